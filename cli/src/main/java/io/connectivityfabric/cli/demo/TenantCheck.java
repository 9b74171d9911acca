package io.connectivityfabric.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.mapping.ReadMapping;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.raw.RecordKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.data.Struct;

/** Compares all topics of one tenant with what the sandbox holds now. */
final class TenantCheck {
    private static final Mappings MAPPINGS = Mappings.builtIn();
    private static final int EXAMPLES = 5;

    private final Tenant tenant;
    private final TenantLedgers ledgers;
    private final SandboxClient sandbox;
    private final Account stripe;
    private final Account hubspot;

    /** Whose objects they are, and how they become unified records. */
    private record Account(Tenant tenant, String system, String id, String object, ReadMapping mapping) {
        static Account of(Tenant tenant, String system, String id, String object) {
            return new Account(
                    tenant, system, id, object, MAPPINGS.read(system, object).orElseThrow());
        }

        String key(String objectId) {
            return new RecordKey(tenant.name(), system, id, object, objectId).toString();
        }

        /** The content hash that a unified record of this object must have. */
        long unifiedState(ObjectNode json) {
            Struct unified = mapping.apply(new RawRecord(
                    tenant.name(),
                    system,
                    id,
                    object,
                    json.path("id").asText(),
                    Operation.READ,
                    null,
                    Instant.EPOCH,
                    null,
                    null,
                    json.toString()));
            return Fingerprint.text(unified.getStruct("meta").getString("content_hash"));
        }
    }

    /** Everything of one tenant. */
    record Result(List<TopicResult> topics, MirrorResult mirror) {
        boolean ok() {
            return topics.stream().allMatch(TopicResult::ok) && mirror.ok();
        }

        /** Whether what is wrong, if anything, cannot be put right by records that are still to come. */
        boolean settled() {
            return topics.stream().allMatch(TopicResult::settled) && mirror.ok();
        }
    }

    TenantCheck(TenantLedgers ledgers, SandboxClient sandbox) {
        this.tenant = ledgers.tenant();
        this.ledgers = ledgers;
        this.sandbox = sandbox;
        this.stripe = Account.of(tenant, "stripe", sandbox.stripeAccount(tenant), "customer");
        this.hubspot = Account.of(tenant, "hubspot", sandbox.hubspotAccount(tenant), "contact");
    }

    /** The key of a Stripe customer's records. */
    String customerKey(String id) {
        return stripe.key(id);
    }

    /** The key of a HubSpot contact's records. */
    String contactKey(String id) {
        return hubspot.key(id);
    }

    /** A customer and a contact, each with an e-mail address, that are among the first to be read: Stripe lists new ones first. */
    List<Sample> samples() {
        AtomicReference<ObjectNode> newest = new AtomicReference<>();
        sandbox.customers(tenant, customer -> {
            if (customer.hasNonNull("email") && (newest.get() == null || created(customer) > created(newest.get()))) {
                newest.set(customer);
            }
        });
        AtomicReference<ObjectNode> first = new AtomicReference<>();
        sandbox.contacts(tenant, contact -> {
            if (contact.path("properties").hasNonNull("email")) {
                first.compareAndSet(null, contact);
            }
        });
        return List.of(
                new Sample(
                        tenant.customersTopic(),
                        tenant.unifiedTopic(),
                        stripe.key(newest.get().path("id").asText())),
                new Sample(
                        tenant.contactsTopic(),
                        tenant.unifiedTopic(),
                        hubspot.key(first.get().path("id").asText())));
    }

    /** How many objects there will be: each Stripe customer becomes a contact, unless HubSpot has one of its e-mail address. */
    long expectedObjects() {
        Set<String> emails = new HashSet<>();
        long[] objects = new long[1];
        sandbox.contacts(tenant, contact -> {
            objects[0]++;
            emails.add(canonical(contact.path("properties").path("email")));
        });
        sandbox.customers(tenant, customer -> {
            objects[0]++;
            if (!customer.hasNonNull("email") || emails.add(canonical(customer.path("email")))) {
                objects[0]++;
            }
        });
        return objects[0];
    }

    private static long created(ObjectNode customer) {
        return customer.path("created").asLong();
    }

    /**
     * Compares.
     *
     * @param deletedCustomers ids of the Stripe customers that were deleted while the demo watched
     */
    Result run(Set<String> deletedCustomers) {
        TopicCheck customers = new TopicCheck(tenant.customersTopic(), ledgers.customers());
        TopicCheck contacts = new TopicCheck(tenant.contactsTopic(), ledgers.contacts());
        TopicCheck unified = new TopicCheck(tenant.unifiedTopic(), ledgers.unified());
        Map<String, String> emails = new HashMap<>();

        sandbox.customers(tenant, customer -> {
            String key = stripe.key(customer.path("id").asText());
            customers.holds(key, Fingerprint.of((JsonNode) customer));
            unified.holds(key, stripe.unifiedState(customer));
            if (customer.hasNonNull("email")) {
                emails.put(key, canonical(customer.path("email")));
            }
        });
        for (String id : deletedCustomers) {
            customers.deleted(stripe.key(id));
            unified.deleted(stripe.key(id));
        }

        Set<String> mirrored = new HashSet<>();
        sandbox.contacts(tenant, contact -> {
            String key = hubspot.key(contact.path("id").asText());
            contacts.holds(key, ledgers.contactState().ofHeld(contact));
            unified.holds(key, hubspot.unifiedState(ledgers.contactState().comparable(contact)));
            mirrored.add(contact.path("properties").path("fabric_id").asText());
            mirrored.add(canonical(contact.path("properties").path("email")));
        });
        return new Result(List.of(customers.result(), contacts.result(), unified.result()), mirror(emails, mirrored));
    }

    private MirrorResult mirror(Map<String, String> emails, Set<String> mirrored) {
        List<String> examples = new ArrayList<>();
        long missing = 0;
        for (Map.Entry<String, String> customer : emails.entrySet()) {
            if (!mirrored.contains(customer.getKey()) && !mirrored.contains(customer.getValue())) {
                missing++;
                if (examples.size() < EXAMPLES) {
                    examples.add("no HubSpot contact: " + customer.getKey());
                }
            }
        }
        return new MirrorResult(tenant.name(), emails.size(), missing, examples);
    }

    /** HubSpot keeps e-mail addresses in lower case. */
    private static String canonical(JsonNode email) {
        return email.asText().strip().toLowerCase(Locale.ROOT);
    }
}
