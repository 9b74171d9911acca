package io.connectivityfabric.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.connect.data.Schema;
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
                    + " record, or, with --write, a unified record to what a provider takes in a write."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
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

    private final InputStream in;

    MapCommand() {
        this(System.in);
    }

    MapCommand(InputStream in) {
        this.in = in;
    }

    /** Which way to map. */
    private static final class Direction {
        @ArgGroup(exclusive = false)
        private Source read;

        @Option(
                names = "--write",
                paramLabel = "SYSTEM.OBJECT",
                description = "Map a unified record to what this provider takes in a write: hubspot.contact, ...")
        private String write;
    }

    /** Whose object it is. */
    private static final class Source {
        @Option(names = "--system", required = true, description = "The provider: stripe, hubspot, ...")
        private String system;

        @Option(names = "--object", required = true, description = "Its object type: customer, contact, ...")
        private String object;
    }

    @Override
    public Integer call() throws IOException {
        Mappings mappings = mappingFiles.isEmpty() ? Mappings.builtIn() : Mappings.withFiles(mappingFiles);
        ObjectNode result = direction.write == null ? read(mappings) : write(mappings);
        spec.commandLine().getOut().println(pretty(result));
        return 0;
    }

    private ObjectNode read(Mappings mappings) throws IOException {
        String system = direction.read.system;
        String object = direction.read.object;
        ReadMapping mapping = mappings.read(system, object)
                .orElseThrow(() -> unknown("read", system + "." + object, mappings.readable()));
        JsonInput input = JsonInput.read(in);
        if (!input.node().hasNonNull("id")) {
            throw new UserException("The " + system + " " + object + " on standard input has no 'id'");
        }
        Operation operation = input.node().path("deleted").asBoolean() ? Operation.DELETE : Operation.READ;
        return UnifiedJson.write(mapping.apply(new RawRecord(
                tenant,
                system,
                account,
                object,
                input.node().get("id").asText(),
                operation,
                null,
                Instant.now(),
                null,
                null,
                input.text())));
    }

    private ObjectNode write(Mappings mappings) throws IOException {
        String[] target = direction.write.split("\\.", 2);
        WriteMapping mapping = mappings.write(target[0], target.length == 2 ? target[1] : "")
                .orElseThrow(() -> unknown("write", direction.write, mappings.writable()));
        JsonInput input = JsonInput.read(in);
        try {
            Struct unified = UnifiedJson.read(input.node(), schemaOf(mapping.entity()));
            return mapping.apply(unified);
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    "Standard input is no unified " + mapping.entity() + " as fabric map prints it: " + e.getMessage(),
                    e);
        }
    }

    private static Schema schemaOf(String entity) {
        return Arrays.stream(Entity.values())
                .filter(each -> each.entityName().equals(entity))
                .findFirst()
                .orElseThrow()
                .schema();
    }

    private static UserException unknown(String direction, String name, Set<String> known) {
        return new UserException(
                "There is no mapping to " + direction + " '" + name + "'. Known are: " + String.join(", ", known));
    }

    private static String pretty(ObjectNode node) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
