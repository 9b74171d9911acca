package io.connectivityfabric.cli.bench;

import picocli.CommandLine.Command;

/** {@code fabric bench}. */
@Command(
        name = "bench",
        description =
                "Measures how fast this is on this machine, each time beside a bare loop of the same run. The last"
                        + " line is one JSON object: name, value, unit, limit (what the bare loop reached) and ratio.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            UnifyBenchCommand.class,
            StripeBackfillCommand.class,
            StripeUnlimitedCommand.class,
            StripeChangesCommand.class
        })
public final class BenchCommand {}
