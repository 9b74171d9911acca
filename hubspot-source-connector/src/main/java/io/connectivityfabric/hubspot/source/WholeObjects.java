package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.http.Priority;
import io.connectivityfabric.hubspot.client.BatchResult;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.client.HubSpotObject;
import io.connectivityfabric.hubspot.client.HubSpotPage;
import io.connectivityfabric.hubspot.client.HubSpotSearch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads objects with all their properties. HubSpot returns only the properties that are named, and takes only so many
 * names in an address or a search: where there are more, the objects found are read once more by their ids, in batches.
 */
final class WholeObjects {
    /** HubSpot answers 414 to addresses of about 16,000 characters; commas are three characters there. */
    private static final int MOST_IN_ADDRESS = 12_000;
    /** HubSpot's documentation limits the body of a search to 3,000 characters. */
    private static final int MOST_IN_SEARCH = 2_000;

    private final HubSpotClient client;
    private final HubSpotStream stream;
    private final PropertyNames names;

    WholeObjects(HubSpotClient client, HubSpotStream stream, PropertyNames names) {
        this.client = client;
        this.stream = stream;
        this.names = names;
    }

    /** A page of the list of all objects. */
    HubSpotPage list(String after) {
        List<String> properties = names.get();
        int limit = HubSpotClient.MAX_LIST_LIMIT;
        if (length(properties, 3) <= MOST_IN_ADDRESS) {
            return client.list(stream.name(), properties, after, limit, false, Priority.BACKFILL);
        }
        HubSpotPage page = client.list(stream.name(), List.of(), after, limit, false, Priority.BACKFILL);
        return new HubSpotPage(byId(page.results(), properties), page.after(), page.total(), page.requestedAt());
    }

    /** A page of a search, with no more properties than a search takes. */
    HubSpotPage search(HubSpotSearch query) {
        List<String> properties = names.get();
        List<String> searched = fitsSearch(properties) ? properties : List.of(stream.modified());
        return client.search(stream.name(), query.returning(searched), Priority.LIVE);
    }

    /** These results of a search with all their properties; without those that have been deleted meanwhile. */
    List<HubSpotObject> complete(List<HubSpotObject> found) {
        List<String> properties = names.get();
        return fitsSearch(properties) ? found : byId(found, properties);
    }

    /** Objects by their ids, as far as they are there under these very ids: of two merged ones, the survivor only. */
    Map<String, HubSpotObject> byId(List<String> ids) {
        Map<String, HubSpotObject> found = new HashMap<>();
        read(ids, names.get()).forEach(object -> found.put(object.id(), object));
        return found;
    }

    /** A page of the list of all objects, to see which there are. */
    HubSpotPage listIds(String after) {
        return client.list(
                stream.name(),
                List.of(stream.modified()),
                after,
                HubSpotClient.MAX_LIST_LIMIT,
                false,
                Priority.BACKFILL);
    }

    /** What an object has been merged into, for which HubSpot answers with another; empty if it is not there at all. */
    Optional<HubSpotObject> survivor(String id) {
        return read(List.of(id), names.get()).stream()
                .filter(object -> !object.id().equals(id))
                .findFirst();
    }

    private static boolean fitsSearch(List<String> properties) {
        return length(properties, 3) <= MOST_IN_SEARCH;
    }

    private static int length(List<String> properties, int separator) {
        return properties.stream().mapToInt(name -> name.length() + separator).sum();
    }

    private List<HubSpotObject> byId(List<HubSpotObject> found, List<String> properties) {
        return read(found.stream().map(HubSpotObject::id).toList(), properties);
    }

    private List<HubSpotObject> read(List<String> ids, List<String> properties) {
        List<HubSpotObject> whole = new ArrayList<>(ids.size());
        for (int from = 0; from < ids.size(); from += HubSpotClient.MAX_BATCH) {
            List<String> some = ids.subList(from, Math.min(from + HubSpotClient.MAX_BATCH, ids.size()));
            BatchResult batch = client.batchRead(stream.name(), null, some, properties);
            whole.addAll(batch.results());
        }
        return whole;
    }
}
