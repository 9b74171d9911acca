package io.connectivityfabric.cluster;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a connector and its tasks fare.
 *
 * @param name the connector
 * @param connector the connector itself
 * @param tasks its tasks, by number
 */
public record ConnectorStatus(String name, Part connector, List<Part> tasks) {
    /** A message may hold a whole schema. */
    private static final int LINE = 400;

    /**
     * @param state RUNNING, FAILED, PAUSED, UNASSIGNED, ...
     * @param trace the stack trace of a failure, else empty
     */
    public record Part(String state, String trace) {
        public boolean failed() {
            return state.equals("FAILED");
        }
    }

    /** True if the connector and at least one task run, and none has failed. */
    public boolean isRunning() {
        return !tasks.isEmpty() && parts().allMatch(part -> part.state().equals("RUNNING"));
    }

    public boolean hasFailed() {
        return parts().anyMatch(Part::failed);
    }

    /** Why each failed part failed, without the stack, for a message; empty if nothing failed. */
    public String failures() {
        return parts().filter(Part::failed)
                .flatMap(part -> part.trace().lines())
                .filter(line -> !line.startsWith("\t"))
                .map(line -> line.length() <= LINE ? line : line.substring(0, LINE) + "...")
                .collect(Collectors.joining("\n"));
    }

    private Stream<Part> parts() {
        return Stream.concat(Stream.of(connector), tasks.stream());
    }
}
