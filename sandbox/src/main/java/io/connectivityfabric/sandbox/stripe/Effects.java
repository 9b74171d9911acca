package io.connectivityfabric.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.stripe.EventLog.Cause;
import io.connectivityfabric.sandbox.stripe.objects.Catalog;
import io.connectivityfabric.sandbox.stripe.objects.Resource;
import java.util.OptionalInt;

/** What a write does to other objects than its own: a refund to its charge, a payment to its charge and balance. */
final class Effects {
    private final ObjectStore store;

    Effects(ObjectStore store) {
        this.store = store;
    }

    /** Completes an object that is about to be stored. */
    void before(Resource resource, ObjectNode object, ObjectNode params, String parent) {
        switch (resource.name()) {
            case "refunds" -> refund(object, params);
            case "charges" -> {
                object.set("amount_captured", object.get("amount"));
                balance(object);
            }
            case "subscriptions" -> items(object, params);
            case "prices" -> {
                object.put("type", params.has("recurring") ? "recurring" : "one_time");
                lookupKey(object, params);
                if (!params.has("recurring")) {
                    object.putNull("recurring");
                }
                amount(object, params);
            }
            case "plans" -> object.put("amount_decimal", object.path("amount").asText());
            case "transfer_reversals" -> take("transfers", parent, "amount_reversed", "reversed", object, Cause.NONE);
            case "application_fee_refunds" ->
                take("application_fees", parent, "amount_refunded", "refunded", object, Cause.NONE);
            default -> {
                // Nothing else hangs on it.
            }
        }
    }

    /** Follows up what was stored. */
    void after(Resource resource, ObjectNode object, ObjectNode params, Cause cause) {
        switch (resource.name()) {
            case "refunds" ->
                take("charges", object.path("charge").textValue(), "amount_refunded", "refunded", object, cause);
            case "payment_intents" -> {
                if (params.path("confirm").asText().equals("true")) {
                    ObjectTable table = store.table("payment_intents");
                    int place = table.present(object.get("id").textValue()).orElseThrow();
                    ObjectNode paid = table.object(place).put("status", "succeeded");
                    acting(resource, "confirm", paid, cause);
                    store.change(table, place, paid, cause, null);
                }
            }
            default -> {
                // Nothing else hangs on it.
            }
        }
    }

    /** Completes an object that an action is about to change. */
    void acting(Resource resource, String action, ObjectNode object, Cause cause) {
        if (resource.name().equals("payment_intents") && action.equals("confirm")) {
            Resource charges = Catalog.resource("charges");
            ObjectNode charge = store.blank(charges);
            for (String field : new String[] {"amount", "currency", "customer", "description", "metadata"}) {
                charge.set(field, object.get(field));
            }
            charge.set("amount_captured", object.get("amount"));
            charge.set("payment_intent", object.get("id"));
            object.set("latest_charge", charge.get("id"));
            object.set("amount_received", object.get("amount"));
            balance(charge);
            store.insert(charges, charge, null, cause);
        }
    }

    /** Of a price, in both of its forms; one with tiers has none of its own. */
    private static void amount(ObjectNode price, ObjectNode params) {
        if (params.has("unit_amount_decimal")) {
            String decimal = params.get("unit_amount_decimal").textValue();
            price.put("unit_amount_decimal", decimal);
            if (decimal.matches("\\d+")) {
                price.put("unit_amount", Long.parseLong(decimal));
            } else {
                price.putNull("unit_amount");
            }
        } else if (params.path("billing_scheme").asText().equals("tiered")) {
            price.putNull("unit_amount");
            price.putNull("unit_amount_decimal");
        } else {
            price.put("unit_amount_decimal", price.path("unit_amount").asText());
        }
    }

