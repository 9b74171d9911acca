package io.connectivityfabric.mapping;

import io.connectivityfabric.raw.RawRecord;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the envelope of an object says: a rule's value may come from there, where the object itself does not have it. */
record Envelope(Function<RawRecord, Object> part) implements Expr {

    private static final Map<String, Compiled> PARTS = new TreeMap<>();

    static {
        part("tenant", ValueType.TEXT, RawRecord::tenant);
        part("system", ValueType.TEXT, RawRecord::system);
        part("account", ValueType.TEXT, RawRecord::account);
        part("object", ValueType.TEXT, RawRecord::object);
        part("id", ValueType.TEXT, RawRecord::id);
        part("change_id", ValueType.TEXT, RawRecord::changeId);
        part("api_version", ValueType.TEXT, RawRecord::apiVersion);
        part("occurred_at", ValueType.TIME, raw -> date(raw.occurredAt()));
        part("observed_at", ValueType.TIME, raw -> date(raw.observedAt()));
    }

    private static void part(String name, ValueType type, Function<RawRecord, Object> part) {
        PARTS.put(name, new Compiled(new Envelope(part), type, true));
    }

    private static Date date(Instant time) {
        return time == null ? null : Date.from(time);
    }

    /**
     * Compiles {@code envelope: account}.
     *
     * @throws MappingLoadException if the envelope has no such part
     */
    static Compiled compile(YamlNode name) {
        String text = Yaml.text(name, "envelope");
        Compiled part = PARTS.get(text);
        if (part == null) {
            throw name.place()
                    .fault("an envelope has no '" + text + "'.", Suggestions.didYouMean(text, PARTS.keySet()));
        }
        return part;
    }

    @Override
    public Object eval(Scope scope) {
        return scope.envelope() == null ? null : part.apply(scope.envelope());
    }

    @Override
    public boolean tells(Scope scope) {
        return false;
    }
}
