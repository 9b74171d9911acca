package io.connectivityfabric.hubspot.sink;

import io.connectivityfabric.connect.sink.RejectedRecordException;
import io.connectivityfabric.connect.sink.WriteOutcome;
import java.util.Optional;

/** A write on its way to its contact: how it is to be sent next, or what became of it. */
final class PendingContact {

    /** How the contact is addressed. */
    enum Route {
        /** By the unique property: update, or create. */
        FABRIC_ID,
        /** By the contact's own id: update only. */
        RECORD_ID,
        /** Not known yet: the contact that has the e-mail address is to be found first. */
        EMAIL
    }

    private final ContactWrite write;
    private Route route;
    private String recordId;
    private Contact contact;
    private boolean ownKnown;
    private Contact own;
    private Refusal lastRefusal;
    private boolean propertiesRefreshed;
    private WriteOutcome outcome;

    PendingContact(ContactWrite write) {
        this.write = write;
        this.recordId = write.recordId();
        this.route = recordId == null ? Route.FABRIC_ID : Route.RECORD_ID;
    }

    ContactWrite write() {
        return write;
    }

    boolean isTo(Route wanted) {
        return outcome == null && route == wanted;
    }

    String recordId() {
        return recordId;
    }

    /** The contact as it was just read; null if it was not. */
    Contact contact() {
        return contact;
    }

    boolean isOwnKnown() {
        return ownKnown;
    }

    /** The contact that was made from this record, empty if there is none; to be asked once it is known. */
    Optional<Contact> own() {
        return Optional.ofNullable(own);
    }

    /** @param found null if there is none */
    void own(Contact found) {
        ownKnown = true;
        own = found;
    }

    Refusal lastRefusal() {
        return lastRefusal;
    }

    WriteOutcome outcome() {
        return outcome;
    }

    void found(Contact target) {
        route = Route.RECORD_ID;
        recordId = target.id();
        contact = target;
    }

    void upsert() {
        route = Route.FABRIC_ID;
        recordId = null;
        contact = null;
    }

    void findByEmail() {
        route = Route.EMAIL;
    }

    void conflicted(Refusal refusal) {
        lastRefusal = refusal;
        route = Route.EMAIL;
        contact = null;
    }

    /** True the first time only, so that an unknown property is looked for once. */
    boolean refreshProperties(Refusal refusal) {
        lastRefusal = refusal;
        boolean first = !propertiesRefreshed;
        propertiesRefreshed = true;
        return first;
    }

    void written(boolean created) {
        outcome = new WriteOutcome.Written(created);
    }

    void rejected(RejectedRecordException reason) {
        outcome = new WriteOutcome.Rejected(reason);
    }
}
