package io.connectivityfabric.connect.webhook;

import io.connectivityfabric.connect.config.ControlConfig;
import io.connectivityfabric.connect.config.ProjectVersion;
import io.connectivityfabric.connect.control.Account;
import io.connectivityfabric.connect.control.ControlChannel;
import io.connectivityfabric.connect.metrics.ApiCallMetrics;
import io.connectivityfabric.connect.metrics.MetricsFacade;
import io.connectivityfabric.connect.metrics.TaskMetrics;
import io.connectivityfabric.connect.wake.WakeSender;
import io.connectivityfabric.connect.wake.WakeUps;
import io.connectivityfabric.http.CallObserver;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A task of a webhook connector; all of the work is {@link WebhookLoop}'s. */
public abstract class WebhookSourceTask extends SourceTask {
    private WebhookLoop loop;
    private MetricsFacade metrics;
    private WakeSender wakes;

    /** The settings of what to make of events. */
    protected abstract WebhookConfig webhook(Map<String, String> properties);

    /**
     * What is known of the provider, without a call yet.
     *
     * @param observer to be told of every call
     * @throws IllegalArgumentException if a setting cannot be used; the message names it
     */
    protected abstract WebhookProvider provider(Map<String, String> properties, CallObserver observer);

    @Override
    public String version() {
        return ProjectVersion.current();
    }

    @Override
    public void start(Map<String, String> properties) {
        SafeDelivery safe = new SafeDelivery(properties);
        safe.fault(SafeDelivery.ERRORS_TOLERANCE)
                .or(() -> safe.fault(SafeDelivery.TRANSACTION_BOUNDARY))
                .ifPresent(fault -> {
                    throw new ConnectException(fault);
                });
        ApiCallMetrics calls = new ApiCallMetrics();
        WebhookConfig config = webhook(properties);
        WebhookProvider provider = open(properties, calls);
        String connector = properties.getOrDefault("name", provider.system() + "-webhooks");
        try {
            wakes = config.wakes() ? wakes(properties, config, provider) : null;
            Runnable written = wakes == null ? () -> {} : wakes;
            loop = new WebhookLoop(connector, config, provider, written, Listeners.ofWorker());
        } catch (RuntimeException e) {
            provider.close();
            throw e;
        }
        metrics = TaskMetrics.of(context, provider.system() + "-webhook-source", connector);
        calls.showIn(metrics, Map.of());
        loop.showIn(metrics);
    }

    private static WakeSender wakes(Map<String, String> properties, WebhookConfig config, WebhookProvider provider) {
        ControlChannel channel = new ControlConfig(properties)
                .settings(config.tenant())
                .map(ControlChannel::new)
                .orElse(null);
        Account account = new Account(config.tenant(), provider.system(), provider.account());
        return new WakeSender(account, WakeUps.ofWorker(), channel);
    }

    private WebhookProvider open(Map<String, String> properties, CallObserver observer) {
        try {
            return provider(properties, observer);
        } catch (IllegalArgumentException e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        return loop.poll();
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        loop.committed(record);
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
        if (wakes != null) {
            wakes.close();
        }
        if (metrics != null) {
            metrics.close();
        }
    }
}
