package io.connectivityfabric.connect.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Sends rejected records to the dead letter queue and waits until they are there before their offsets count as done. To
 * be used on the task's own thread only.
 */
final class ErrantRecords {

    private record Report(SinkRecord record, DoneOffsets.Ticket ticket, Future<Void> sent) {}

    private final ErrantRecordReporter reporter;
    private final List<Report> reports = new ArrayList<>();

    /** @param reporter null if the connector has no dead letter queue */
    ErrantRecords(ErrantRecordReporter reporter) {
        this.reporter = reporter;
    }

    /** @throws ConnectException if there is no dead letter queue, or it may not be used */
    void report(SinkRecord record, DoneOffsets.Ticket ticket, RejectedRecordException reason) {
        if (reporter == null) {
            throw new ConnectException(
                    describe(record) + " was rejected: " + reason.getMessage()
                            + ". To set such records aside instead of stopping, set errors.tolerance=all and"
                            + " errors.deadletterqueue.topic.name",
                    reason);
        }
        try {
            reports.add(new Report(record, ticket, reporter.report(record, reason)));
        } catch (ConnectException e) {
            throw new ConnectException(
                    describe(record) + " was rejected (" + reason.getMessage() + ") and could not be reported: "
                            + e.getMessage(),
                    e);
        }
    }

    /** Waits for all reports. @throws ConnectException if one did not arrive */
    void await() {
        for (Report report : reports) {
            try {
                report.sent().get();
                report.ticket().done();
            } catch (ExecutionException e) {
                throw new ConnectException(
                        describe(report.record()) + " was rejected and could not be written to the dead letter queue: "
                                + e.getCause().getMessage(),
                        e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ConnectException("Stopped before a rejected record reached the dead letter queue", e);
            }
        }
        reports.clear();
    }

    private static String describe(SinkRecord record) {
        return "The record at topic " + record.originalTopic() + ", partition " + record.originalKafkaPartition()
                + ", offset " + record.originalKafkaOffset() + " (key " + record.key() + ")";
    }
}
