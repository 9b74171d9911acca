package io.connectivityfabric.hubspot.source.webhook;

import io.connectivityfabric.hubspot.client.HubSpotWebhookItem;
import java.util.Arrays;
import java.util.Optional;

/** The types of objects whose events name them, and what they are called where. */
enum ObjectType {
    CONTACT("0-1", "contact", "contacts"),
    COMPANY("0-2", "company", "companies"),
    DEAL("0-3", "deal", "deals"),
    TICKET("0-5", "ticket", "tickets"),
    PRODUCT("0-7", "product", "products"),
    LINE_ITEM("0-8", "line_item", "line_items"),
    QUOTE("0-14", "quote", "quotes"),
    INVOICE("0-53", "invoice", "invoices"),
    SUBSCRIPTION("0-69", "subscription", "subscriptions"),
    COMMERCE_PAYMENT("0-101", "commerce_payment", "commerce_payments"),
    ORDER("0-123", "order", "orders");

    private final String id;
    private final String object;
    private final String stream;

    ObjectType(String id, String object, String stream) {
        this.id = id;
        this.object = object;
        this.stream = stream;
    }

    /** HubSpot's name of one object, as it stands in records and keys. */
    String object() {
        return object;
    }

    /** The stream of such objects, and their type in addresses. */
    String stream() {
        return stream;
    }

    /** The type of the object that an item is about; empty for types that we have no name for, and for messages. */
    static Optional<ObjectType> of(HubSpotWebhookItem item) {
        return Arrays.stream(values())
                .filter(type -> item.objectTypeId() == null
                        ? type.object.equals(item.subjectWord())
                        : type.id.equals(item.objectTypeId()))
                .findFirst();
    }
}
