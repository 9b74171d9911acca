package io.connectivityfabric.connect.sink;

import io.connectivityfabric.connect.control.ControlChannel;
import io.connectivityfabric.connect.control.WriteResult;
import io.connectivityfabric.connect.control.WriteResult.Key;
import io.connectivityfabric.connect.control.WriteResult.Result;
import io.connectivityfabric.connect.sink.WriteOutcome.Rejected;
import io.connectivityfabric.connect.sink.WriteOutcome.Skipped;
import io.connectivityfabric.connect.sink.WriteOutcome.Written;
import java.time.Instant;

/** Tells the control channel what became of each record. */
public final class PublishedResults implements WriteResults {

    private final ControlChannel channel;
    private final String connector;
    private final String system;
    private final String account;

    /**
     * @param system that is written to
     * @param account of it
     */
    public PublishedResults(ControlChannel channel, String connector, String system, String account) {
        this.channel = channel;
        this.connector = connector;
        this.system = system;
        this.account = account;
    }

    @Override
    public void settled(String record, WriteOutcome outcome) {
        Key key = new Key(connector, record, system, account);
        if (outcome instanceof Written written) {
            publish(key, written.objectId(), written.created() ? Result.CREATED : Result.UPDATED);
        } else if (outcome instanceof Rejected) {
            publish(key, null, Result.FAILED);
        } else if (outcome instanceof Skipped skipped && skipped.reason() != SkipReason.DRY_RUN) {
            publish(key, skipped.objectId(), Result.UNCHANGED);
        }
    }

    private void publish(Key key, String objectId, Result result) {
        channel.publish(new WriteResult(key, objectId, result, Instant.now()));
    }
}
