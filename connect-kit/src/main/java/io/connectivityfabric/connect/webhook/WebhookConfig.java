package io.connectivityfabric.connect.webhook;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import io.connectivityfabric.connect.config.ConfigGroup;
import io.connectivityfabric.connect.config.KnownNames;
import io.connectivityfabric.connect.config.OutputMode;
import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.connect.config.TopicPrefix;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.types.Password;

/** What a webhook connector makes of events, and how long it takes for it. */
public final class WebhookConfig {
    public static final String ROUTE = "route";
    public static final String SIGNATURE_TOLERANCE_MS = "signature.tolerance.ms";
    public static final String ANSWER_DEADLINE_MS = "answer.deadline.ms";
    public static final String QUEUE_MAX_REQUESTS = "queue.max.requests";
    public static final String QUEUE_MAX_BYTES = "queue.max.bytes";
    public static final String REPLAY_MEMORY_EVENTS = "replay.memory.events";
    public static final String WAKE_ON_WEBHOOK = "wake.on.webhook";

    private final AbstractConfig config;

    public WebhookConfig(AbstractConfig config) {
        this.config = config;
    }

    /**
     * Adds this group's settings to a connector's definition.
     *
     * @param system the provider's name, which is also the default topic prefix
     */
    public static void define(ConfigDef definition, String system) {
        ConfigGroup group = new ConfigGroup(definition, "Webhook");
        defineWhat(group, system);
        definePace(group);
    }

    private static void defineWhat(ConfigGroup group, String system) {
        KnownNames routes = new KnownNames("route", Route.configNames());
        KnownNames outputs = new KnownNames("output", OutputMode.configNames());
        group.optional(
                        SourceConfig.TENANT,
                        Type.STRING,
                        "default",
                        new NonEmptyString(),
                        Importance.HIGH,
                        "Name of the tenant whose account it is. It stands in every record and in its key.")
                .optional(
                        SourceConfig.TOPIC_PREFIX,
                        Type.STRING,
                        system,
                        new TopicPrefix(),
                        Importance.HIGH,
                        "Events go to the topic <topic.prefix>.events, objects to <topic.prefix>.<stream>, what is"
                                + " signed but no event to <topic.prefix>.errors.")
                .choice(
                        ROUTE,
                        Type.LIST,
                        List.of(Route.EVENTS.configName()),
                        routes,
                        Importance.HIGH,
                        routes,
                        "Where events go: events (to the topic of events, as they are), streams (the objects that they"
                                + " are about, to the topics of these; an event that is about none of them goes to the"
                                + " topic of events), or both, separated by a comma.")
                .choice(
                        SourceConfig.OUTPUT,
                        Type.STRING,
                        OutputMode.RAW.configName(),
                        outputs,
                        Importance.HIGH,
                        outputs,
                        "What is emitted: raw (the provider's own JSON in an envelope), unified (turned into unified"
                                + " events, or unified records of the objects, by the transform"
                                + " io.connectivityfabric.transforms.Unify) or both.")
                .optional(
                        WAKE_ON_WEBHOOK,
                        Type.BOOLEAN,
                        false,
                        null,
                        Importance.MEDIUM,
                        "Whether events wake the polling connector of the same tenant and account, if that has"
                                + " wake.on.webhook=true too: it looks for changes at once. On other workers it is"
                                + " told over the control channel, if there is one.");
    }

    private static void definePace(ConfigGroup group) {
        group.optional(
                        ANSWER_DEADLINE_MS,
                        Type.LONG,
                        4_000L,
                        atLeast(100),
                        Importance.MEDIUM,
                        "How long a request may wait until Kafka has its records, in milliseconds; after that it is"
                                + " answered 503. Below the time that the provider waits.")
                .optional(
                        SIGNATURE_TOLERANCE_MS,
                        Type.LONG,
                        300_000L,
                        atLeast(1_000),
                        Importance.LOW,
                        "How old a signature may be, in milliseconds, where the provider signs the time too.")
                .optional(
                        REPLAY_MEMORY_EVENTS,
                        Type.INT,
                        100_000,
                        atLeast(0),
                        Importance.LOW,
                        "For how many events is remembered that they were written, so that they are not written again"
                                + " if they are sent again.")
                .optional(
                        QUEUE_MAX_REQUESTS,
                        Type.INT,
                        2_000,
                        atLeast(1),
                        Importance.LOW,
                        "How many requests may wait to be taken on; further ones are answered 503.")
                .optional(
                        QUEUE_MAX_BYTES,
                        Type.LONG,
                        32L * 1024 * 1024,
                        atLeast(1024),
                        Importance.LOW,
                        "How many bytes these may have together.")
                .optional(
                        SourceConfig.MAX_BATCH_BYTES,
                        Type.INT,
                        4 * 1024 * 1024,
                        atLeast(1024),
                        Importance.LOW,
                        "About how many bytes are handed to Kafka at once.");
    }

    /** Secrets that stand in one setting, separated by commas. */
    public static List<String> secrets(Password setting) {
        return Arrays.stream(setting.value().split(","))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    public String tenant() {
        return config.getString(SourceConfig.TENANT);
    }

    public String topicPrefix() {
        return config.getString(SourceConfig.TOPIC_PREFIX);
    }

    public Set<Route> routes() {
        Set<Route> routes = EnumSet.noneOf(Route.class);
        config.getList(ROUTE).forEach(name -> routes.add(Route.of(name)));
        return routes;
    }

    public OutputMode output() {
        return OutputMode.of(config.getString(SourceConfig.OUTPUT));
    }

    public boolean wakes() {
        return config.getBoolean(WAKE_ON_WEBHOOK);
    }

    /** How old a signature may be. */
    public Duration signatureTolerance() {
        return Duration.ofMillis(config.getLong(SIGNATURE_TOLERANCE_MS));
    }

    Duration answerDeadline() {
        return Duration.ofMillis(config.getLong(ANSWER_DEADLINE_MS));
    }

    int replayMemoryEvents() {
        return config.getInt(REPLAY_MEMORY_EVENTS);
    }

    int maxBatchBytes() {
        return config.getInt(SourceConfig.MAX_BATCH_BYTES);
    }

    DeliveryQueue queue() {
        return new DeliveryQueue(config.getInt(QUEUE_MAX_REQUESTS), config.getLong(QUEUE_MAX_BYTES));
    }

    ListenerConfig listener() {
        return new ListenerConfig(config);
    }
}
