package io.connectivityfabric.connect.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Accepted writes that wait for their turn. A write waits for every earlier write that shares a claim with it; it joins
 * that write's batch, or follows once the batch is released. Writes that share nothing overtake each other freely. Not
 * thread-safe.
 */
final class LaneQueue<W extends TargetWrite<W>> {

    private static final class Node<W extends TargetWrite<W>> {
        final SinkWrite<W> write;
        final Set<Node<W>> predecessors = new HashSet<>();
        final List<Node<W>> successors = new ArrayList<>();
        Batch<W> batch;

        Node(SinkWrite<W> write) {
            this.write = write;
        }
    }

    /** Writes taken together; those that share a claim are in the order in which they came. */
    static final class Batch<W extends TargetWrite<W>> {
        private final List<Node<W>> nodes = new ArrayList<>();
        private final Set<String> targets = new HashSet<>();

        List<SinkWrite<W>> writes() {
            return nodes.stream().map(node -> node.write).toList();
        }

        int size() {
            return nodes.size();
        }
    }

    private final Map<String, Node<W>> lastByClaim = new HashMap<>();
    private final Deque<Node<W>> ready = new ArrayDeque<>();
    private int waiting;

    void add(SinkWrite<W> write) {
        Node<W> node = new Node<>(write);
        for (String claim : write.write().claims()) {
            Node<W> previous = lastByClaim.put(claim, node);
            if (previous != null && node.predecessors.add(previous)) {
                previous.successors.add(node);
            }
        }
        waiting++;
        if (node.predecessors.isEmpty()) {
            ready.add(node);
        }
    }

    /** Targets that could be written now, each by a write that waits for nothing. */
    int ready() {
        return ready.size();
    }

    /** Writes that are in no batch yet. */
    int waiting() {
        return waiting;
    }

    /** The longest waiting writes of at most {@code maxTargets} targets, and what can follow them in the same batch. */
    Batch<W> take(int maxTargets) {
        Batch<W> batch = new Batch<>();
        while (batch.targets.size() < maxTargets && !ready.isEmpty()) {
            join(batch, ready.poll(), maxTargets);
        }
        waiting -= batch.size();
        return batch;
    }

    private static <W extends TargetWrite<W>> void join(Batch<W> batch, Node<W> first, int maxTargets) {
        Deque<Node<W>> candidates = new ArrayDeque<>();
        candidates.add(first);
        while (!candidates.isEmpty()) {
            Node<W> node = candidates.poll();
            String target = node.write.write().target();
            boolean follows = node.predecessors.stream().allMatch(earlier -> earlier.batch == batch);
            boolean fits = batch.targets.contains(target) || batch.targets.size() < maxTargets;
            if (node.batch == null && follows && fits) {
                node.batch = batch;
                batch.nodes.add(node);
                batch.targets.add(target);
                candidates.addAll(node.successors);
            }
        }
    }

    /** The writes of {@code batch} are through with; what waited for them may go. */
    void release(Batch<W> batch) {
        for (Node<W> node : batch.nodes) {
            node.write.write().claims().forEach(claim -> lastByClaim.remove(claim, node));
            for (Node<W> successor : node.successors) {
                successor.predecessors.remove(node);
                if (successor.predecessors.isEmpty() && successor.batch == null) {
                    ready.add(successor);
                }
            }
        }
    }
}
