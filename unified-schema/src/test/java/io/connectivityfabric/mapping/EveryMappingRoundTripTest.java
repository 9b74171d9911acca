package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.unified.Entity;
import io.connectivityfabric.unified.v1.ContactPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * For every mapping that reads and writes: {@code read(write(read(x))) = read(x)} on the fields that it writes, for objects
 * like its fixture; and nothing that is written turns up in another field.
 */
class EveryMappingRoundTripTest {

    /** Fields that a write cannot bring back: HubSpot works them out of the stage, or of price and quantity, or gives the id. */
    private static final Map<String, Set<String>> NOT_BROUGHT_BACK = Map.of(
            "hubspot.deal:deal", Set.of("status", "line_items.amount.currency"),
            "hubspot.invoice:invoice", Set.of("lines.amount.currency"),
            "hubspot.product:price", Set.of("product_id"),
            "hubspot.ticket:ticket", Set.of("status"));

    private static final Set<String> NOT_COMPARED = Set.of("meta", "custom_fields");

    /** An object whose mapping is not that of its plain fixture. */
    private static final Map<String, String> FIXTURES =
            Map.of("stripe.customer:company", "stripe/customer-organization");

    /** {@code system.object:entity} of each. */
    private static final List<String> BOTH_WAYS = Fixtures.MAPPINGS.writable().stream()
            .flatMap(subject -> Fixtures.MAPPINGS.writes(system(subject), object(subject)).stream()
                    .filter(write -> Fixtures.MAPPINGS.reads(system(subject), object(subject)).stream()
                            .anyMatch(read -> read.entity().equals(write.entity())))
                    .map(write -> subject + ":" + write.entity()))
            .toList();

    /** Properties that HubSpot fills by itself, out of others or of the portal's settings. */
    private static final List<String> FILLED_BY_HUBSPOT = List.of("hs_annual_revenue_currency_code", "hs_country_code");

    /** An object, and what maps it: {@code stripe.customer:company}. */
    private record Example(String mapping, ObjectNode object) {}

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadAsItWas(@ForAll("examples") Example example) {
        String mapping = example.mapping();
        Statistics.collect(mapping);
        Statistics.coverage(seen -> BOTH_WAYS.forEach(each -> seen.check(each).count(times -> times > 50)));
        WriteMapping write = Fixtures.MAPPINGS
                .write(system(mapping), object(mapping), entity(mapping))
                .orElseThrow();
        Struct read = read(mapping, example.object());
        ObjectNode written = write.apply(read);
        Struct again = read(mapping, after(example, written));
        assertThat(fields(again, write, mapping)).as("written %s", written).isEqualTo(fields(read, write, mapping));
        for (Field field : again.schema().fields()) {
            if (!NOT_COMPARED.contains(field.name())
                    && !NOT_BROUGHT_BACK.getOrDefault(mapping, Set.of()).contains(field.name())) {
                assertThat(agrees(again.get(field), read.get(field), field.schema()))
                        .as("%s of written %s", field.name(), written)
                        .isTrue();
            }
        }
    }

    @Provide
    Arbitrary<Example> examples() {
        return Arbitraries.of(BOTH_WAYS).flatMap(mapping -> {
            ObjectNode fixture =
                    Fixtures.fixture(FIXTURES.getOrDefault(mapping, system(mapping) + "/" + object(mapping)));
            if (fixture.get("properties") instanceof ObjectNode properties) {
                properties.remove(FILLED_BY_HUBSPOT);
            }
            return PayloadVariations.of(fixture, object -> parts(mapping, object))
                    .map(object -> new Example(mapping, object));
        });
    }

    /** What HubSpot's texts stand in: the properties of the object and of its line items. */
    private static List<ObjectNode> parts(String mapping, ObjectNode object) {
        if (!system(mapping).equals("hubspot")) {
            return List.of(object);
        }
        List<ObjectNode> parts = new ArrayList<>();
        parts.add((ObjectNode) object.get("properties"));
        object.path("line_items").forEach(line -> parts.add((ObjectNode) line.get("properties")));
        return parts;
    }

    private static ObjectNode after(Example example, ObjectNode written) {
        if (!system(example.mapping()).equals("hubspot")) {
            return written.deepCopy().put("id", "x_1").put("object", object(example.mapping()));
        }
        return HubSpot.after(written);
    }

    private static Struct read(String mapping, ObjectNode object) {
        return Fixtures.MAPPINGS
                .read(system(mapping), object(mapping), entity(mapping))
                .orElseThrow()
                .apply(new RawRecord(
                        "acme",
                        system(mapping),
                        "1",
                        object(mapping),
                        "x_1",
                        Operation.READ,
                        null,
                        Fixtures.OBSERVED,
                        null,
                        null,
                        object.toString()));
    }

    private static Map<String, Object> fields(Struct record, WriteMapping write, String mapping) {
        Map<String, Object> values = new TreeMap<>();
        for (String field : write.fields()) {
            if (!field.startsWith("meta.")
                    && !NOT_BROUGHT_BACK.getOrDefault(mapping, Set.of()).contains(field)) {
                values.put(field, value(record, PathText.parse(field).segments()));
            }
        }
        return values;
    }

    private static Object value(Object from, List<Object> path) {
        if (from instanceof List<?> list && (path.isEmpty() || path.get(0) instanceof String)) {
            return list.stream().map(entry -> value(entry, path)).toList();
        }
        if (path.isEmpty() || from == null) {
            return from instanceof Struct point
                            && ContactPoint.class
                                    .getName()
                                    .equals(point.schema().name())
                    ? point.getString("type") + " " + point.getString("value")
                    : from;
        }
        List<Object> rest = path.subList(1, path.size());
        if (from instanceof Struct struct) {
            return value(struct.get((String) path.get(0)), rest);
        }
        int index = (Integer) path.get(0);
        return from instanceof List<?> list && list.size() > index ? value(list.get(index), rest) : null;
    }

    /** Whether a value says nothing else than the original: it may say less. */
    private static boolean agrees(Object again, Object original, Schema schema) {
        if (again == null || again.equals(schema.defaultValue()) || again.equals(original)) {
            return true;
        }
        if (again instanceof Struct struct && original instanceof Struct other) {
            return struct.schema().fields().stream()
                    .filter(field -> !NOT_COMPARED.contains(field.name()))
                    .allMatch(field -> agrees(struct.get(field), other.get(field), field.schema()));
        }
        return again instanceof List<?> list
                && original instanceof List<?> others
                && list.stream()
                        .allMatch(
                                entry -> others.stream().anyMatch(other -> agrees(entry, other, schema.valueSchema())));
    }

    private static String system(String mapping) {
        return mapping.substring(0, mapping.indexOf('.'));
    }

    private static String object(String mapping) {
        return mapping.substring(mapping.indexOf('.') + 1).replaceFirst(":.*", "");
    }

    private static Entity entity(String mapping) {
        String name = mapping.substring(mapping.indexOf(':') + 1);
        return Arrays.stream(Entity.values())
                .filter(entity -> entity.entityName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
