package io.connectivityfabric.connect.source;

import io.connectivityfabric.connect.config.ControlCheck;
import io.connectivityfabric.connect.config.CredentialsCheck;
import io.connectivityfabric.connect.config.KnownNames;
import io.connectivityfabric.connect.config.ProjectVersion;
import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.connect.config.TopicCreationAdvice;
import io.connectivityfabric.connect.config.UnifyCheck;
import io.connectivityfabric.mapping.Mappings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.util.ConnectorUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A source connector that reads streams of one account and deals them out to its tasks. */
public abstract class StreamSourceConnector extends SourceConnector {
    /** Tells a task which one it is; Connect does not. Put there by us, never by a user. */
    static final String TASK_NUMBER = "task.number";

    private static final Logger log = LoggerFactory.getLogger(StreamSourceConnector.class);

    private Map<String, String> properties;

    /** The provider's name in records: "stripe". */
    protected abstract String system();

    /** All streams that the connector knows, with the provider's singular name of their objects. */
    protected abstract Map<String, String> objectsByStream();

    /** The names that streams can have; those of the table, unless the user has some that only they know. */
    protected KnownNames streamNames() {
        return new KnownNames("stream", List.copyOf(objectsByStream().keySet()));
    }

    /** The streams that are read by default. */
    protected List<String> standardStreams() {
        return List.copyOf(objectsByStream().keySet());
    }

    /** The streams to read: those of the setting, and what other settings of the connector add. */
    protected List<String> streams(Map<String, String> settings) {
        return source(settings).streams();
    }

    /** Which settings a check of the credentials is about. */
    protected abstract CredentialsCheck credentialsCheck();

    /**
     * Makes the calls that show whether the credentials do. Only the settings named in {@link #credentialsCheck()} are
     * known to be valid.
     */
    protected abstract void tryCredentials(Map<String, String> settings, List<String> streams);

    @Override
    public String version() {
        return ProjectVersion.current();
    }

    @Override
    public void start(Map<String, String> settings) {
        properties = new HashMap<>(settings);
    }

    @Override
    public void stop() {
        // Tasks own all resources.
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<String> streams = streams(properties);
        List<Map<String, String>> tasks = new ArrayList<>();
        for (List<String> part : ConnectorUtils.groupPartitions(streams, Math.min(maxTasks, streams.size()))) {
            Map<String, String> task = new HashMap<>(properties);
            task.put(SourceConfig.STREAMS, String.join(",", part));
            task.put(TASK_NUMBER, String.valueOf(tasks.size()));
            tasks.add(task);
        }
        return tasks;
    }

    /** The settings of what to read alone, so that they can be read while others are still wrong. */
    private SourceConfig source(Map<String, String> settings) {
        return new SourceConfig(new AbstractConfig(sourceDefinition(), settings, false));
    }

    private ConfigDef sourceDefinition() {
        ConfigDef definition = new ConfigDef();
        SourceConfig.define(definition, system(), streamNames(), standardStreams());
        return definition;
    }

    @Override
    public Config validate(Map<String, String> settings) {
        Config config = super.validate(settings);
        UnifyCheck.check(config, settings);
        boolean sourceValid = config.configValues().stream()
                .filter(value -> sourceDefinition().names().contains(value.name()))
                .allMatch(value -> value.errorMessages().isEmpty());
        List<String> streams = sourceValid ? streams(settings) : List.of();
        credentialsCheck().check(config, () -> tryCredentials(settings, streams));
        if (sourceValid) {
            ControlCheck.check(config, settings, source(settings).tenant());
            new TopicCreationAdvice(settings).about(topics(source(settings))).ifPresent(log::warn);
        }
        return config;
    }

    /** The topics that hold objects. */
    private List<String> topics(SourceConfig source) {
        List<String> topics = new ArrayList<>();
        for (String stream : source.streams()) {
            if (source.output().raw()) {
                topics.add(source.topicPrefix() + "." + stream);
            }
            if (source.output().unified()) {
                Mappings.builtIn()
                        .read(system(), objectsByStream().getOrDefault(stream, stream))
                        .ifPresent(mapping -> topics.add("unified." + mapping.entity() + "."
                                + mapping.target().version()));
            }
        }
        return topics;
    }

    /** Positions are in the records' own offsets, and the default transaction boundary commits both together. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> settings) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> settings) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }

    /**
     * Checks offsets that a user sets; null resets a stream, which is then read from the start.
     *
     * @throws ConnectException if the connector could not go on from one of them, saying why
     */
    @Override
    public boolean alterOffsets(Map<String, String> settings, Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.forEach((partitionMap, offset) -> {
            if (offset != null) {
                StreamPartition partition = StreamPartition.fromMap(partitionMap);
                ensureOwn(partition, source(settings));
                ensureReadable(partition, StreamOffset.fromMap(partition, offset));
            }
        });
        return true;
    }

    /**
     * Looks for what only the provider's reader knows of an offset: the unit of its ticks, the kinds of its ranges.
     *
     * @throws ConnectException if a reader could not go on from there, saying why
     */
    protected void ensureReadable(StreamPartition partition, StreamOffset offset) {
        // Most offsets are what their format says.
    }

    private void ensureOwn(StreamPartition partition, SourceConfig source) {
        if (!partition.system().equals(system()) || !streamNames().includes(partition.stream())) {
            throw new ConnectException("Partition " + partition + " is none of this connector's: its system is "
                    + system() + ", its streams are "
                    + streamNames().inWords());
        }
        if (!partition.tenant().equals(source.tenant())) {
            throw new ConnectException("Partition " + partition + " is of another tenant: this connector's "
                    + SourceConfig.TENANT + " is " + source.tenant());
        }
    }
}
