package io.connectivityfabric.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The raw records of a topic, in order, and what may be wrong with them. */
public record Entries(List<RawEntry> all) {
    public static Entries of(Topic topic) {
        return new Entries(topic.read().stream().map(RawEntry::of).toList());
    }

    /** What is wrong with each id whose last record is not the provider's present state. */
    public <T> Map<String, String> differing(Map<String, T> now, BiFunction<T, JsonNode, String> compare) {
        Map<String, RawEntry> last = new HashMap<>();
        all.forEach(entry -> last.put(entry.id(), entry));
        Map<String, String> differing = new TreeMap<>();
        now.forEach((id, state) -> {
            RawEntry entry = last.get(id);
            String difference =
                    entry == null ? "missing" : entry.deleted() ? "deleted" : compare.apply(state, entry.payload());
            if (!difference.isEmpty()) {
                differing.put(id, difference);
            }
        });
        last.forEach((id, entry) -> {
            if (!now.containsKey(id) && !entry.deleted()) {
                differing.put(id, "not deleted");
            }
        });
        return differing;
    }

    /** What stands in more than one record. */
    public Set<String> repeated(Function<RawEntry, String> identity) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        all.stream().map(identity).filter(found -> !seen.add(found)).forEach(twice::add);
        return twice;
    }

    /** The keys with an older state after a newer one, or with any state after their deletion. */
    public Map<String, String> wentBack(ToLongFunction<JsonNode> age) {
        Map<String, Long> newest = new HashMap<>();
        Map<String, String> wentBack = new TreeMap<>();
        for (RawEntry entry : all) {
            long now = entry.deleted() ? Long.MAX_VALUE : age.applyAsLong(entry.payload());
            Long before = newest.put(entry.key(), now);
            if (before != null && now < before) {
                wentBack.put(entry.key(), (before == Long.MAX_VALUE ? "deleted" : before) + " before " + entry.value());
            }
        }
        return wentBack;
    }
}
