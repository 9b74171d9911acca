package io.connectivityfabric.cli.demo;

import io.connectivityfabric.cluster.topics.TopicRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;

/** Changes a few objects of a tenant at its providers, as its staff would, and expects each change on the unified topic. */
final class LiveChanges {
    private static final String NEW_NAME = "Renamed During Demo";
    private static final String NEW_EMAIL = "added-during-demo@example.com";

    private final Tenant tenant;
    private final SandboxClient sandbox;
    private final TenantCheck keys;
    private final Arrivals arrivals;
    private final Set<String> deletedCustomers = new HashSet<>();

    LiveChanges(Tenant tenant, SandboxClient sandbox, TenantCheck keys, Arrivals arrivals) {
        this.tenant = tenant;
        this.sandbox = sandbox;
        this.keys = keys;
        this.arrivals = arrivals;
    }

    void make() {
        List<String> customers = new ArrayList<>();
        sandbox.customers(tenant, customer -> customers.add(customer.path("id").asText()));
        List<String> contacts = new ArrayList<>();
        sandbox.contacts(tenant, contact -> contacts.add(contact.path("id").asText()));

        String renamed = customers.get(customers.size() / 2);
        sandbox.updateCustomer(tenant, renamed, Map.of("name", NEW_NAME));
        arrivals.expect("Stripe customer " + renamed + " renamed", unified(keys.customerKey(renamed), this::isRenamed));

        String deleted = customers.get(customers.size() / 3);
        sandbox.deleteCustomer(tenant, deleted);
        deletedCustomers.add(deleted);
        arrivals.expect("Stripe customer " + deleted + " deleted", unified(keys.customerKey(deleted), this::isDeleted));

        String added = sandbox.createCustomer(tenant, Map.of("name", "Added During Demo", "email", NEW_EMAIL));
        arrivals.expect("Stripe customer " + added + " added", unified(keys.customerKey(added), record -> true));
        arrivals.expect(
                "Stripe customer " + added + " written to HubSpot and read back",
                unified(null, record -> isContact(record) && NEW_EMAIL.equals(text(record.get("email")))));

        String changed = contacts.get(contacts.size() / 2);
        sandbox.updateContact(tenant, changed, Map.of("jobtitle", NEW_NAME));
        arrivals.expect(
                "HubSpot contact " + changed + " changed",
                unified(keys.contactKey(changed), record -> NEW_NAME.equals(text(record.get("job_title")))));

        String created = sandbox.createContact(
                tenant, Map.of("firstname", "Added", "lastname", "During Demo", "email", "contact-" + NEW_EMAIL));
        arrivals.expect("HubSpot contact " + created + " added", unified(keys.contactKey(created), record -> true));
    }

    /** Ids of the customers that were deleted. */
    Set<String> deletedCustomers() {
        return deletedCustomers;
    }

    private Predicate<TopicRecord> unified(String key, Predicate<GenericRecord> value) {
        return record -> record.topic().equals(tenant.unifiedTopic())
                && (key == null || record.key().equals(key))
                && value.test(record.value());
    }

    private boolean isRenamed(GenericRecord record) {
        return NEW_NAME.equals(text(record.get("display_name")));
    }

    private boolean isDeleted(GenericRecord record) {
        return (Boolean) ((GenericRecord) record.get("meta")).get("deleted");
    }

    private static boolean isContact(GenericRecord record) {
        return "contact".equals(text(((GenericRecord) record.get("meta")).get("source_object")));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
