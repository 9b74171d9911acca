package io.connectivityfabric.connect.source;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** What an offset belongs to: one stream of one account of one tenant. */
public record StreamPartition(String tenant, String system, String account, String stream) {
    private static final String TENANT = "tenant";
    private static final String SYSTEM = "system";
    private static final String ACCOUNT = "account";
    private static final String STREAM = "stream";

    /** As Connect's source partition. */
    public Map<String, String> toMap() {
        // Connect compares partitions by the bytes of their JSON, and its REST API builds them from a HashMap: in any
        // other order of the keys, GET and PATCH .../offsets would be about another partition than this one.
        Map<String, String> map = new HashMap<>();
        map.put(TENANT, tenant);
        map.put(SYSTEM, system);
        map.put(ACCOUNT, account);
        map.put(STREAM, stream);
        return map;
    }

    /**
     * Reads Connect's source partition.
     *
     * @throws ConnectException if a part is missing or there is one too many
     */
    public static StreamPartition fromMap(Map<String, ?> map) {
        StreamPartition partition =
                new StreamPartition(part(map, TENANT), part(map, SYSTEM), part(map, ACCOUNT), part(map, STREAM));
        if (map.size() != partition.toMap().size()) {
            throw malformed(map);
        }
        return partition;
    }

    private static String part(Map<String, ?> map, String name) {
        if (map.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw malformed(map);
    }

    private static ConnectException malformed(Map<String, ?> map) {
        return new ConnectException("Partition " + map + " is none of this connector's: it must have exactly the texts "
                + String.join(", ", TENANT, SYSTEM, ACCOUNT, STREAM));
    }

    @Override
    public String toString() {
        return tenant + ":" + system + ":" + account + ":" + stream;
    }
}
