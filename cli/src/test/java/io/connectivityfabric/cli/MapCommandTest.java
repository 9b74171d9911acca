package io.connectivityfabric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MapCommandTest {
    private static final String CUSTOMER = """
            {"id": "cus_1", "object": "customer", "email": "jenny@example.com", "name": "Jenny Rosen",
             "created": 1700000000, "address": {"city": "Köln", "country": "DE"}}""";

    private final InputStream stdin = System.in;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void restore() {
        System.setIn(stdin);
    }

    @Test
    void printsTheUnifiedRecordOfAStripeCustomer() throws IOException {
        int exit = map(CUSTOMER, "--system", "stripe", "--object", "customer", "--tenant", "acme");

        assertThat(exit).isZero();
        JsonNode unified = new ObjectMapper().readTree(out.toString());
        assertThat(unified.at("/meta/source_id").asText()).isEqualTo("cus_1");
        assertThat(unified.at("/meta/tenant_id").asText()).isEqualTo("acme");
        assertThat(unified.at("/meta/created_at").asText()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(unified.at("/address/city").asText()).isEqualTo("Köln");
    }

    @Test
    void printsWhatHubSpotTakesForAUnifiedRecord() throws IOException {
        map(CUSTOMER, "--system", "stripe", "--object", "customer");
        String unified = out.toString();
        out.getBuffer().setLength(0);

        int exit = map(unified, "--write", "hubspot.contact");

        assertThat(exit).isZero();
        JsonNode properties = new ObjectMapper().readTree(out.toString());
        assertThat(properties.path("email").asText()).isEqualTo("jenny@example.com");
        assertThat(properties.path("city").asText()).isEqualTo("Köln");
    }

    @Test
    void aDeletedObjectGivesADeletedRecord() throws IOException {
        map(
                "{\"id\": \"cus_1\", \"object\": \"customer\", \"deleted\": true}",
                "--system",
                "stripe",
                "--object",
                "customer");

        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .at("/meta/deleted")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anUnknownObjectIsAnsweredWithTheKnownOnes() {
        int exit = map(CUSTOMER, "--system", "stripe", "--object", "custmer");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString())
                .contains("no mapping to read 'stripe.custmer'")
                .contains("hubspot.contact")
                .contains("stripe.customer");
    }

    @Test
    void anUnknownWriteIsAnsweredWithTheKnownOnes() {
        int exit = map("{}", "--write", "hubspot");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("no mapping to write 'hubspot'").contains("hubspot.contact");
    }

    @Test
    void brokenJsonIsReportedWithLineAndColumn() {
        int exit = map("{\"id\":\n \"x\",,}", "--system", "stripe", "--object", "customer");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("not one JSON object").contains("line 2, column 6");
    }

    @Test
    void secondObjectIsReported() {
        int exit = map(CUSTOMER + CUSTOMER, "--system", "stripe", "--object", "customer");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("not one JSON object").contains("line 2");
    }

    @Test
    void nothingOnStandardInputGivesAnExample() {
        int exit = map(" \n", "--system", "stripe", "--object", "customer");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("nothing on standard input").contains("| ./fabric map --system stripe");
    }

    @Test
    void anObjectWithoutIdIsRefused() {
        int exit = map("{\"object\": \"customer\"}", "--system", "stripe", "--object", "customer");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("stripe.customer (without id)").contains("field 'id': is required");
    }

    @Test
    void theListShowsSystemsObjectsEntitiesAndDirectionsInColumns() {
        int exit = map("", "--list");

        assertThat(exit).isZero();
        assertThat(out.toString().lines())
                .startsWith("SYSTEM   OBJECT            ENTITY        DIRECTIONS")
                .contains("hubspot  contact           customer      read, write")
                .contains("stripe   customer          customer      read, write")
                .contains("stripe   charge            payment       read");
    }

    @Test
    void theListIsForProgramsToo() throws IOException {
        map("", "--list", "--json");

        JsonNode list = new ObjectMapper().readTree(out.toString());
        assertThat(list)
                .contains(
                        new ObjectMapper()
                                .readTree(
                                        "{\"system\":\"stripe\",\"object\":\"charge\",\"entity\":\"payment\",\"directions\":[\"read\"]}"));
    }

    @Test
    void anObjectCanBeAskedForAsAnotherEntity() throws IOException {
        map(CUSTOMER, "--system", "stripe", "--object", "customer", "--entity", "company");

        assertThat(new ObjectMapper().readTree(out.toString()).path("name").asText())
                .isEqualTo("Jenny Rosen");
    }

    @Test
    void anEntityThatTheObjectIsNotIsAnsweredWithThoseThatItIs() {
        int exit = map(CUSTOMER, "--system", "stripe", "--object", "customer", "--entity", "deal");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString())
                .contains("'stripe.customer' is not mapped as 'deal'")
                .contains("customer, company");
    }

    @Test
    void aValueThatCannotBeReadIsNamed() {
        int exit = map("{\"id\":\"cus_1\",\"balance\":\"much\"}", "--system", "stripe", "--object", "customer");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("fabric: Cannot map stripe.customer cus_1, field 'balance': is no number");
    }

    @Test
    void someOtherJsonIsNoUnifiedRecord() {
        int exit = map(CUSTOMER, "--write", "hubspot.contact");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("no unified customer").contains("'id'");
    }

    @Test
    void halfADirectionIsAUsageError() {
        assertThat(map(CUSTOMER, "--system", "stripe")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--object");
    }

    private int map(String input, String... arguments) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        String[] all = new String[arguments.length + 1];
        all[0] = "map";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Fabric.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
