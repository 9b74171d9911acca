package io.connectivityfabric.connect.config;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Type;

/** What a source connector reads, how often, and what it emits. */
public final class SourceConfig {
    public static final String TENANT = "tenant";
    public static final String TOPIC_PREFIX = "topic.prefix";
    public static final String STREAMS = "streams";
    public static final String OUTPUT = "output";
    public static final String POLL_INTERVAL_MS = "poll.interval.ms";
    public static final String WAKE_ON_WEBHOOK = "wake.on.webhook";
    public static final String SETTLE_MS = "settle.ms";
    public static final String HEARTBEAT_INTERVAL_MS = "heartbeat.interval.ms";
    public static final String MAX_BATCH_BYTES = "max.batch.bytes";
    public static final String ORDER_MEMORY_OBJECTS = "order.memory.objects";
    public static final String BACKFILL_PARALLELISM = "backfill.parallelism";

    /** The offset of a stream has room for so many. */
    public static final int MOST_BACKFILL_RANGES = 32;

    private final AbstractConfig config;

    public SourceConfig(AbstractConfig config) {
        this.config = config;
    }

    /**
     * Adds this group's settings to a connector's definition.
     *
     * @param system the provider's name, which is also the default topic prefix
     * @param streams the streams that the connector knows
     * @param standard those that are read by default
     */
    public static void define(ConfigDef definition, String system, KnownNames streams, List<String> standard) {
        ConfigGroup group = new ConfigGroup(definition, "Source");
        defineWhat(group, system, streams, standard);
        definePace(group);
    }

    private static void defineWhat(ConfigGroup group, String system, KnownNames streams, List<String> standard) {
        KnownNames outputs = new KnownNames("output", OutputMode.configNames());
        group.optional(
                        TENANT,
                        Type.STRING,
                        "default",
                        new NonEmptyString(),
                        Importance.HIGH,
                        "Name of the tenant whose account is read. It stands in every record and in its key.")
                .optional(
                        TOPIC_PREFIX,
                        Type.STRING,
                        system,
                        new TopicPrefix(),
                        Importance.HIGH,
                        "Raw records of a stream go to the topic <topic.prefix>.<stream>, heartbeats to"
                                + " <topic.prefix>.heartbeats.")
                .choice(
                        STREAMS,
                        Type.LIST,
                        standard,
                        streams,
                        Importance.HIGH,
                        streams,
                        "The streams to read, separated by commas: " + streams.inWords() + ".")
                .choice(
                        OUTPUT,
                        Type.STRING,
                        OutputMode.RAW.configName(),
                        outputs,
                        Importance.HIGH,
                        outputs,
                        "What is emitted for each object: raw (the provider's own JSON in an envelope), unified (turned"
                                + " into a unified record by the transform io.connectivityfabric.transforms.Unify) or"
                                + " both.");
    }

    private static void definePace(ConfigGroup group) {
        group.optional(
                        POLL_INTERVAL_MS,
                        Type.LONG,
                        null,
                        new OrUnset(atLeast(100)),
                        Importance.MEDIUM,
                        "Pause between two looks for changes once all known changes are read, in milliseconds. A change"
                                + " reaches Kafka within about this time; each look costs at least one call. Unset:"
                                + " 2000, and longer where the provider's allowance of calls for a month does not last"
                                + " otherwise.")
                .optional(
                        WAKE_ON_WEBHOOK,
                        Type.BOOLEAN,
                        false,
                        null,
                        Importance.MEDIUM,
                        "Whether to look for changes at once when the webhook connector of the same tenant and account,"
                                + " set to wake.on.webhook=true too, hears of one: on this worker, and over the control"
                                + " channel, if there is one, on others.")
                .optional(
                        SETTLE_MS,
                        Type.LONG,
                        60_000L,
                        atLeast(0),
                        Importance.LOW,
                        "How late a change may appear in the provider's list of changes, in milliseconds. That much of"
                                + " the list is read again at each look, so that a late change is not missed; what was"
                                + " emitted before is not emitted again.")
                .optional(
                        HEARTBEAT_INTERVAL_MS,
                        Type.LONG,
                        30_000L,
                        atLeast(1_000),
                        Importance.LOW,
                        "How often a position that moved without a record to carry it is written with a heartbeat"
                                + " record, in milliseconds.")
                .optional(
                        MAX_BATCH_BYTES,
                        Type.INT,
                        4 * 1024 * 1024,
                        atLeast(1024),
                        Importance.LOW,
                        "About how many bytes of payload are handed to Kafka at once (in one transaction, if the worker"
                                + " writes exactly once). Pages are never split: one page may be larger.")
                .optional(
                        ORDER_MEMORY_OBJECTS,
                        Type.INT,
                        100_000,
                        atLeast(0),
                        Importance.LOW,
                        "For how many objects of a stream the newest emitted state is remembered, so that an older one"
                                + " that arrives later is dropped.")
                .optional(
                        BACKFILL_PARALLELISM,
                        Type.INT,
                        16,
                        between(1, MOST_BACKFILL_RANGES),
                        Importance.LOW,
                        "How many parts of a stream's history are read at a time at most, if the provider lets it be"
                                + " divided. There are no more than it takes to fill the provider's rate limit: about"
                                + " limit per second times seconds per answer, and one or two to spare.");
    }

    public String tenant() {
        return config.getString(TENANT);
    }

    public String topicPrefix() {
        return config.getString(TOPIC_PREFIX);
    }

    public List<String> streams() {
        return config.getList(STREAMS);
    }

    public OutputMode output() {
        return OutputMode.of(config.getString(OUTPUT));
    }

    /** Empty if it is left to us. */
    public Optional<Duration> pollInterval() {
        return Optional.ofNullable(config.getLong(POLL_INTERVAL_MS)).map(Duration::ofMillis);
    }

    /** Whether webhooks shorten the pause between two looks. */
    public boolean wakesOnWebhook() {
        return config.getBoolean(WAKE_ON_WEBHOOK);
    }

    public Duration settle() {
        return duration(SETTLE_MS);
    }

    public Duration heartbeatInterval() {
        return duration(HEARTBEAT_INTERVAL_MS);
    }

    public int maxBatchBytes() {
        return config.getInt(MAX_BATCH_BYTES);
    }

    public int orderMemoryObjects() {
        return config.getInt(ORDER_MEMORY_OBJECTS);
    }

    public int backfillParallelism() {
        return config.getInt(BACKFILL_PARALLELISM);
    }

    private Duration duration(String key) {
        return Duration.ofMillis(config.getLong(key));
    }
}
