package io.connectivityfabric.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.mapping.ReadMapping;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * A provider's object of the size and shape that is usual in production, as the source connectors emit it. There are many
 * of each kind, which differ in ids, names, numbers and addresses: nothing may be fast only because it saw the same before.
 */
public enum Payload {
    /** About 1 KB. */
    STRIPE_CUSTOMER("stripe", "customer", "cus_", "2026-10-28.endive"),
    /** About 1 KB. */
    HUBSPOT_CONTACT("hubspot", "contact", "50", "2026-09"),
    /** About 6 KB, with three lines. */
    STRIPE_INVOICE("stripe", "invoice", "in_", "2026-10-28.endive");

    private static final int VARIANTS = 256;
    private static final int FIRST = 100;
    private static final String PLACEHOLDER = "{n}";
    private static final Instant OBSERVED = Instant.parse("2026-11-02T08:00:00.500Z");

    private final String system;
    private final String object;
    private final String idPrefix;
    private final String apiVersion;

    Payload(String system, String object, String idPrefix, String apiVersion) {
        this.system = system;
        this.object = object;
        this.idPrefix = idPrefix;
        this.apiVersion = apiVersion;
    }

    /** System and object: {@code stripe.customer}. */
    public String subject() {
        return system + "." + object;
    }

    /** The mapping that comes with the adapter. */
    ReadMapping mapping() {
        return Mappings.builtIn().read(system, object).orElseThrow();
    }

    /** Objects of this kind, no two of them the same. */
    RawRecord[] records() {
        String template = template();
        return IntStream.range(FIRST, FIRST + VARIANTS)
                .mapToObj(Integer::toString)
                .map(n -> record(idPrefix + n, template.replace(PLACEHOLDER, n)))
                .toArray(RawRecord[]::new);
    }

    private RawRecord record(String id, String payload) {
        return new RawRecord(
                "acme", system, "acct_1", object, id, Operation.READ, null, OBSERVED, null, apiVersion, payload);
    }

    /** Without blanks between tokens, as the connectors write it. */
    private String template() {
        try (InputStream in = Payload.class.getResourceAsStream(system + "-" + object + ".json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ObjectMapper().readTree(text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
