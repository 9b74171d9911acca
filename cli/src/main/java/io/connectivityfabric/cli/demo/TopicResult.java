package io.connectivityfabric.cli.demo;

import java.util.List;

/**
 * How a topic compares with the sandbox.
 *
 * @param topic the topic
 * @param expected how many objects the sandbox holds, or has held and deleted while the demo watched
 * @param found how many of them have a record
 * @param missing how many of them have none
 * @param duplicates records that tell what an earlier record of their key told
 * @param extra keys of objects that the sandbox never held
 * @param differing objects whose last record tells something else than the sandbox
 * @param undeleted objects that are gone, but whose last record is no delete
 * @param records how many records there are
 * @param examples some of what is wrong, for people
 */
record TopicResult(
        String topic,
        long expected,
        long found,
        long missing,
        long duplicates,
        long extra,
        long differing,
        long undeleted,
        long records,
        List<String> examples) {
    boolean ok() {
        return settled() && duplicates == 0 && extra == 0;
    }

    /** Whether what is wrong, if anything, cannot be put right by records that are still to come. */
    boolean settled() {
        return missing == 0 && differing == 0 && undeleted == 0;
    }
}
