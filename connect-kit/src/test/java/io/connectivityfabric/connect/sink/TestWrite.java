package io.connectivityfabric.connect.sink;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Sets fields of a target, as a provider's update does; {@code alias} is a second name for the same target. */
record TestWrite(String target, String alias, Map<String, String> fields, Instant version)
        implements TargetWrite<TestWrite> {

    static TestWrite of(String target, String field, String value) {
        return new TestWrite(target, null, Map.of(field, value), null);
    }

    TestWrite alias(String alias) {
        return new TestWrite(target, alias, fields, version);
    }

    TestWrite version(long epochSecond) {
        return new TestWrite(target, alias, fields, Instant.ofEpochSecond(epochSecond));
    }

    @Override
    public Set<String> claims() {
        Set<String> claims = new LinkedHashSet<>(Set.of(target));
        if (alias != null) {
            claims.add(alias);
        }
        return claims;
    }

    @Override
    public TestWrite followedBy(TestWrite later) {
        Map<String, String> united = new LinkedHashMap<>(fields);
        united.putAll(later.fields);
        return new TestWrite(target, later.alias, united, later.version);
    }
}
