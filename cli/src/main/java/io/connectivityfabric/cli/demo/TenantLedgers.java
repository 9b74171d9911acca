package io.connectivityfabric.cli.demo;

import io.connectivityfabric.cluster.topics.TopicRecord;
import java.util.Map;

/** What was found on the topics of one tenant. */
final class TenantLedgers {
    private final Tenant tenant;
    private final ContactState contactState = new ContactState();
    private final TopicLedger customers = new TopicLedger();
    private final TopicLedger contacts = new TopicLedger();
    private final TopicLedger unified = new TopicLedger();
    private final Map<String, Watched> watched;
    private final Map<String, TopicLedger> ledgers;

    TenantLedgers(Tenant tenant) {
        this.tenant = tenant;
        this.watched = Map.of(
                tenant.customersTopic(), Watched.raw(Fingerprint::of),
                tenant.contactsTopic(), Watched.raw(contactState::ofRead),
                tenant.unifiedTopic(), Watched.unified());
        this.ledgers = Map.of(
                tenant.customersTopic(), customers,
                tenant.contactsTopic(), contacts,
                tenant.unifiedTopic(), unified);
    }

    /** Takes a record of one of the tenant's topics; ignores others. */
    void take(TopicRecord record) {
        TopicLedger ledger = ledgers.get(record.topic());
        if (ledger != null) {
            ledger.add(record.key(), watched.get(record.topic()).observe(record), record.bytes());
        }
    }

    Tenant tenant() {
        return tenant;
    }

    ContactState contactState() {
        return contactState;
    }

    TopicLedger customers() {
        return customers;
    }

    TopicLedger contacts() {
        return contacts;
    }

    TopicLedger unified() {
        return unified;
    }

    /** Records on all three topics. */
    long records() {
        return customers.records() + contacts.records() + unified.records();
    }

    TopicLedger of(String topic) {
        return ledgers.get(topic);
    }
}
