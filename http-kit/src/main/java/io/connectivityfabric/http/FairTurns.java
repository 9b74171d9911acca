package io.connectivityfabric.http;

import java.util.Comparator;
import java.util.List;

/**
 * Which of the calls that could go now goes first: live before backfill, but every fourth call under a limit is history's
 * if it waits, or many changes would keep it waiting for ever. Among equals the parts of an account take turns, so that one
 * with many calls does not hold up the others; within a part, in order of arrival.
 */
final class FairTurns {
    /** How many live calls may go one after the other while history waits. */
    private static final int LIVE_IN_A_ROW = 3;

    private static final Comparator<WaitingCall> ORDER = Comparator.comparing(WaitingCall::priority)
            .thenComparingLong(FairTurns::servedLast)
            .thenComparingLong(WaitingCall::number);

    private long served;

    /**
     * The next of them.
     *
     * @param due at least one
     */
    WaitingCall next(List<WaitingCall> due) {
        return due.stream()
                .filter(call -> !mustYield(call, due))
                .min(ORDER)
                .orElseThrow(() -> new IllegalStateException("Backfill never yields"));
    }

    /** Told when a call goes; it is still among those that are due. */
    void goes(WaitingCall call, List<WaitingCall> due) {
        served++;
        for (Gate gate : call.gates()) {
            gate.served(served, call.priority() == Priority.LIVE && historyWaits(gate, due));
        }
    }

    private static boolean mustYield(WaitingCall call, List<WaitingCall> due) {
        return call.priority() == Priority.LIVE
                && call.gates().stream().anyMatch(gate -> gate.overtaken() >= LIVE_IN_A_ROW && historyWaits(gate, due));
    }

    private static boolean historyWaits(Gate gate, List<WaitingCall> due) {
        return due.stream()
                .anyMatch(call ->
                        call.priority() == Priority.BACKFILL && call.gates().contains(gate));
    }

    /** When its part of the account was served last: what is shared by all was served later. */
    private static long servedLast(WaitingCall call) {
        return call.gates().stream().mapToLong(Gate::servedLast).min().orElse(0);
    }
}
