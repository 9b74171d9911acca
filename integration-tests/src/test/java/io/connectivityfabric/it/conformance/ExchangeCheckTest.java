package io.connectivityfabric.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ExchangeCheckTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String CUSTOMER = "{\"id\":\"c\",\"phone\":null}";

    private static ExchangeCheck check;

    @BeforeAll
    static void readDocument() throws IOException {
        try (InputStream document = ExchangeCheckTest.class.getResourceAsStream("/conformance/small.json")) {
            check = new ExchangeCheck(new SpecDocument(JsonMapper.shared().readTree(document)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "limit=100",
                "created[gte]=1&created%5Blt%5D=2",
                "created=5",
                "expand[]=x&expand[]=y",
                "expand[0]=x",
                "types=a,b",
                "types=a&types=b"
            })
    void declaredQueriesPass(String query) {
        assertThat(list(query, 200, "{\"data\":[" + CUSTOMER + "]}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=ten | query limit: 'ten' must be a number",
                "limt=10 | query limt: unknown parameter",
                "created[before]=1 | query created[before]: unknown parameter",
                "created[gte]=soon | query created[gte]: 'soon' must be an integer",
                "types=a,c | query types[]: 'c' must be one of [a, b]",
                "expand[x]=1 | query expand: must be a list"
            })
    void wrongQueriesAreFound(String query, String finding) {
        assertThat(list(query, 200, "{\"data\":[]}")).containsExactly("GET /v1/customers REQ " + finding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"c\",\"phone\":null,\"kind\":null,\"parent\":null}",
                "{\"id\":\"c\",\"phone\":\"1\",\"kind\":\"person\",\"parent\":" + CUSTOMER + "}",
                "{\"id\":\"c\",\"phone\":\"1\",\"balance\":-7,\"since\":\"2026-01-01T00:00:00Z\"}"
            })
    void declaredAnswersPass(String customer) {
        assertThat(list("", 200, "{\"data\":[" + customer + "]}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"c\"} | must have required property 'phone'",
                "{\"id\":null,\"phone\":null} | /data/0/id",
                "{\"id\":\"c\",\"phone\":null,\"kind\":\"pet\"} | /data/0/kind",
                "{\"id\":\"c\",\"phone\":null,\"x\":1} | must not have the unknown property 'x'",
                "{\"id\":\"c\",\"phone\":null,\"parent\":{\"id\":1,\"phone\":\"\"}} | /data/0/parent/id",
                "{\"id\":\"c\",\"phone\":null,\"balance\":1.5} | /data/0/balance",
                "{\"id\":\"c\",\"phone\":null,\"since\":\"yesterday\"} | /data/0/since"
            })
    void wrongAnswersAreFound(String customer, String finding) {
        assertThat(list("", 200, "{\"data\":[" + customer + "]}"))
                .isNotEmpty()
                .allMatch(f -> f.startsWith("GET /v1/customers RES 200 /data/0"))
                .anyMatch(f -> f.contains(finding));
    }

    @Test
    void anAnswerThatIsNoJsonIsFound() {
        assertThat(list("", 200, "<html>")).containsExactly("GET /v1/customers RES 200 answer is not JSON");
    }

    @Test
    void aStatusRangeCoversItsStatuses() {
        assertThat(list("", 429, "{\"error\":{}}")).isEmpty();
        assertThat(list("", 404, "{}"))
                .containsExactly("GET /v1/customers RES 404 / must have required property 'error'");
        assertThat(list("", 500, "{}")).containsExactly("GET /v1/customers RES status 500 not in spec");
    }

    @Test
    void theDefaultAnswerDescribesErrorsOnly() {
        assertThat(exchange("DELETE", "/v1/customers/7", 410)).isEmpty();
        assertThat(exchange("DELETE", "/v1/customers/7", 207))
                .containsExactly("DELETE /v1/customers/{id} RES status 207 not in spec");
    }

    @Test
    void formsAreHeldAgainstTheirSchema() {
        assertThat(create("email=a%40b.c&address[city]=K%C3%B6ln&metadata[any]=1&livemode=true"))
                .isEmpty();
        assertThat(create("address[town]=x&livemode=yes&name=z&metadata[a][b]=1"))
                .containsExactlyInAnyOrder(
                        "POST /v1/customers REQ form[email]: must be given",
                        "POST /v1/customers REQ form[address][town]: unknown parameter",
                        "POST /v1/customers REQ form[livemode]: 'yes' must be a boolean",
                        "POST /v1/customers REQ form[name]: unknown parameter",
                        "POST /v1/customers REQ form[metadata][a]: must be a single value");
        assertThat(create("email=" + "x".repeat(21))).hasSize(1);
    }

    @Test
    void jsonBodiesAreHeldAgainstTheirSchema() {
        assertThat(search(JSON, "{\"limit\":1}")).isEmpty();
        assertThat(search(JSON, "{\"limit\":\"1\"}"))
                .singleElement()
                .asString()
                .startsWith("POST /v1/customers/search REQ body /limit");
        assertThat(search(JSON, "{")).containsExactly("POST /v1/customers/search REQ body is not JSON");
        assertThat(search(JSON, "")).containsExactly("POST /v1/customers/search REQ body must be given");
        assertThat(search(FORM, "limit=1"))
                .containsExactly("POST /v1/customers/search REQ Content-Type '" + FORM + "' not in spec");
    }

    @Test
    void pathsAndMethodsMustBeDeclared() {
        assertThat(exchange("DELETE", "/v1/customers/7", 204)).isEmpty();
        assertThat(exchange("DELETE", "/v1/customers/seven", 204))
                .containsExactly("DELETE /v1/customers/{id} REQ path id: 'seven' must be an integer");
        assertThat(exchange("PUT", "/v1/customers/7", 204))
                .containsExactly("PUT /v1/customers/7 REQ method not in spec");
        assertThat(exchange("GET", "/v2/customers", 200)).containsExactly("GET /v2/customers REQ path not in spec");
    }

    @Test
    void aRequestWithoutCredentialsIsFound() {
        Exchange anonymous = new Exchange("DELETE", "/v1/customers/7", "", false, "", new byte[0], 204, new byte[0]);
        assertThat(check.check(anonymous)).containsExactly("DELETE /v1/customers/{id} REQ no Authorization header");
    }

    private static List<String> list(String query, int status, String answer) {
        return check.check(new Exchange("GET", "/v1/customers", query, true, "", new byte[0], status, bytes(answer)));
    }

    private static List<String> create(String form) {
        return check.check(new Exchange("POST", "/v1/customers", "", true, FORM, bytes(form), 200, bytes(CUSTOMER)));
    }

    private static List<String> search(String contentType, String body) {
        return check.check(
                new Exchange("POST", "/v1/customers/search", "", true, contentType, bytes(body), 200, new byte[0]));
    }

    private static List<String> exchange(String method, String path, int status) {
        return check.check(new Exchange(method, path, "", true, "", new byte[0], status, new byte[0]));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
