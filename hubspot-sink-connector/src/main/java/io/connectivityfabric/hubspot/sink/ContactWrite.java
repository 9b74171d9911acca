package io.connectivityfabric.hubspot.sink;

import io.connectivityfabric.connect.sink.TargetWrite;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What one unified customer asks of one contact.
 *
 * @param fabricId key of the record, the value of the unique property by which the contact is found again
 * @param recordId the contact's own id where it is known already, else null
 * @param owner value of the unique property of the contact {@code recordId} if another record made that contact, else
 *     null
 * @param email in lower case, as HubSpot keeps it; null if the record asserts none
 * @param properties to set; the empty text clears
 * @param fillsBlanksOnly names among {@code properties} that may fill a blank but not replace anything
 * @param version when the state was last changed; null if unknown
 */
record ContactWrite(
        String fabricId,
        String recordId,
        String owner,
        String email,
        Map<String, String> properties,
        Set<String> fillsBlanksOnly,
        Instant version)
        implements TargetWrite<ContactWrite> {

    @Override
    public String target() {
        return fabricId;
    }

    @Override
    public Set<String> claims() {
        Set<String> claims = new LinkedHashSet<>();
        claims.add(fabricId);
        if (owner != null) {
            claims.add(owner);
        }
        if (recordId != null) {
            claims.add("contact " + recordId);
        }
        if (email != null) {
            claims.add("e-mail " + email);
        }
        return claims;
    }

    @Override
    public ContactWrite followedBy(ContactWrite later) {
        Map<String, String> united = new LinkedHashMap<>(properties);
        Set<String> blanksOnly = new HashSet<>(fillsBlanksOnly);
        later.properties.forEach((name, value) -> {
            boolean firm = !later.fillsBlanksOnly.contains(name);
            boolean open = fillsBlanksOnly.contains(name)
                    || properties.getOrDefault(name, "").isEmpty();
            if (firm) {
                united.put(name, value);
                blanksOnly.remove(name);
            } else if (open) {
                united.put(name, value);
                blanksOnly.add(name);
            }
        });
        return new ContactWrite(
                fabricId,
                later.recordId == null ? recordId : later.recordId,
                later.recordId == null ? owner : later.owner,
                later.email == null ? email : later.email,
                united,
                blanksOnly,
                later.version);
    }
}
