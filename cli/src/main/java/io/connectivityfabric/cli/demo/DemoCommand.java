package io.connectivityfabric.cli.demo;

import io.connectivityfabric.cli.UserException;
import io.connectivityfabric.cluster.Installation;
import io.connectivityfabric.cluster.LocalBroker;
import io.connectivityfabric.cluster.LocalRegistry;
import io.connectivityfabric.cluster.PortWish;
import io.connectivityfabric.cluster.WorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fabric demo}. */
@Command(
        name = "demo",
        description =
                "Runs the whole pipeline on this machine: Stripe customers and HubSpot contacts (of a sandbox) become"
                        + " unified customers in Kafka, and go out to HubSpot. Ends with a comparison, object by object; the exit"
                        + " code is 0 only if all is there, exactly once, in its last state.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final int FEWEST = 10;
    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--customers",
            defaultValue = "2000",
            description = "Stripe customers of the first tenant (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--contacts",
            defaultValue = "500",
            description = "HubSpot contacts of the first tenant (default: ${DEFAULT-VALUE}).")
    private int contacts;

    @Option(
            names = "--seed",
            defaultValue = "42",
            description = "The same seed gives the same data (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result to this file.")
    private Path json;

    @Option(names = "--keep", description = "Leave all running at the end, until Ctrl-C.")
    private boolean keep;

    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            defaultValue = "${sys:java.io.tmpdir}",
            description = "Where to put data and logs while the demo runs (default: ${DEFAULT-VALUE}).")
    private Path workDir;

    @Option(names = "--kafka-port", description = "Port of the broker (default: 9092, or a free one).")
    private Integer kafkaPort;

    @Option(names = "--registry-port", description = "Port of the schema registry (default: 8081, or a free one).")
    private Integer registryPort;

    @Option(names = "--connect-port", description = "Port of the worker's REST API (default: 8083, or a free one).")
    private Integer connectPort;

    @Option(names = "--stripe-port", description = "Port of the sandbox's Stripe API (default: a free one).")
    private Integer stripePort;

    @Option(names = "--hubspot-port", description = "Port of the sandbox's HubSpot API (default: a free one).")
    private Integer hubspotPort;

    @Override
    public Integer call() throws IOException {
        atLeast("--customers", customers);
        atLeast("--contacts", contacts);
        if (json != null && !Files.isWritable(json.toAbsolutePath().getParent())) {
            throw new UserException("Cannot write " + json + ": choose another file with --json");
        }
        DemoOptions options = new DemoOptions(
                customers,
                contacts,
                seed,
                json,
                keep,
                workDir,
                new DemoOptions.Ports(
                        wish("--kafka-port", kafkaPort, PortWish.usually(LocalBroker.USUAL_PORT)),
                        wish("--registry-port", registryPort, PortWish.usually(LocalRegistry.USUAL_PORT)),
                        wish("--connect-port", connectPort, PortWish.usually(WorkerSettings.USUAL_PORT)),
                        wish("--stripe-port", stripePort, PortWish.any()),
                        wish("--hubspot-port", hubspotPort, PortWish.any())));
        return new Demo(Installation.locate(), options, new Console(System.out)).run() ? 0 : 1;
    }

    /** A taken port is told before anything starts. */
    private static PortWish wish(String flag, Integer port, PortWish otherwise) {
        if (port == null) {
            return otherwise;
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new UserException(flag + " must be between 1 and " + HIGHEST_PORT + ", not " + port);
        }
        PortWish wish = PortWish.exactly(port, flag);
        wish.choose();
        return wish;
    }

    private static void atLeast(String flag, int value) {
        if (value < FEWEST) {
            throw new UserException(flag + " must be " + FEWEST + " or more, not " + value);
        }
    }
}
