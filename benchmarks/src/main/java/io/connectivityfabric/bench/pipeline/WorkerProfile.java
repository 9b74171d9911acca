package io.connectivityfabric.bench.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where a worker's processor time went, as its Flight Recorder saw it. */
final class WorkerProfile {
    private static final String NAME = "bench";
    /** On the stack of the task's thread; its name changes when it has begun. */
    private static final String TASK_LOOP = "org.apache.kafka.connect.runtime.AbstractWorkerSourceTask";
    /** Of the settings "profile". */
    private static final Duration SAMPLE_EVERY = Duration.ofMillis(10);

    private final JvmFigures worker;
    private final Path file;

    /** A part of the way from the provider to Kafka. */
    enum Step {
        FETCH(List.of("okhttp3.", "okio.", "io.connectivityfabric.http.")),
        PARSE(List.of(
                "io.connectivityfabric.http.JsonElements",
                "io.connectivityfabric.http.TokenCopy",
                "io.connectivityfabric.http.TokenWalk",
                "io.connectivityfabric.http.CompactJson",
                "io.connectivityfabric.http.LoneSurrogates")),
        MAP(List.of("io.connectivityfabric.")),
        CONVERT(List.of("org.apache.kafka.connect.json.", "org.apache.kafka.connect.storage.StringConverter")),
        PRODUCE(List.of("org.apache.kafka.clients.", "org.apache.kafka.common.")),
        CONNECT(List.of("org.apache.kafka.connect.")),
        OTHER(List.of(""));

        private final List<String> classes;

        Step(List<String> classes) {
            this.classes = classes;
        }

        /** The step of a class; the longest name counts. */
        static Step of(String className) {
            Step found = OTHER;
            int length = 0;
            for (Step step : values()) {
                for (String prefix : step.classes) {
                    if (className.startsWith(prefix) && prefix.length() > length) {
                        found = step;
                        length = prefix.length();
                    }
                }
            }
            return found;
        }
    }

    /**
     * What was seen.
     *
     * @param shares of the processor time that Java code took, by step
     * @param taskWaits part of the time in which the task's thread had nothing to do, or waited for the broker
     */
    record Shares(Map<Step, Double> shares, double taskWaits) {}

    private WorkerProfile(JvmFigures worker, Path file) {
        this.worker = worker;
        this.file = file;
    }

    static WorkerProfile start(JvmFigures worker, Path file) {
        worker.jcmd("JFR.start", "name=" + NAME, "settings=profile");
        return new WorkerProfile(worker, file);
    }

    Shares stop() throws IOException {
        worker.jcmd("JFR.stop", "name=" + NAME, "filename=" + file);
        Map<Step, Integer> samples = new EnumMap<>(Step.class);
        int all = 0;
        int ofTask = 0;
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                samples.merge(step(event.getStackTrace().getFrames()), 1, Integer::sum);
                all++;
                if (isOfTask(event.getStackTrace().getFrames())) {
                    ofTask++;
                    first = event.getStartTime().isBefore(first) ? event.getStartTime() : first;
                    last = event.getStartTime().isAfter(last) ? event.getStartTime() : last;
                }
            }
        }
        Map<Step, Double> shares = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            shares.put(step, samples.getOrDefault(step, 0) / (double) Math.max(1, all));
        }
        double running = ofTask
                * SAMPLE_EVERY.toNanos()
                / (double) Math.max(1, Duration.between(first, last).toNanos());
        return new Shares(shares, Math.max(0, 1 - running));
    }

    private static boolean isOfTask(List<RecordedFrame> frames) {
        return frames.stream()
                .anyMatch(frame -> frame.getMethod().getType().getName().equals(TASK_LOOP));
    }

    /** The step of the innermost frame that belongs to one. */
    private static Step step(List<RecordedFrame> innermostFirst) {
        for (RecordedFrame frame : innermostFirst) {
            Step step = Step.of(frame.getMethod().getType().getName());
            if (step != Step.OTHER) {
                return step;
            }
        }
        return Step.OTHER;
    }
}
