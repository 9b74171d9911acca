package io.connectivityfabric.stripe.source;

import io.connectivityfabric.connect.config.SettingFault;
import io.connectivityfabric.connect.config.SourceConfig;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.CallInterruptedException;
import io.connectivityfabric.http.Priority;
import io.connectivityfabric.stripe.client.StripeClient;
import io.connectivityfabric.stripe.client.StripePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tries whether a key may read streams: all beside each other, so that many take hardly longer than one. */
record AccessCheck(StripeClient client) {
    private static final int THREADS = 16;
    private static final Map<String, String> ONE = Map.of("limit", "1");

    /**
     * @throws SettingFault if some cannot be read, naming them with Stripe's reasons
     * @throws ApiException if the calls fail for another reason
     */
    void ensureReadable(List<String> streams) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "access-check");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<Optional<String>>> probes = new ArrayList<>();
            streams.forEach(name -> probes.add(() -> refusal(StripeStreams.named(name))));
            Map<String, String> refused = new TreeMap<>();
            List<Future<Optional<String>>> answers = threads.invokeAll(probes);
            for (int i = 0; i < answers.size(); i++) {
                String stream = streams.get(i);
                answers.get(i).get().ifPresent(reason -> refused.put(stream, reason));
            }
            if (!refused.isEmpty()) {
                throw new SettingFault(SourceConfig.STREAMS, message(refused));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("The check was given up", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static String message(Map<String, String> refused) {
        return "Setting " + SourceConfig.STREAMS + ": the key of " + StripeSourceConfig.API_KEY + " may not read "
                + String.join(", ", refused.keySet())
                + ". Give it the permission, or leave the streams out. " + String.join(". ", refused.values());
    }

    /** Why a stream cannot be read; empty if it can. */
    private Optional<String> refusal(StripeStream stream) {
        try {
            if (stream.below() == null) {
                first(stream.list());
            } else {
                StripeList parents =
                        StripeStreams.named(stream.below().stream()).list();
                first(parents).data().forEach(parent -> first(stream.list().below(parent.id())));
            }
            return Optional.empty();
        } catch (ApiException e) {
            return switch (e.kind()) {
                case PERMISSION, INVALID -> Optional.of(e.getMessage());
                // Deleted since it was listed, or a stream that this address has never heard of.
                case NOT_FOUND -> Missing.isObject(e) ? Optional.empty() : Optional.of(e.getMessage());
                default -> throw e;
            };
        }
    }

    private StripePage first(StripeList list) {
        return client.list(list.path(), list.query(ONE), Priority.LIVE);
    }
}
