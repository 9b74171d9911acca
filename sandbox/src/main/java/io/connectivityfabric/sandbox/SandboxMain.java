package io.connectivityfabric.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.PortTakenException;
import io.connectivityfabric.sandbox.json.Json;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sandbox as a process: prints one line of JSON once it serves, and runs until it is ended. */
public final class SandboxMain {
    private static final String USAGE = """
            Stand-ins for the Stripe and HubSpot APIs on 127.0.0.1.
              --stripe-port N      port of the Stripe API (0, the default: any free one)
              --hubspot-port N     port of the HubSpot API (0, the default: any free one)
              --tenants a,b        accounts with each provider (acme,globex)
              --customers N        Stripe customers of each tenant (1000)
              --contacts N         HubSpot contacts of each tenant (500)
              --size a=N,M         customers and contacts of one tenant, where it differs; may be given for each
              --seed N             same seed, same data (42)
              --latency-ms N       added to each answer (0)
              --event-lag-ms N     until Stripe events are visible, at most (250)
              --search-delay-ms N  until HubSpot search shows a change (500)
              --hubspot-limit N    HubSpot requests per ten seconds (190)
              --stripe-objects R=N Stripe objects of a kind, such as charges=50000
              --hubspot-objects T=N,...    HubSpot records of other types, such as companies=1000,deals=500
              --hubspot-properties T=N,... custom properties of HubSpot records, such as contacts=200
              --live               Stripe accounts in live mode: keys sk_live_..., 100 requests/s
              --no-limits          no rate limits
            """;

    private static final Pattern COUNT = Pattern.compile("(\\w+)=(\\d{1,9})");
    private static final Pattern SIZE = Pattern.compile("(.+)=(\\d{1,9}),(\\d{1,9})");

    private SandboxMain() {}

    /** Ends with 2 if the arguments are wrong, with 1 if the sandbox could not start. */
    public static void main(String[] args) throws InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        int failed = run(args, System.out, System.err);
        if (failed != 0) {
            System.exit(failed);
        }
        new CountDownLatch(1).await();
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        SandboxOptions options;
        try {
            options = parsed(args);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(USAGE);
            return 2;
        }
        try {
            Sandbox sandbox = Sandbox.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
            ObjectNode ready = AdminApi.overview(sandbox);
            PrintStream utf8 = new PrintStream(out, true, StandardCharsets.UTF_8);
            utf8.println(new String(Json.bytes(ready), StandardCharsets.UTF_8));
            return 0;
        } catch (PortTakenException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static SandboxOptions parsed(String[] args) {
        SandboxOptions.Builder options = SandboxOptions.builder();
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        while (!rest.isEmpty()) {
            String flag = rest.poll();
            switch (flag) {
                case "--stripe-port" -> options.stripePort(number(flag, rest));
                case "--hubspot-port" -> options.hubspotPort(number(flag, rest));
                case "--tenants" -> options.tenants(List.of(value(flag, rest).split(",")));
                case "--customers" -> options.customers(number(flag, rest));
                case "--contacts" -> options.contacts(number(flag, rest));
                case "--size" -> size(flag, value(flag, rest), options);
                case "--seed" -> options.seed(number(flag, rest));
                case "--latency-ms" -> options.latency(Duration.ofMillis(number(flag, rest)));
                case "--event-lag-ms" -> options.eventLag(Duration.ofMillis(number(flag, rest)));
                case "--search-delay-ms" -> options.searchDelay(Duration.ofMillis(number(flag, rest)));
                case "--hubspot-limit" -> options.hubspotTenSecondLimit(number(flag, rest));
                case "--hubspot-objects" -> counts(flag, rest, options::hubspotObjects);
                case "--hubspot-properties" -> counts(flag, rest, options::hubspotProperties);
                case "--stripe-objects" -> {
                    String[] parts = value(flag, rest).split("=", 2);
                    options.stripeObjects(parts[0], number(flag, new ArrayDeque<>(List.of(parts[parts.length - 1]))));
                }
                case "--live" -> options.livemode(true);
                case "--no-limits" -> options.limits(false);
                default -> throw new IllegalArgumentException("Unknown argument " + flag);
            }
        }
        return options.build();
    }

    private static void counts(String flag, Deque<String> rest, ObjIntConsumer<String> take) {
        for (String pair : value(flag, rest).split(",")) {
            Matcher parts = COUNT.matcher(pair);
            if (!parts.matches()) {
                throw new IllegalArgumentException(flag + " needs TYPE=NUMBER,..., not '" + pair + "'");
            }
            take.accept(parts.group(1), Integer.parseInt(parts.group(2)));
        }
    }

    private static void size(String flag, String size, SandboxOptions.Builder options) {
        Matcher parts = SIZE.matcher(size);
        if (!parts.matches()) {
            throw new IllegalArgumentException(flag + " needs TENANT=CUSTOMERS,CONTACTS, not '" + size + "'");
        }
        options.size(parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    private static String value(String flag, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(flag + " needs a value");
        }
        return rest.poll();
    }

    private static int number(String flag, Deque<String> rest) {
        String value = value(flag, rest);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(flag + " needs a whole number, not '" + value + "'", e);
        }
    }
}
