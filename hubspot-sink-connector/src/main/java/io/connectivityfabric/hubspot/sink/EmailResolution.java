package io.connectivityfabric.hubspot.sink;

import io.connectivityfabric.connect.sink.RejectedRecordException;
import io.connectivityfabric.hubspot.sink.Aliases.Alias;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds the contacts that have the e-mail addresses of records which could not be upserted for that reason. */
final class EmailResolution {

    private final Contacts contacts;
    private final OwnContacts ownContacts;
    private final Aliases aliases;

    EmailResolution(Contacts contacts, OwnContacts ownContacts, Aliases aliases) {
        this.contacts = contacts;
        this.ownContacts = ownContacts;
        this.aliases = aliases;
    }

    /** Routes each to the contact with its address, or back to an upsert if there is none any more. */
    void resolve(List<PendingContact> pendings) {
        if (pendings.isEmpty()) {
            return;
        }
        ownContacts.find(pendings);
        Set<String> fillable = OwnContacts.fillable(pendings);
        List<Contact> found = contacts.byEmail(
                pendings.stream().map(pending -> pending.write().email()).toList(), fillable);
        List<Contact> named = namedInRefusals(
                pendings.stream()
                        .filter(pending -> holder(pending, found, List.of()).isEmpty())
                        .toList(),
                fillable);
        pendings.forEach(pending -> route(pending, holder(pending, found, named)));
    }

    private static Optional<Contact> holder(PendingContact pending, List<Contact> found, List<Contact> named) {
        String email = pending.write().email();
        Optional<Contact> byEmail =
                found.stream().filter(contact -> contact.hasEmail(email)).findFirst();
        return byEmail.or(() ->
                named.stream().filter(contact -> isNamed(contact, pending)).findFirst());
    }

    /** Contacts that HubSpot named as being in the way: a lookup by address may lag behind, or miss secondary ones. */
    private List<Contact> namedInRefusals(List<PendingContact> pendings, Set<String> fillable) {
        List<String> ids = pendings.stream()
                .map(PendingContact::lastRefusal)
                .filter(Objects::nonNull)
                .flatMap(refusal -> refusal.existingId().stream())
                .toList();
        return ids.isEmpty() ? List.of() : contacts.byRecordId(ids, fillable);
    }

    private static boolean isNamed(Contact contact, PendingContact pending) {
        return pending.lastRefusal() != null
                && pending.lastRefusal()
                        .existingId()
                        .filter(contact.id()::equals)
                        .isPresent();
    }

    private void route(PendingContact pending, Optional<Contact> holder) {
        Optional<Contact> own = pending.own();
        if (own.isPresent()
                && holder.isPresent()
                && !own.get().id().equals(holder.get().id())) {
            pending.rejected(new RejectedRecordException("The e-mail address of record "
                    + pending.write().fabricId() + " belongs to contact "
                    + holder.get().id() + ", while the record's own contact is "
                    + own.get().id() + ": merge the two in HubSpot, or correct the address"));
        } else if (own.isPresent() || holder.isEmpty()) {
            pending.upsert();
        } else {
            takeOver(pending, holder.get());
        }
    }

    private void takeOver(PendingContact pending, Contact holder) {
        pending.found(holder);
        String owner = holder.value(contacts.idProperty());
        if (!owner.isBlank() && !owner.equals(pending.write().fabricId())) {
            aliases.learn(pending.write().fabricId(), new Alias(holder.id(), owner));
        }
    }
}
