package io.connectivityfabric.hubspot.sink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the contacts that were made from the records to be written, each looked up once for a batch. */
final class OwnContacts {

    private final Contacts contacts;

    OwnContacts(Contacts contacts) {
        this.contacts = contacts;
    }

    /** Reads those of {@code pendings} that were not looked up yet. */
    void find(List<PendingContact> pendings) {
        List<PendingContact> unknown =
                pendings.stream().filter(pending -> !pending.isOwnKnown()).toList();
        if (unknown.isEmpty()) {
            return;
        }
        Map<String, Contact> found = new HashMap<>();
        contacts.byFabricId(
                        unknown.stream()
                                .map(pending -> pending.write().fabricId())
                                .toList(),
                        fillable(unknown))
                .forEach(contact -> found.put(contact.value(contacts.idProperty()), contact));
        unknown.forEach(pending -> pending.own(found.get(pending.write().fabricId())));
    }

    /** The properties whose present values decide what is written. */
    static Set<String> fillable(List<PendingContact> pendings) {
        Set<String> fillable = new TreeSet<>();
        pendings.forEach(pending -> fillable.addAll(pending.write().fillsBlanksOnly()));
        return fillable;
    }
}
