package io.connectivityfabric.connect.sink;

import io.connectivityfabric.connect.sink.WriteOutcome.Rejected;
import io.connectivityfabric.connect.sink.WriteOutcome.Skipped;
import io.connectivityfabric.connect.sink.WriteOutcome.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one batch: later writes of a target are folded over earlier ones, states older than the applied one are left
 * out. If a folded write is rejected, its members are written one by one, so that each record is judged by itself.
 */
final class BatchRun<W extends TargetWrite<W>> {

    /** What became of one accepted write. */
    record Result<W extends TargetWrite<W>>(SinkWrite<W> write, WriteOutcome outcome) {}

    private static final class Fold<W extends TargetWrite<W>> {
        final List<SinkWrite<W>> members = new ArrayList<>();
        W write;

        void add(SinkWrite<W> member) {
            write = members.isEmpty() ? member.write() : write.followedBy(member.write());
            members.add(member);
        }

        /** A target is created by the first of its records, and updated by the others. */
        void settle(WriteOutcome outcome, List<Result<W>> results) {
            for (SinkWrite<W> member : members) {
                boolean later = member != members.get(0);
                results.add(new Result<>(
                        member,
                        later && outcome instanceof Written written
                                ? new Written(false, written.objectId())
                                : outcome));
            }
        }

        boolean isNewerThan(W other) {
            return write != null
                    && write.version() != null
                    && (other.version() == null || other.version().isBefore(write.version()));
        }
    }

    private final BatchWriter<W> writer;
    private final AppliedVersions versions;
    private final List<Result<W>> results = new ArrayList<>();

    BatchRun(BatchWriter<W> writer, AppliedVersions versions) {
        this.writer = writer;
        this.versions = versions;
    }

    List<Result<W>> write(List<SinkWrite<W>> batch) throws InterruptedException {
        List<Fold<W>> rejected = writeFolds(fold(batch));
        int longest =
                rejected.stream().mapToInt(fold -> fold.members.size()).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            int turn = i;
            writeFolds(fold(rejected.stream()
                    .filter(fold -> turn < fold.members.size())
                    .map(fold -> fold.members.get(turn))
                    .toList()));
        }
        return results;
    }

    private List<Fold<W>> fold(List<SinkWrite<W>> batch) {
        Map<String, Fold<W>> folds = new LinkedHashMap<>();
        for (SinkWrite<W> member : batch) {
            W write = member.write();
            Fold<W> fold = folds.computeIfAbsent(write.target(), any -> new Fold<>());
            if (versions.isNewerThan(write.target(), write.version()) || fold.isNewerThan(write)) {
                results.add(new Result<>(member, new Skipped(SkipReason.STALE)));
            } else {
                fold.add(member);
            }
        }
        return folds.values().stream().filter(fold -> !fold.members.isEmpty()).toList();
    }

    /** Returns the folds of several members that were rejected as a whole. */
    private List<Fold<W>> writeFolds(List<Fold<W>> folds) throws InterruptedException {
        List<Fold<W>> rejected = new ArrayList<>();
        if (folds.isEmpty()) {
            return rejected;
        }
        List<WriteOutcome> outcomes =
                writer.write(folds.stream().map(fold -> fold.write).toList());
        if (outcomes.size() != folds.size()) {
            throw new IllegalStateException(outcomes.size() + " outcomes for " + folds.size() + " writes");
        }
        for (int i = 0; i < outcomes.size(); i++) {
            Fold<W> fold = folds.get(i);
            WriteOutcome outcome = outcomes.get(i);
            if (outcome instanceof Written
                    || outcome instanceof Skipped skipped && skipped.reason() == SkipReason.UNCHANGED) {
                versions.applied(fold.write.target(), fold.write.version());
            }
            if (outcome instanceof Rejected && fold.members.size() > 1) {
                rejected.add(fold);
            } else {
                fold.settle(outcome, results);
            }
        }
        return rejected;
    }
}
