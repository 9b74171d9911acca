package io.connectivityfabric.cli;

import io.connectivityfabric.sandbox.FaultScript;
import io.connectivityfabric.sandbox.Sandbox;
import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.PortTakenException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fabric sandbox}: the stand-in APIs alone, until they are ended. */
@Command(
        name = "sandbox",
        description = {
            "Serves stand-ins for the Stripe and HubSpot APIs on 127.0.0.1, with their documented limits and errors."
                    + " Prints one line of JSON with addresses and credentials when it serves, and runs until Ctrl-C."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  fabric sandbox",
            "  curl http://127.0.0.1:12111/v1/customers?limit=3 -u sk_test_acme:",
            "  curl http://127.0.0.1:12112/crm/objects/2026-09/contacts?limit=3 -H 'Authorization: Bearer pat-na1-acme'",
            "  curl http://127.0.0.1:12111/_sandbox/faults -d '{\"api\":\"stripe\",\"status\":500,\"times\":3}'"
        })
final class SandboxCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--stripe-port",
            defaultValue = "12111",
            description = "Port of the Stripe API, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int stripePort;

    @Option(
            names = "--hubspot-port",
            defaultValue = "12112",
            description = "Port of the HubSpot API, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int hubspotPort;

    @Option(
            names = "--tenants",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "acme,globex",
            description = "Tenants, each with an account at both providers (default: ${DEFAULT-VALUE}).")
    private List<String> tenants;

    @Option(
            names = "--customers",
            defaultValue = "1000",
            description = "Stripe customers of each tenant (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--contacts",
            defaultValue = "500",
            description = "HubSpot contacts of each tenant (default: ${DEFAULT-VALUE}).")
    private int contacts;

    @Option(
            names = "--size",
            paramLabel = "NAME=CUSTOMERS,CONTACTS",
            description = "Another size for one tenant; may be given for each.")
    private Map<String, String> sizes = new LinkedHashMap<>();

    @Option(
            names = "--seed",
            defaultValue = "42",
            description = "The same seed gives the same data (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--latency-ms",
            defaultValue = "0",
            description = "Added to each answer, in milliseconds (default: ${DEFAULT-VALUE}).")
    private long latencyMs;

    @Option(names = "--no-limits", description = "Do not keep the providers' rate limits.")
    private boolean noLimits;

    @Option(
            names = "--stripe-objects",
            split = ",",
            paramLabel = "RESOURCE=COUNT",
            description = "Stripe objects of a kind, such as charges=50000; of the others there are as many as suit the"
                    + " customers, at most 10,000.")
    private Map<String, Integer> stripeObjects = new LinkedHashMap<>();

    @Option(
            names = "--hubspot-objects",
            split = ",",
            paramLabel = "TYPE=COUNT",
            description =
                    "HubSpot records of a type, such as companies=1000,deals=500; of the others there are a quarter"
                            + " as many as contacts, at most 10,000.")
    private Map<String, Integer> hubspotObjects = new LinkedHashMap<>();

    @Option(
            names = "--hubspot-properties",
            split = ",",
            paramLabel = "TYPE=COUNT",
            description = "Custom properties that each HubSpot record of a type has, such as contacts=200.")
    private Map<String, Integer> hubspotProperties = new LinkedHashMap<>();

    @Option(
            names = "--hubspot-limit",
            defaultValue = "190",
            description = "HubSpot requests per ten seconds of a private app: 100, 190 or 250, by the account's plan"
                    + " (default: ${DEFAULT-VALUE}).")
    private int hubspotLimit;

    @Option(
            names = "--hubspot-daily-limit",
            defaultValue = "650000",
            description = "HubSpot requests per day of an account (default: ${DEFAULT-VALUE}).")
    private int hubspotDailyLimit;

    @Option(
            names = "--search-delay-ms",
            defaultValue = "500",
            description = "HubSpot search shows a change so much later (default: ${DEFAULT-VALUE}).")
    private long searchDelayMs;

    @Option(
            names = "--connected-accounts",
            paramLabel = "ACCOUNTS,CUSTOMERS",
            description = "Makes each Stripe account a platform with so many connected accounts of so many customers.")
    private String connectedAccounts;

    @Option(
            names = "--stripe-concurrency",
            defaultValue = "0",
            description = "Requests that Stripe carries out at once for an endpoint, 0 for any number (default:"
                    + " ${DEFAULT-VALUE}).")
    private int stripeConcurrency;

    @Option(
            names = "--event-lag-ms",
            defaultValue = "250",
            description = "Stripe events become visible at most so late, each after its own time (default:"
                    + " ${DEFAULT-VALUE}).")
    private long eventLagMs;

    @Option(
            names = "--event-retention-days",
            defaultValue = "30",
            description = "How long Stripe events are kept (default: ${DEFAULT-VALUE}).")
    private int eventRetentionDays;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description = "What goes wrong from the start on: JSON, one fault or a list, as for /_sandbox/faults.")
    private Path faults;

    @Option(names = "--live", description = "Stripe accounts in live mode: keys sk_live_..., higher limits.")
    private boolean live;

    @Override
    public Integer call() throws InterruptedException, IOException {
        SandboxOptions options = options();
        Sandbox sandbox = start(options);
        spec.commandLine().getOut().println(overview(sandbox));
        spec.commandLine().getOut().flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private Sandbox start(SandboxOptions options) {
        try {
            return Sandbox.start(options);
        } catch (PortTakenException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    private SandboxOptions options() {
        try {
            SandboxOptions.Builder builder = SandboxOptions.builder()
                    .stripePort(stripePort)
                    .hubspotPort(hubspotPort)
                    .tenants(tenants)
                    .customers(customers)
                    .contacts(contacts)
                    .seed(seed)
                    .latency(Duration.ofMillis(latencyMs))
                    .limits(!noLimits)
                    .livemode(live)
                    .stripeConcurrency(stripeConcurrency)
                    .eventLag(Duration.ofMillis(eventLagMs))
                    .eventRetention(Duration.ofDays(eventRetentionDays))
                    .hubspotTenSecondLimit(hubspotLimit)
                    .hubspotDailyLimit(hubspotDailyLimit)
                    .searchDelay(Duration.ofMillis(searchDelayMs));
            stripeObjects.forEach(builder::stripeObjects);
            hubspotObjects.forEach(builder::hubspotObjects);
            hubspotProperties.forEach(builder::hubspotProperties);
            if (connectedAccounts != null) {
                int[] counts = counts("--connected-accounts", connectedAccounts, "ACCOUNTS,CUSTOMERS");
                builder.connectedAccounts(counts[0], counts[1]);
            }
            if (faults != null) {
                FaultScript.parse(Files.readAllBytes(faults)).forEach(builder::fault);
            }
            for (Map.Entry<String, String> size : sizes.entrySet()) {
                addSize(builder, size.getKey(), size.getValue());
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--faults " + faults + " cannot be read: " + e, e);
        }
    }

    private void addSize(SandboxOptions.Builder builder, String tenant, String size) {
        if (!tenants.contains(tenant)) {
            throw new IllegalArgumentException("--size names tenant '" + tenant + "', but the tenants are " + tenants);
        }
        int[] counts = counts("--size " + tenant, size, "CUSTOMERS,CONTACTS");
        builder.size(tenant, counts[0], counts[1]);
    }

    private static int[] counts(String flag, String value, String what) {
        if (!value.matches("\\d{1,9},\\d{1,9}")) {
            throw new IllegalArgumentException(flag + " must be two numbers, " + what + ", not '" + value + "'");
        }
        return Stream.of(value.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    /** What the sandbox says of itself: one line of JSON. */
    private static String overview(Sandbox sandbox) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(sandbox.stripeUrl() + "/_sandbox"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
