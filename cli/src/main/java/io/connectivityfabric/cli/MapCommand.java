package io.connectivityfabric.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.mapping.ReadMapping;
import io.connectivityfabric.mapping.UnifiedJson;
import io.connectivityfabric.mapping.WriteMapping;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.unified.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fabric map}: one object through a mapping, without any connector. */
@Command(
        name = "map",
        description = {
            "Maps one JSON object from standard input and prints the result as JSON: a provider's object to its unified"
                    + " record, or, with --write, a unified record to what a provider takes in a write. With --list, says"
                    + " what can be mapped."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  fabric map --list",
            "  fabric map --system stripe --object customer < customer.json > unified.json",
            "  fabric map --write hubspot.contact < unified.json"
        })
final class MapCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Direction direction;

    @Option(
            names = "--entity",
            paramLabel = "ENTITY",
            description = "Which entity, where an object can be several (default: the one that it mainly is).")
    private String entity;

    @Option(
            names = "--mappings",
            paramLabel = "PATH",
            description = "A mapping file, or a directory of them, that replaces or extends the built-in mappings.")
    private List<Path> mappingFiles = List.of();

    @Option(
            names = "--tenant",
            defaultValue = "default",
            description = "Tenant of the unified record (default: ${DEFAULT-VALUE}).")
    private String tenant;

    @Option(
            names = "--account",
            defaultValue = "unknown",
            description = "The provider's account in the unified record (default: ${DEFAULT-VALUE}).")
    private String account;

    @Option(
            names = "--api-version",
            paramLabel = "VERSION",
            description = "Version of the provider's API that the object is in (default: the newest).")
    private String apiVersion;

    private final InputStream in;

    MapCommand() {
        this(System.in);
    }

    MapCommand(InputStream in) {
        this.in = in;
    }

    /** What to do. */
    private static final class Direction {
        @ArgGroup(exclusive = false)
        private Source read;

        @Option(
                names = "--write",
                paramLabel = "SYSTEM.OBJECT",
                description = "Map a unified record to what this provider takes in a write: hubspot.contact, ...")
        private String write;

        @ArgGroup(exclusive = false)
        private Listing list;
    }

    /** Whose object it is. */
    private static final class Source {
        @Option(names = "--system", required = true, description = "The provider: stripe, hubspot, ...")
        private String system;

        @Option(names = "--object", required = true, description = "Its object type: customer, contact, ...")
        private String object;
    }

    /** What there is. */
    private static final class Listing {
        @Option(
                names = "--list",
                required = true,
                description = "Print which objects are mapped, to what, and which way.")
        private boolean wanted;

        @Option(names = "--json", description = "Print the list as JSON.")
        private boolean json;
    }

    @Override
    public Integer call() throws IOException {
        Mappings mappings = mappingFiles.isEmpty() ? Mappings.builtIn() : Mappings.withFiles(mappingFiles);
        spec.commandLine().getOut().println(result(mappings));
        return 0;
    }

    private String result(Mappings mappings) throws IOException {
        if (direction.list != null) {
            MappingList list = MappingList.of(mappings);
            return direction.list.json ? pretty(JSON.valueToTree(list.rows())) : list.table();
        }
        return pretty(direction.write == null ? read(mappings) : write(mappings));
    }

    private JsonNode read(Mappings mappings) throws IOException {
        String name = direction.read.system + "." + direction.read.object;
        List<ReadMapping> known = mappings.reads(direction.read.system, direction.read.object);
        if (known.isEmpty()) {
            throw unknown("read", name, mappings.readable());
        }
        ReadMapping mapping = chosen(known, ReadMapping::entity, name);
        JsonInput input = JsonInput.read(in);
        Operation operation = input.node().path("deleted").asBoolean() ? Operation.DELETE : Operation.READ;
        return UnifiedJson.write(mapping.apply(new RawRecord(
                tenant,
                direction.read.system,
                account,
                direction.read.object,
                mapping.idOf(input.text()),
                operation,
                null,
                Instant.now(),
                null,
                apiVersion,
                input.text())));
    }

    private JsonNode write(Mappings mappings) throws IOException {
        String[] target = direction.write.split("\\.", 2);
        List<WriteMapping> known = mappings.writes(target[0], target.length == 2 ? target[1] : "");
        if (known.isEmpty()) {
            throw unknown("write", direction.write, mappings.writable());
        }
        WriteMapping mapping = chosen(known, WriteMapping::entity, direction.write);
        JsonInput input = JsonInput.read(in);
        try {
            Struct unified =
                    UnifiedJson.read(input.node(), entityNamed(mapping.entity()).schema());
            return mapping.apply(unified);
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    "Standard input is no unified " + mapping.entity() + " as fabric map prints it: " + e.getMessage(),
                    e);
        }
    }

    private <M> M chosen(List<M> known, Function<M, String> entityOf, String name) {
        if (entity == null) {
            return known.get(0);
        }
        Optional<M> chosen = known.stream()
                .filter(mapping -> entityOf.apply(mapping).equals(entity))
                .findFirst();
        return chosen.orElseThrow(() -> new UserException("'" + name + "' is not mapped as '" + entity
                + "'. Known are: " + known.stream().map(entityOf).collect(Collectors.joining(", "))));
    }

    private static Entity entityNamed(String name) {
        return Arrays.stream(Entity.values())
                .filter(each -> each.entityName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static UserException unknown(String direction, String name, Set<String> known) {
        return new UserException("There is no mapping to " + direction + " '" + name + "'. Known are: "
                + String.join(", ", known) + ". fabric map --list shows them all.");
    }

    private static String pretty(JsonNode node) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
