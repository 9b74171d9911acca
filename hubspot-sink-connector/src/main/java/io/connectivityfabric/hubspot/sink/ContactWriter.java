package io.connectivityfabric.hubspot.sink;

import io.connectivityfabric.connect.sink.BatchWriter;
import io.connectivityfabric.connect.sink.RejectedRecordException;
import io.connectivityfabric.connect.sink.WriteOutcome;
import io.connectivityfabric.hubspot.sink.PendingContact.Route;
import io.connectivityfabric.hubspot.sink.RowResult.Accepted;
import io.connectivityfabric.hubspot.sink.RowResult.Refused;
import io.connectivityfabric.hubspot.sink.SplittingBatch.Row;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes a batch of contacts. A target is found by, in this order: the contact's own id if the record or an earlier write
 * names it, the unique property, the e-mail address; else it is created.
 *
 * <p>Most batches are one upsert by the unique property. HubSpot refuses an input whose e-mail address another contact
 * has; that contact is then looked up and updated by its own id, which is also how two tasks that create the same address
 * at the same time come together. Of several records with one address in a batch only the first is upserted; the others
 * are looked up after it.
 */
final class ContactWriter implements BatchWriter<ContactWrite> {

    /** Enough for: conflict, lost race, conflict again. */
    private static final int MAX_ROUNDS = 6;

    private final Contacts contacts;
    private final ContactProperties properties;
    private final OwnContacts ownContacts;
    private final EmailResolution resolution;
    private final Aliases aliases;

    ContactWriter(Contacts contacts, ContactProperties properties, Aliases aliases) {
        this.contacts = contacts;
        this.properties = properties;
        this.ownContacts = new OwnContacts(contacts);
        this.resolution = new EmailResolution(contacts, ownContacts, aliases);
        this.aliases = aliases;
    }

    @Override
    public List<WriteOutcome> write(List<ContactWrite> writes) {
        List<PendingContact> batch = writes.stream().map(PendingContact::new).toList();
        batch.forEach(this::rejectUnknownProperties);
        onlyFirstOfEachEmail(batch);
        // In one call those that an upsert needs and those that a lookup by address will need.
        ownContacts.find(batch.stream()
                .filter(pending -> pending.isTo(Route.EMAIL) || fillsOnUpsert(pending))
                .toList());
        for (int round = 0; round < MAX_ROUNDS && isUnfinished(batch); round++) {
            updateByRecordId(to(Route.RECORD_ID, batch));
            upsert(to(Route.FABRIC_ID, batch));
            resolution.resolve(to(Route.EMAIL, batch));
        }
        batch.stream().filter(pending -> pending.outcome() == null).forEach(ContactWriter::giveUp);
        return batch.stream().map(PendingContact::outcome).toList();
    }

    private void rejectUnknownProperties(PendingContact pending) {
        properties
                .problem(pending.write().properties().keySet())
                .ifPresent(problem -> pending.rejected(new RejectedRecordException(
                        "The contact of record " + pending.write().fabricId() + " cannot be written: " + problem)));
    }

    private static void onlyFirstOfEachEmail(List<PendingContact> batch) {
        Set<String> seen = new HashSet<>();
        for (PendingContact pending : batch) {
            String email = pending.write().email();
            if (email != null && !seen.add(email) && pending.isTo(Route.FABRIC_ID)) {
                pending.findByEmail();
            }
        }
    }

    private void updateByRecordId(List<PendingContact> pendings) {
        readUnread(pendings);
        Map<String, List<PendingContact>> byContact = to(Route.RECORD_ID, pendings).stream()
                .collect(Collectors.groupingBy(PendingContact::recordId, LinkedHashMap::new, Collectors.toList()));
        Map<List<PendingContact>, Row> rows = new LinkedHashMap<>();
        for (List<PendingContact> sharing : byContact.values()) {
            Row row = row(sharing);
            if (row.properties().isEmpty()) {
                sharing.forEach(pending -> pending.written(false));
            } else {
                rows.put(sharing, row);
            }
        }
        List<RowResult> results = contacts.update(List.copyOf(rows.values()));
        int i = 0;
        for (List<PendingContact> sharing : rows.keySet()) {
            RowResult result = results.get(i++);
            if (result instanceof Refused && sharing.size() > 1) {
                sharing.forEach(this::updateAlone);
            } else {
                sharing.forEach(pending -> settle(pending, result));
            }
        }
    }

