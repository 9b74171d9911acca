package io.connectivityfabric.connect.source;

import io.connectivityfabric.connect.config.ControlConfig;
import io.connectivityfabric.connect.config.ProjectVersion;
import io.connectivityfabric.connect.config.SettingFault;
import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.connect.control.ControlChannel;
import io.connectivityfabric.connect.control.ControlSettings;
import io.connectivityfabric.connect.metrics.ApiCallMetrics;
import io.connectivityfabric.connect.metrics.MetricsFacade;
import io.connectivityfabric.connect.metrics.TaskMetrics;
import io.connectivityfabric.connect.wake.WakeSource;
import io.connectivityfabric.connect.wake.WakeUps;
import io.connectivityfabric.http.CallObserver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A task of a source connector that reads streams; all of the work is {@link SourceLoop}'s. */
public abstract class StreamSourceTask extends SourceTask {
    private SourceLoop loop;

    /** The settings of what to read and how. */
    protected abstract SourceConfig source(Map<String, String> properties);

    /**
     * Opens the provider's account, without a call yet.
     *
     * @param observer to be told of every call
     * @throws IllegalArgumentException if a setting cannot be used; the message names it
     */
    protected abstract StreamProvider provider(Map<String, String> properties, CallObserver observer);

    @Override
    public String version() {
        return ProjectVersion.current();
    }

    @Override
    public void start(Map<String, String> properties) {
        ApiCallMetrics calls = new ApiCallMetrics();
        SourceConfig config = source(properties);
        StreamProvider provider = open(properties, calls);
        MetricsFacade metrics = TaskMetrics.of(context, provider.system() + "-source", name(properties, provider));
        calls.showIn(metrics, Map.of("streams", String.join("+", config.streams())));
        Optional<ControlSettings> control = new ControlConfig(properties).settings(config.tenant());
        Optional<ControlChannel> channel = control.map(ControlChannel::new);
        TaskStatus status = channel.<TaskStatus>map(open -> new PublishedStatus(
                        task(properties, config, provider), open, control.get().statusInterval(), calls))
                .orElse(TaskStatus.NONE);
        StateStore states = channel.<StateStore>map(
                        open -> new ChannelStates(open, name(properties, provider), Set.copyOf(config.streams())))
                .orElse(StateStore.NONE);
        loop = new SourceLoop(
                config, provider, context.offsetStorageReader(), metrics, status, states, wakeUps(config, channel));
        loop.start();
    }

    private static String name(Map<String, String> properties, StreamProvider provider) {
        return properties.getOrDefault("name", provider.system());
    }

    private static PublishedStatus.Task task(
            Map<String, String> properties, SourceConfig config, StreamProvider provider) {
        return new PublishedStatus.Task(
                name(properties, provider),
                Integer.parseInt(properties.getOrDefault(StreamSourceConnector.TASK_NUMBER, "0")),
                config.tenant(),
                provider.system(),
                config.streams());
    }

    private static WakeSource wakeUps(SourceConfig config, Optional<ControlChannel> channel) {
        return config.wakesOnWebhook() ? WakeSource.of(WakeUps.ofWorker(), channel) : WakeSource.NONE;
    }

    private StreamProvider open(Map<String, String> properties, CallObserver observer) {
        try {
            return provider(properties, observer);
        } catch (IllegalArgumentException | SettingFault e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        return loop.poll();
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        loop.done(record);
        if (metadata == null) {
            loop.filtered(record);
        }
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
    }
}
