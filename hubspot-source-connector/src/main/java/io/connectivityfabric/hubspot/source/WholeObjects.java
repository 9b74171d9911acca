package io.connectivityfabric.hubspot.source;

import io.connectivityfabric.http.Priority;
import io.connectivityfabric.hubspot.client.BatchResult;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.client.HubSpotObject;
import io.connectivityfabric.hubspot.client.HubSpotPage;
import io.connectivityfabric.hubspot.client.HubSpotSearch;
import java.util.ArrayList;
import java.util.List;

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

    private static boolean fitsSearch(List<String> properties) {
        return length(properties, 3) <= MOST_IN_SEARCH;
    }

    private static int length(List<String> properties, int separator) {
        return properties.stream().mapToInt(name -> name.length() + separator).sum();
    }

    private List<HubSpotObject> byId(List<HubSpotObject> found, List<String> properties) {
        List<HubSpotObject> whole = new ArrayList<>(found.size());
        for (int from = 0; from < found.size(); from += HubSpotClient.MAX_BATCH) {
            List<String> ids = found.subList(from, Math.min(from + HubSpotClient.MAX_BATCH, found.size())).stream()
                    .map(HubSpotObject::id)
                    .toList();
            BatchResult batch = client.batchRead(stream.name(), null, ids, properties);
            whole.addAll(batch.results());
        }
        return whole;
    }
}