    /** Judges a record by itself, after an update that united several was refused. */
    private void updateAlone(PendingContact pending) {
        Row row = row(List.of(pending));
        if (row.properties().isEmpty()) {
            pending.written(false);
        } else {
            settle(pending, contacts.update(List.of(row)).get(0));
        }
    }

    /** What the records change of their contact, later ones over earlier ones. */
    private Row row(List<PendingContact> sharing) {
        Contact contact = sharing.get(0).contact();
        ContactWrite united = sharing.stream()
                .map(PendingContact::write)
                .reduce(ContactWrite::followedBy)
                .orElseThrow();
        Map<String, String> changes = contact.changes(united);
        if (contact.isBlank(contacts.idProperty())) {
            // A contact nobody has claimed yet becomes the record's own; one that is claimed is never taken over.
            changes.put(contacts.idProperty(), sharing.get(0).write().fabricId());
        }
        return new Row(contact.id(), changes);
    }

    private void readUnread(List<PendingContact> pendings) {
        List<PendingContact> unread =
                pendings.stream().filter(pending -> pending.contact() == null).toList();
        if (unread.isEmpty()) {
            return;
        }
        Map<String, Contact> found = contacts
                .byRecordId(unread.stream().map(PendingContact::recordId).toList(), OwnContacts.fillable(unread))
                .stream()
                .collect(Collectors.toMap(Contact::id, Function.identity(), (first, second) -> first));
        for (PendingContact pending : unread) {
            Contact contact = found.get(pending.recordId());
            if (contact == null) {
                targetIsGone(pending);
            } else {
                pending.found(contact);
            }
        }
    }

    private void targetIsGone(PendingContact pending) {
        aliases.forget(pending.write().fabricId());
        pending.upsert();
    }

    private void upsert(List<PendingContact> pendings) {
        ownContacts.find(pendings.stream().filter(ContactWriter::fillsOnUpsert).toList());
        List<Row> rows = pendings.stream()
                .map(pending -> new Row(
                        pending.write().fabricId(),
                        pending.own()
                                .map(own -> own.changes(pending.write()))
                                .orElse(pending.write().properties())))
                .toList();
        List<RowResult> results = contacts.upsert(rows);
        for (int i = 0; i < results.size(); i++) {
            settle(pendings.get(i), results.get(i));
        }
    }

    private static boolean fillsOnUpsert(PendingContact pending) {
        return pending.isTo(Route.FABRIC_ID)
                && !pending.write().fillsBlanksOnly().isEmpty();
    }

    private void settle(PendingContact pending, RowResult result) {
        if (result instanceof Accepted accepted) {
            pending.written(accepted.created());
        } else if (result instanceof Refused refused) {
            settle(pending, refused.refusal());
        }
    }

    private void settle(PendingContact pending, Refusal refusal) {
        if (refusal.isCallRefusedFor(contacts.idProperty())) {
            // If the property is gone every record would be refused: that is no fault of the records.
            properties.refresh();
            properties.ensureIdProperty();
        }
        if (refusal.isUnknownProperty() && pending.refreshProperties(refusal)) {
            properties.refresh();
            rejectUnknownProperties(pending);
        } else if (refusal.isConflict() && pending.write().email() != null) {
            pending.conflicted(refusal);
        } else if (refusal.isNotFound() && pending.isTo(Route.RECORD_ID)) {
            targetIsGone(pending);
        } else {
            pending.rejected(refusal.asRejection(pending.write()));
        }
    }

    private static void giveUp(PendingContact pending) {
        Refusal refusal = pending.lastRefusal();
        pending.rejected(
                refusal == null
                        ? new RejectedRecordException("The contact of record "
                                + pending.write().fabricId() + " vanished each time it was to be written")
                        : refusal.asRejection(pending.write()));
    }

    private static boolean isUnfinished(List<PendingContact> batch) {
        return batch.stream().anyMatch(pending -> pending.outcome() == null);
    }

    private static List<PendingContact> to(Route route, List<PendingContact> batch) {
        return batch.stream().filter(pending -> pending.isTo(route)).toList();
    }
}
