package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** One mapping of a made-up system "shop", of its own or laid over a built-in one. */
record Shop(Mappings mappings, String object) {

    /** Takes a mapping file's text; the file goes into the directory. */
    static Shop with(Path dir, String object, String mapping) {
        try {
            return new Shop(
                    Mappings.withFiles(List.of(Files.writeString(dir.resolve(object + ".yaml"), mapping))), object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the object "7" with these fields; single quotes stand for double ones. */
    Struct read(String fields) {
        String payload = "{\"id\":\"7\"" + (fields.isEmpty() ? "" : ",") + fields.replace('\'', '"') + "}";
        return mappings.read("shop", object)
                .orElseThrow()
                .apply(new RawRecord(
                        "acme",
                        "shop",
                        "1",
                        object,
                        "7",
                        Operation.READ,
                        null,
                        Fixtures.OBSERVED,
                        null,
                        null,
                        payload));
    }

    ObjectNode write(Struct record) {
        return mappings.write("shop", object).orElseThrow().apply(record);
    }
}
