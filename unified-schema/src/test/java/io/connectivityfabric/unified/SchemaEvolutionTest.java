package io.connectivityfabric.unified;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas follow those of every release: whoever has the one can read what was written with the other. */
class SchemaEvolutionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<ReleasedSchemas> RELEASES = ReleasedSchemas.all();
    private static final ReleasedSchemas CURRENT = ReleasedSchemas.current();
    private static final ReleasedSchemas LATEST = RELEASES.get(RELEASES.size() - 1);
    private static final String CUSTOMER = Entity.CUSTOMER.recordName();

    static List<ReleasedSchemas> releases() {
        return RELEASES;
    }

    @Test
    @Tag("edge-55")
    void theSchemasOfThisVersionAreKept() {
        ReleasedSchemas kept = RELEASES.stream()
                .filter(release -> release.version().equals(CURRENT.version()))
                .findFirst()
                .orElse(null);
        assertThat(kept)
                .as(
                        "src/main/released/%1$s is not what src/main/avro says. If %1$s is out, raise the version of the"
                                + " project first. Then write it with\n%2$s",
                        CURRENT.version(), ReleasedSchemas.COMMAND)
                .isEqualTo(CURRENT);
    }

    @ParameterizedTest
    @MethodSource("releases")
    @Tag("edge-55")
    @Tag("edge-56")
    void theSchemasFollowThoseOfEveryRelease(ReleasedSchemas release) {
        assertThat(EvolutionCheck.faults(release, CURRENT)).isEmpty();
    }

    /** As a registry set to FULL_TRANSITIVE does it. */
    @ParameterizedTest
    @EnumSource
    @Tag("edge-56")
    void avrosOwnValidatorTakesEverySchemaAfterAllReleasedOnes(Entity entity) throws SchemaValidationException {
        List<Schema> released = RELEASES.stream()
                .map(release -> release.schemas().get(entity.recordName()))
                .filter(schema -> schema != null)
                .toList();
        new SchemaValidatorBuilder()
                .mutualReadStrategy()
                .validateAll()
                .validate(CURRENT.schemas().get(entity.recordName()), released);
    }

    static Stream<Arguments> forbidden() {
        return Stream.of(
                change("a field removed", c -> remove(c, "phone"), "UnifiedCustomer.phone is gone"),
                change(
                        "a required field removed",
                        c -> remove(record(c, "UnifiedMeta"), "tenant_id"),
                        "readers of the release cannot read it: READER_FIELD_MISSING_DEFAULT_VALUE"),
                change("a field renamed", c -> field(c, "email").put("name", "mail"), "UnifiedCustomer.email is gone"),
                change(
                        "two fields exchanged",
                        c -> fields(c).insert(2, fields(c).remove(1)),
                        "UnifiedCustomer.kind is not in its place: fields are only appended, but before it stands"
                                + " display_name"),
                change(
                        "a field inserted",
                        c -> fields(c).insert(1, nullable("nickname")),
                        "UnifiedCustomer.kind is not in its place: fields are only appended, but before it stands"
                                + " nickname"),
                change(
                        "a field inserted in a nested record",
                        c -> fields(record(c, "Address")).insert(0, nullable("label")),
                        "Address.type is not in its place"),
                change(
                        "a field appended without a default",
                        c -> fields(c).addObject().put("name", "score").put("type", "long"),
                        "UnifiedCustomer records of the release cannot be read: READER_FIELD_MISSING_DEFAULT_VALUE"),
                change(
                        "a field appended without a default to a nested record",
                        c -> fields(record(c, "Money"))
                                .addObject()
                                .put("name", "x")
                                .put("type", "string"),
                        "Money.x is new and has no default"),
                change(
                        "another type",
                        c -> field(c, "name_derived").put("type", "string").put("default", "no"),
                        "UnifiedCustomer.name_derived was BOOLEAN and is STRING"),
                change(
                        "a wider number",
                        c -> field(record(c, "Money"), "scale").put("type", "long"),
                        "Money.scale was INT and is LONG"),
                change(
                        "a required field made nullable",
                        c -> field(record(c, "Money"), "currency")
                                .putArray("type")
                                .add("null")
                                .add("string"),
                        "Money.currency was STRING and is UNION"),
                change(
                        "a nullable field made required",
                        c -> field(c, "email").put("type", "string").put("default", ""),
                        "UnifiedCustomer.email was UNION and is STRING"),
                change(
                        "null no longer first",
                        c -> {
                            field(c, "email").putArray("type").add("string").add("null");
                            field(c, "email").put("default", "");
                        },
                        "UnifiedCustomer.email was NULL and is STRING"),
                change(
                        "a list of something else",
                        c -> {
                            ((ObjectNode) field(c, "tags").get("type")).put("items", "int");
                        },
                        "UnifiedCustomer.tags[] was STRING and is INT"),
                change(
                        "a time that is a mere number",
                        c -> field(record(c, "UnifiedMeta"), "observed_at").put("type", "long"),
                        "UnifiedMeta.observed_at was timestamp-millis"),
                change(
                        "a time in another unit",
                        c -> ((ObjectNode) field(record(c, "UnifiedMeta"), "observed_at")
                                        .get("type"))
                                .put("logicalType", "timestamp-micros"),
                        "UnifiedMeta.observed_at was timestamp-millis"),
                change(
                        "another default",
                        c -> field(record(c, "UnifiedMeta"), "environment").put("default", "test"),
                        "UnifiedMeta.environment had the default unknown and has the default test"),
                change(
                        "a default taken away",
                        c -> field(c, "name_derived").remove("default"),
                        "UnifiedCustomer.name_derived had the default false and has no default"),
                change(
                        "a record renamed",
                        c -> c.put("name", "UnifiedPerson"),
                        "UnifiedCustomer was a io.connectivityfabric.unified.v1.UnifiedCustomer and is a"
                                + " io.connectivityfabric.unified.v1.UnifiedPerson"),
                change(
                        "a record in another namespace",
                        c -> c.put("namespace", "io.connectivityfabric.unified.v2"),
                        "UnifiedCustomer was a io.connectivityfabric.unified.v1.UnifiedCustomer"),
                change(
                        "another vocabulary",
                        c -> field(c, "status").put("vocabulary", "Consent"),
                        "UnifiedCustomer.status had {vocabulary=RecordStatus} and has {vocabulary=Consent}"),
                change(
                        "a reference to another entity",
                        c -> field(c, "company_id").put("refers_to", "UnifiedDeal"),
                        "UnifiedCustomer.company_id had {refers_to=UnifiedCompany}"));
    }

    /** The checks can fail: each of these is refused, in words that say what was done. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forbidden")
    void aForbiddenChangeIsRefused(String name, Consumer<ObjectNode> change, String fault) {
        assertThat(EvolutionCheck.faults(LATEST, changed(change)))
                .anySatisfy(found -> assertThat(found).contains(fault).endsWith("released in " + LATEST.version()));
    }

    @Test
    void anEntityThatIsGoneIsRefused() {
        assertThat(EvolutionCheck.faults(LATEST, LATEST.with(CUSTOMER, null)))
                .containsExactly("UnifiedCustomer is gone; released in " + LATEST.version());
    }

    @Test
    void aValueTakenOutOfAVocabularyIsRefused() {
        List<String> values = new ArrayList<>(LATEST.vocabularies().get("InvoiceStatus"));
        values.remove("VOID");
        values.add("CREDITED");
        assertThat(EvolutionCheck.faults(LATEST, LATEST.withVocabulary("InvoiceStatus", values)))
                .containsExactly("vocabulary InvoiceStatus has no 'VOID' any more; released in " + LATEST.version());
    }

    /** The scale of a decimal is what Avro's own checker is known not to see. */
    @Test
    void anotherScaleIsRefused() {
        ReleasedSchemas two = changed(c -> fields(c).add(decimal(2)));
        ReleasedSchemas three = changed(c -> fields(c).add(decimal(3)));
        assertThat(EvolutionCheck.faults(two, three)).singleElement().asString().contains("scale=2", "scale=3");
    }

    static Stream<Arguments> allowed() {
        return Stream.of(
                allow("fields appended", SchemaEvolutionTest::appendEverywhere),
                allow("other words", c -> field(c, "email").put("doc", "E-mail.")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allowed")
    void anAllowedChangeIsTaken(String name, Consumer<ObjectNode> change) {
        assertThat(EvolutionCheck.faults(LATEST, changed(change))).isEmpty();
    }

    static Stream<Arguments> pairs() {
        return RELEASES.stream()
                .flatMap(release -> release.schemas().values().stream()
                        .map(schema -> Arguments.of(release.version(), schema.getName(), schema)));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("pairs")
    @Tag("edge-58")
    void bytesOfAReleaseAndOfNowAreReadByTheOther(String version, String entity, Schema released) {
        Schema current = CURRENT.schemas().get(entity);
        bothWays(released, current);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("pairs")
    @Tag("edge-58")
    @Tag("edge-59")
    void bytesOfAReleaseAndOfASuccessorAreReadByTheOther(String version, String entity, Schema released)
            throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(released.toString());
        appendEverywhere(json);
        Schema successor = new Schema.Parser().parse(json.toString());
        bothWays(released, successor);
        GenericRecord read = AvroSamples.read(AvroSamples.bytes(AvroSamples.of(released)), released, successor);
        assertThat(read.get("appended_text")).isNull();
        assertThat((List<?>) read.get("appended_list")).isEmpty();
        assertThat(read.get("appended_word")).hasToString("UNKNOWN");
        assertThat(((GenericRecord) read.get("meta")).get("appended_word")).hasToString("UNKNOWN");
    }

    /** What the one writes the other reads, with every value that both know. */
    private static void bothWays(Schema one, Schema other) {
        GenericRecord old = AvroSamples.of(one);
        GenericRecord young = AvroSamples.of(other);
        GenericRecord youngReadsOld = AvroSamples.read(AvroSamples.bytes(old), one, other);
        GenericRecord oldReadsYoung = AvroSamples.read(AvroSamples.bytes(young), other, one);
        // Back in the schema that has fewer fields; nothing that it knows is lost on the way.
        assertThat(AvroSamples.read(AvroSamples.bytes(youngReadsOld), other, one))
                .hasToString(old.toString());
        assertThat(oldReadsYoung).hasToString(old.toString());
    }

    private static Arguments change(String name, Consumer<ObjectNode> change, String fault) {
        return Arguments.of(name, change, fault);
    }

    private static Arguments allow(String name, Consumer<ObjectNode> change) {
        return Arguments.of(name, change);
    }

    private static ReleasedSchemas changed(Consumer<ObjectNode> change) {
        try {
            ObjectNode json =
                    (ObjectNode) JSON.readTree(LATEST.schemas().get(CUSTOMER).toString());
            change.accept(json);
            return LATEST.with(CUSTOMER, new Schema.Parser().parse(json.toString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a release might: at the end of the entity and of every record in it. */
    private static void appendEverywhere(JsonNode node) {
        node.forEach(SchemaEvolutionTest::appendEverywhere);
        if (node instanceof ObjectNode record && record.path("type").asText().equals("record")) {
            ArrayNode fields = fields(record);
            fields.add(nullable("appended_text"));
            ObjectNode list = fields.addObject().put("name", "appended_list");
            list.putObject("type").put("type", "array").put("items", "string");
            list.putArray("default");
            fields.addObject()
                    .put("name", "appended_word")
                    .put("type", "string")
                    .put("default", "UNKNOWN");
        }
    }

    private static ObjectNode nullable(String name) {
        ObjectNode field = JSON.createObjectNode().put("name", name);
        field.putArray("type").add("null").add("string");
        field.putNull("default");
        return field;
    }

    private static ObjectNode decimal(int scale) {
        ObjectNode field = JSON.createObjectNode().put("name", "rate").put("default", "");
        field.putObject("type")
                .put("type", "bytes")
                .put("logicalType", "decimal")
                .put("precision", 9)
                .put("scale", scale);
        return field;
    }

    private static ArrayNode fields(ObjectNode record) {
        return (ArrayNode) record.get("fields");
    }

    private static ObjectNode field(ObjectNode record, String name) {
        for (JsonNode field : fields(record)) {
            if (field.path("name").asText().equals(name)) {
                return (ObjectNode) field;
            }
        }
        throw new AssertionError("no field " + name);
    }

    private static void remove(ObjectNode record, String name) {
        ObjectNode field = field(record, name);
        for (int i = 0; i < fields(record).size(); i++) {
            if (fields(record).get(i) == field) {
                fields(record).remove(i);
            }
        }
    }

    /** The definition of a record inside another one. */
    private static ObjectNode record(JsonNode node, String name) {
        if (node instanceof ObjectNode object
                && object.path("type").asText().equals("record")
                && object.path("name").asText().equals(name)) {
            return object;
        }
        for (JsonNode child : node) {
            ObjectNode found = record(child, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