    /** At most one price has it, unless the request takes it from the other one. */
    private void lookupKey(ObjectNode price, ObjectNode params) {
        String key = params.path("lookup_key").asText("");
        if (key.isEmpty()) {
            price.putNull("lookup_key");
            return;
        }
        ObjectTable prices = store.table("prices");
        OptionalInt holder = prices.all()
                .filter(place -> key.equals(prices.field(place, "/lookup_key")))
                .findFirst();
        if (holder.isPresent()) {
            if (!params.path("transfer_lookup_key").asText().equals("true")) {
                throw StripeException.invalid(
                        null,
                        "lookup_key",
                        "A price (`" + prices.id(holder.getAsInt()) + "`) already uses that lookup key.");
            }
            ObjectNode without = prices.object(holder.getAsInt()).putNull("lookup_key");
            store.change(prices, holder.getAsInt(), without, Cause.NONE, null);
        }
    }

    /** What must not go while other objects need it. */
    void removing(Resource resource, String id) {
        if (resource.name().equals("products")) {
            ObjectTable prices = store.table("prices");
            if (prices.all().anyMatch(place -> id.equals(prices.field(place, "/product")))) {
                throw StripeException.invalid(
                        null, null, "This product cannot be deleted because it has one or more user-created prices.");
            }
        }
    }

    private void refund(ObjectNode refund, ObjectNode params) {
        ObjectTable charges = store.table("charges");
        String id = params.path("charge").asText("");
        if (id.isEmpty() && params.has("payment_intent")) {
            ObjectTable intents = store.table("payment_intents");
            int intent =
                    intents.present(params.get("payment_intent").textValue()).orElseThrow();
            id = intents.object(intent).path("latest_charge").asText("");
        }
        OptionalInt place = charges.present(id);
        if (place.isEmpty()) {
            throw StripeException.invalid(
                    "parameter_missing",
                    "charge",
                    "One of the following params should be provided: charge or payment_intent.");
        }
        ObjectNode charge = charges.object(place.getAsInt());
        long left =
                charge.get("amount").longValue() - charge.get("amount_refunded").longValue();
        long amount = params.has("amount") ? refund.get("amount").longValue() : left;
        if (amount < 1 || amount > left) {
            throw StripeException.invalid(
                    left == 0 ? "charge_already_refunded" : null,
                    "amount",
                    left == 0
                            ? "Charge " + id + " has already been refunded."
                            : "Refund amount (" + amount + ") is greater than unrefunded amount on charge (" + left
                                    + ")");
        }
        refund.put("amount", amount).put("charge", id);
        refund.set("currency", charge.get("currency"));
        refund.set("payment_intent", charge.get("payment_intent"));
    }

    private void items(ObjectNode subscription, ObjectNode params) {
        Resource resource = Catalog.resource("subscription_items");
        for (JsonNode item : params.path("items")) {
            ObjectNode made = store.blank(resource);
            String id = item.path("price").asText("");
            ObjectTable prices = store.table("prices");
            OptionalInt price = prices.present(id);
            if (price.isEmpty()) {
                throw StripeException.missingReference("price", id, "items[0][price]");
            }
            made.set("price", prices.object(price.getAsInt()));
            made.put("quantity", item.path("quantity").asLong(1));
            made.set("subscription", subscription.get("id"));
            store.insert(resource, made, null, Cause.NONE);
            subscription.set("currency", made.at("/price/currency"));
        }
    }

    /** Adds what is given back to what was given back before. */
    private void take(String resource, String id, String sum, String all, ObjectNode part, Cause cause) {
        ObjectTable table = store.table(resource);
        int place = table.present(id).orElseThrow();
        ObjectNode whole = table.object(place);
        long back = whole.path(sum).longValue() + part.get("amount").longValue();
        whole.put(sum, back).put(all, back >= whole.get("amount").longValue());
        part.set("currency", whole.get("currency"));
        store.change(table, place, whole, cause, null);
    }

    /** Books a charge that is about to be stored, so that the event of its creation tells of the booking. */
    private void balance(ObjectNode charge) {
        Resource resource = Catalog.resource("balance_transactions");
        ObjectNode booked = store.blank(resource);
        long amount = charge.get("amount").longValue();
        booked.put("amount", amount).put("fee", 0).put("net", amount);
        booked.putArray("fee_details");
        booked.set("currency", charge.get("currency"));
        booked.set("source", charge.get("id"));
        store.insert(resource, booked, null, Cause.NONE);
        charge.set("balance_transaction", booked.get("id"));
    }
}
