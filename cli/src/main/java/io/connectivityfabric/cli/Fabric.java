package io.connectivityfabric.cli;

import io.connectivityfabric.cli.bench.BenchCommand;
import io.connectivityfabric.cli.demo.DemoCommand;
import io.connectivityfabric.cli.demo.DemoException;
import io.connectivityfabric.cluster.ChildProcess;
import io.connectivityfabric.cluster.ClusterException;
import io.connectivityfabric.cluster.ConnectRestException;
import io.connectivityfabric.mapping.MappingException;
import io.connectivityfabric.mapping.MappingLoadException;
import io.connectivityfabric.secrets.SecretException;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code fabric} command. Its exit code is 0 only if all it claims is true; 1 if not; 2 for a wrong command line. */
@Command(
        name = "fabric",
        description = "The Connectivity Fabric on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = Fabric.Version.class,
        subcommands = {
            DemoCommand.class,
            SandboxCommand.class,
            MapCommand.class,
            BenchCommand.class,
            SecretsCommand.class
        })
public final class Fabric {
    private static final List<Class<? extends Exception>> SPEAK_FOR_THEMSELVES = List.of(
            UserException.class,
            DemoException.class,
            ClusterException.class,
            ConnectRestException.class,
            MappingException.class,
            MappingLoadException.class,
            SecretException.class);

    private Fabric() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Fabric());
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setExecutionExceptionHandler((e, failed, parsed) -> {
            if (ChildProcess.ending()) {
                return CommandLine.ExitCode.SOFTWARE;
            }
            if (SPEAK_FOR_THEMSELVES.stream().anyMatch(kind -> kind.isInstance(e))) {
                failed.getErr().println(failed.getColorScheme().errorText("fabric: " + e.getMessage()));
            } else {
                failed.getErr().println("fabric: this should not have happened:");
                e.printStackTrace(failed.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine;
    }

    /** The version that the build wrote. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws Exception {
            Properties build = new Properties();
            try (var in = Fabric.class.getResourceAsStream("build.properties")) {
                build.load(in);
            }
            return new String[] {"fabric " + build.getProperty("version")};
        }
    }
}
