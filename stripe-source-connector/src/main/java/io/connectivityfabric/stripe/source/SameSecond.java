package io.connectivityfabric.stripe.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.stripe.client.StripeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts events of one object and one second in order: Stripe's times are whole seconds, and its list does not promise the
 * order of events that share one. What an event says an attribute was before tells which one it followed. If that does not
 * decide, the order of the list is kept and the events are marked as disputed, so that the object is read again.
 */
final class SameSecond {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** More than that many are not tried in every order. */
    private static final int MOST_PERMUTED = 5;

    /** Objects and previous attributes as trees, by their text. */
    private final Map<String, JsonNode> trees = new HashMap<>();

    private SameSecond() {}

    /**
     * @param oldestFirst as Stripe lists them
     */
    static List<Change> inOrder(List<Change> oldestFirst) {
        Map<String, List<Integer>> ties = new LinkedHashMap<>();
        for (int i = 0; i < oldestFirst.size(); i++) {
            StripeEvent event = oldestFirst.get(i).event();
            ties.computeIfAbsent(event.created() + " " + event.objectId(), key -> new ArrayList<>())
                    .add(i);
        }
        List<Change> ordered = new ArrayList<>(oldestFirst);
        for (List<Integer> places : ties.values()) {
            if (places.size() > 1) {
                List<Change> tied = new SameSecond()
                        .order(places.stream().map(oldestFirst::get).toList());
                for (int i = 0; i < tied.size(); i++) {
                    ordered.set(places.get(i), tied.get(i));
                }
            }
        }
        return ordered;
    }

    private List<Change> order(List<Change> listed) {
        if (isChain(listed)) {
            return listed;
        }
        List<List<Change>> chains = new ArrayList<>();
        if (listed.size() <= MOST_PERMUTED) {
            chains(new ArrayList<>(), listed, chains);
        }
        if (chains.size() == 1) {
            return chains.get(0);
        }
        return listed.stream().map(Change::asDisputed).toList();
    }

    private void chains(List<Change> begun, List<Change> left, List<List<Change>> found) {
        if (left.isEmpty()) {
            found.add(List.copyOf(begun));
        }
        for (Change next : left) {
            if (begun.isEmpty() || follows(begun.get(begun.size() - 1), next)) {
                begun.add(next);
                chains(begun, left.stream().filter(change -> change != next).toList(), found);
                begun.remove(begun.size() - 1);
            }
        }
    }

    private boolean isChain(List<Change> changes) {
        for (int i = 1; i < changes.size(); i++) {
            if (!follows(changes.get(i - 1), changes.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether something says that one event came right after the other. */
    private boolean follows(Change first, Change second) {
        if (first.operation() == Operation.DELETE || second.operation() == Operation.CREATE) {
            return false;
        }
        if (first.operation() == Operation.CREATE || second.operation() == Operation.DELETE) {
            return true;
        }
        if (second.event().previousAttributesJson() == null) {
            return first.event().objectJson().equals(second.event().objectJson());
        }
        return isPart(
                trees.computeIfAbsent(second.event().previousAttributesJson(), SameSecond::tree),
                trees.computeIfAbsent(first.event().objectJson(), SameSecond::tree));
    }

    /** Whether an object has the attributes given; of an object in it, those given. */
    private static boolean isPart(JsonNode attributes, JsonNode whole) {
        if (!attributes.isObject() || !whole.isObject()) {
            return attributes.equals(whole) || attributes.isNull() && whole.isMissingNode();
        }
        for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
            if (!isPart(attribute.getValue(), whole.path(attribute.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("It was well-formed when it was read", e);
        }
    }
}
