package io.connectivityfabric.connect.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the topics of a control channel are there, with the cleanup policy that they need.
 *
 * @param admins opens a client, by its settings
 */
record ControlTopics(ControlSettings settings, Function<Map<String, Object>, Admin> admins) {
    private static final Logger log = LoggerFactory.getLogger(ControlTopics.class);
    private static final long PATIENCE_MS = 10_000;
    private static final Map<String, String> COMPACTED =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

    /**
     * Creates a topic if it is not there.
     *
     * @throws RetriableException if the cluster cannot be reached now
     * @throws ConnectException   if it does not let us; the message says what to do
     */
    void ensure(ControlTopic topic) {
        String name = settings.topic(topic);
        Admin admin = admins.apply(settings.clients());
        try {
            if (exists(admin, name)) {
                warnUnlessCompacted(admin, name);
            } else {
                create(admin, name);
            }
        } catch (TimeoutException e) {
            throw new RetriableException("No answer about topic " + name + " within " + PATIENCE_MS + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetriableException("Interrupted while looking for topic " + name, e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static boolean exists(Admin admin, String name) throws InterruptedException, TimeoutException {
        try {
            await(admin.describeTopics(List.of(name)).allTopicNames());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw refused("see topic " + name + " (it needs DESCRIBE on it)", e.getCause());
        }
    }

    private void create(Admin admin, String name) throws InterruptedException, TimeoutException {
        Optional<Short> replication =
                settings.replicationFactor() < 0 ? Optional.empty() : Optional.of(settings.replicationFactor());
        NewTopic topic = new NewTopic(name, Optional.of(1), replication).configs(COMPACTED);
        try {
            await(admin.createTopics(List.of(topic)).all());
            log.info("Created the topic {} of the control channel", name);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) { // another task was quicker
                throw refused(
                        "create topic " + name
                                + ". Create it yourself, with one partition and cleanup.policy=compact, or allow CREATE"
                                + " on it",
                        e.getCause());
            }
        }
    }

    private static void warnUnlessCompacted(Admin admin, String name) throws InterruptedException, TimeoutException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try {
            Config config =
                    await(admin.describeConfigs(List.of(resource)).all()).get(resource);
            String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
            if (!policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                log.warn(
                        "Topic {} of the control channel has cleanup.policy={}: it forgets what it should keep, and"
                                + " grows. Set it to compact",
                        name,
                        policy);
            }
        } catch (ExecutionException e) {
            log.debug("The settings of topic {} cannot be seen", name, e);
        }
    }

    private static <T> T await(KafkaFuture<T> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    private static ConnectException refused(String what, Throwable cause) {
        if (cause instanceof org.apache.kafka.common.errors.RetriableException) {
            return new RetriableException("The control channel cannot " + what + ": " + cause.getMessage(), cause);
        }
        String why = cause instanceof AuthorizationException ? "is not allowed to" : "cannot";
        return new ConnectException(
                "The control channel (control.bootstrap.servers) " + why + " " + what + ": " + cause.getMessage(),
                cause);
    }
}
