package io.connectivityfabric.hubspot.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.client.HubSpotObject;
import io.connectivityfabric.hubspot.sink.SplittingBatch.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.errors.ConnectException;

/** The contacts of a portal, in batches. */
final class Contacts {

    static final String OBJECT_TYPE = "contacts";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HubSpotClient client;
    private final String idProperty;

    /** @param idProperty unique property that holds the key of the record a contact was made from */
    Contacts(HubSpotClient client, String idProperty) {
        this.client = client;
        this.idProperty = idProperty;
    }

    String idProperty() {
        return idProperty;
    }

    /** Creates or updates; {@link Row#id()} is the value of the unique property. */
    List<RowResult> upsert(List<Row> rows) {
        return new SplittingBatch(inputs -> client.batchUpsert(OBJECT_TYPE, idProperty, inputs)).send(rows);
    }

    /** Updates; {@link Row#id()} is the record id. */
    List<RowResult> update(List<Row> rows) {
        return new SplittingBatch(inputs -> client.batchUpdate(OBJECT_TYPE, null, inputs)).send(rows);
    }

    List<Contact> byRecordId(Collection<String> ids, Set<String> properties) {
        return read(null, ids, properties);
    }

    List<Contact> byFabricId(Collection<String> fabricIds, Set<String> properties) {
        return read(idProperty, fabricIds, properties);
    }

    List<Contact> byEmail(Collection<String> emails, Set<String> properties) {
        return read(Contact.EMAIL, emails, properties);
    }

    private List<Contact> read(String by, Collection<String> ids, Set<String> properties) {
        Set<String> asked = new TreeSet<>(properties);
        asked.addAll(Set.of(idProperty, Contact.EMAIL, Contact.ADDITIONAL_EMAILS));
        List<String> distinct = ids.stream().distinct().toList();
        List<Contact> found = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += HubSpotClient.MAX_BATCH) {
            List<String> part = distinct.subList(from, Math.min(from + HubSpotClient.MAX_BATCH, distinct.size()));
            // What is missing is named in errors of a 207, and simply not among the results.
            client.batchRead(OBJECT_TYPE, by, part, List.copyOf(asked)).results().stream()
                    .map(Contacts::contact)
                    .forEach(found::add);
        }
        return found;
    }

    private static Contact contact(HubSpotObject object) {
        try {
            Map<String, String> properties = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> property :
                    JSON.readTree(object.json()).path("properties").properties()) {
                properties.put(property.getKey(), property.getValue().asText(""));
            }
            return new Contact(object.id(), properties);
        } catch (JsonProcessingException e) {
            throw new ConnectException("HubSpot's answer cannot be read for contact " + object.id());
        }
    }
}
