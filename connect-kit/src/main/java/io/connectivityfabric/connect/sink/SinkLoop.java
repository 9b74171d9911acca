package io.connectivityfabric.connect.sink;

import io.connectivityfabric.connect.sink.Mapped.Skip;
import io.connectivityfabric.connect.sink.Mapped.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * The loop of a sink task, for whichever provider: records are mapped and accepted in {@link #put}, written by the
 * lanes, and committed once they are done. A task delegates its calls to it, all on its own thread.
 *
 * <p>At least once: after a restart, records that were written and not yet committed are written again. Once a record is
 * accepted, nothing is asked to be delivered anew; a task that holds enough pauses its partitions.
 *
 * @param <W> the provider's own kind of write
 */
public final class SinkLoop<W extends TargetWrite<W>> implements AutoCloseable {

    /** How soon the worker calls again while records are outstanding, in milliseconds. */
    private static final long REVISIT_MS = 100;

    private final SinkTaskContext context;
    private final RecordMapper<W> mapper;
    private final LaneSettings settings;
    private final SinkObserver observer;
    private final DoneOffsets offsets = new DoneOffsets();
    private final PartitionPauser pauser;
    private final ErrantRecords errants;
    private final SinkLanes<W> lanes;

    public SinkLoop(
            SinkTaskContext context,
            RecordMapper<W> mapper,
            BatchWriter<W> writer,
            AppliedVersions versions,
            LaneSettings settings,
            SinkObserver observer,
            WriteResults results) {
        this.context = context;
        this.mapper = mapper;
        this.settings = settings;
        this.observer = observer;
        this.pauser = new PartitionPauser(context, settings.highWater(), settings.lowWater());
        this.errants = new ErrantRecords(context.errantRecordReporter());
        this.lanes = new SinkLanes<>(writer, settings, versions, observer, results);
    }

    /**
     * Accepts {@code records}; never asks for them again.
     *
     * @throws ConnectException if a batch failed, or a record was rejected and there is no dead letter queue
     */
    public void put(Collection<SinkRecord> records) {
        lanes.throwFailure();
        lanes.takeRejected()
                .forEach(rejected ->
                        report(rejected.write().record(), rejected.write().ticket(), rejected.reason()));
        List<SinkWrite<W>> accepted = new ArrayList<>(records.size());
        for (SinkRecord record : records) {
            accept(record, accepted);
        }
        lanes.add(accepted);
        errants.await();
        int outstanding = lanes.outstanding();
        pauser.update(outstanding);
        if (outstanding > 0) {
            // Without this the worker would sleep in poll until the next commit, and neither resume nor learn of a
            // failure.
            context.timeout(REVISIT_MS);
        }
    }

    private void accept(SinkRecord record, List<SinkWrite<W>> accepted) {
        DoneOffsets.Ticket ticket = offsets.accept(record);
        try {
            Mapped<W> mapped = mapper.map(record);
            if (mapped instanceof Write<W> write) {
                accepted.add(new SinkWrite<>(record, ticket, write.write()));
            } else if (mapped instanceof Skip<W> skip) {
                observer.skipped(skip.reason());
                ticket.done();
            }
        } catch (RejectedRecordException e) {
            report(record, ticket, e);
        }
    }

    private void report(SinkRecord record, DoneOffsets.Ticket ticket, RejectedRecordException reason) {
        observer.rejected();
        errants.report(record, ticket, reason);
    }

    /**
     * Up to where all is done. Does not throw: the worker would rewind and deliver everything again instead of failing
     * the task; {@link #put} does that.
     */
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> consumed) {
        return offsets.committable(consumed);
    }

    public void open(Collection<TopicPartition> partitions) {
        offsets.assign(partitions);
        pauser.opened(partitions);
    }

    /**
     * Waits for what is in flight, so that a late write of this task never overwrites one of the partition's next owner;
     * what was not sent yet is dropped, to be read again by that owner.
     */
    public void close(Collection<TopicPartition> partitions) {
        offsets.revoke(partitions);
        settle();
    }

    /** Waits for what is in flight and ends the threads. */
    @Override
    public void close() {
        settle();
        lanes.close();
    }

    private void settle() {
        try {
            lanes.settle(settings.closeTimeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
