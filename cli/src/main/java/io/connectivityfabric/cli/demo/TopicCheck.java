package io.connectivityfabric.cli.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares one topic's ledger with the objects of the sandbox, as they are told to it one after the other. */
final class TopicCheck {
    private static final int EXAMPLES = 5;

    private final String topic;
    private final TopicLedger ledger;
    private final Set<String> known = new HashSet<>();
    private final List<String> examples = new ArrayList<>();
    private long missing;
    private long differing;
    private long undeleted;

    TopicCheck(String topic, TopicLedger ledger) {
        this.topic = topic;
        this.ledger = ledger;
    }

    /** The sandbox holds this object, in this state. */
    void holds(String key, long state) {
        TopicLedger.Entry entry = expect(key);
        if (entry != null && (entry.deleted() || entry.state() != state)) {
            differing++;
            example("differs from the sandbox: " + key);
        }
    }

    /** The sandbox has held this object, and it was deleted. */
    void deleted(String key) {
        TopicLedger.Entry entry = expect(key);
        if (entry != null && !entry.deleted()) {
            undeleted++;
            example("deleted, but without a delete record: " + key);
        }
    }

    private TopicLedger.Entry expect(String key) {
        known.add(key);
        TopicLedger.Entry entry = ledger.entry(key);
        if (entry == null) {
            missing++;
            example("missing: " + key);
        }
        return entry;
    }

    TopicResult result() {
        long extra = ledger.keys().stream().filter(key -> !known.contains(key)).count();
        ledger.keys().stream()
                .filter(key -> !known.contains(key))
                .limit(EXAMPLES)
                .forEach(key -> example("not in the sandbox: " + key));
        return new TopicResult(
                topic,
                known.size(),
                known.size() - missing,
                missing,
                ledger.duplicates(),
                extra,
                differing,
                undeleted,
                ledger.records(),
                List.copyOf(examples));
    }

    private void example(String text) {
        if (examples.size() < EXAMPLES) {
            examples.add(text);
        }
    }
}
