package io.connectivityfabric.connect.config;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The settings of reading whole streams again, for changes that a provider tells nobody. */
public final class SweepConfig {
    public static final String SWEEP_INTERVAL_MS = "sweep.interval.ms";
    public static final String SWEEP_MEMORY_OBJECTS = "sweep.memory.objects";

    private static final String GROUP = "Sweeps";

    private final AbstractConfig config;

    public SweepConfig(AbstractConfig config) {
        this.config = config;
    }

    /** Adds this group's settings to a connector's definition. */
    public static void define(ConfigDef definition) {
        new ConfigGroup(definition, GROUP)
                .optional(
                        SWEEP_INTERVAL_MS,
                        Type.LONG,
                        Duration.ofDays(1).toMillis(),
                        atLeast(0),
                        Importance.MEDIUM,
                        "How often a stream is read again as a whole if the provider does not tell all of its changes,"
                                + " in milliseconds. Only what changed is emitted. 0: never.");
        defineMemory(definition);
    }

    /** The settings that go with sweeps of any interval. */
    public static void defineMemory(ConfigDef definition) {
        new ConfigGroup(definition, GROUP)
                .optional(
                        SWEEP_MEMORY_OBJECTS,
                        Type.INT,
                        200_000,
                        atLeast(0),
                        Importance.LOW,
                        "For how many objects of a stream the id and a hash of the state emitted last are remembered, to"
                                + " tell what changed and what was deleted; about 150 bytes each. Objects beyond that"
                                + " are emitted at every sweep, and their deletion is not noticed. With a control"
                                + " channel (" + ControlConfig.BOOTSTRAP_SERVERS
                                + ") this is kept across restarts; without"
                                + " one, the first sweep after a restart emits all objects once.");
    }

    /** Empty if streams are never swept. */
    public Optional<Duration> interval() {
        long ms = config.getLong(SWEEP_INTERVAL_MS);
        return ms == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(ms));
    }

    public int memoryObjects() {
        return config.getInt(SWEEP_MEMORY_OBJECTS);
    }
}
