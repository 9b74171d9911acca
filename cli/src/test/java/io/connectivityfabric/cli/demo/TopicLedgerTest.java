package io.connectivityfabric.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicLedgerTest {
    private final TopicLedger ledger = new TopicLedger();
    private final TopicCheck check = new TopicCheck("t", ledger);

    @Test
    void allThereOnceInItsLastStateIsFine() {
        ledger.add("a", new Observation(1, 10, false), 5);
        ledger.add("a", new Observation(2, 20, false), 5);
        ledger.add("b", new Observation(3, 30, false), 5);
        ledger.add("c", new Observation(4, 40, false), 5);
        ledger.add("c", new Observation(5, 40, true), 5);
        check.holds("a", 20);
        check.holds("b", 30);
        check.deleted("c");

        TopicResult result = check.result();

        assertThat(result.ok()).isTrue();
        assertThat(result.expected()).isEqualTo(3);
        assertThat(result.found()).isEqualTo(3);
        assertThat(result.records()).isEqualTo(5);
    }

    @Test
    void theSameChangeTwiceIsADuplicate() {
        ledger.add("a", new Observation(1, 10, false), 5);
        ledger.add("a", new Observation(2, 20, false), 5);
        ledger.add("a", new Observation(1, 10, false), 5);
        check.holds("a", 10);

        assertThat(check.result().duplicates()).isEqualTo(1);
        assertThat(check.result().ok()).isFalse();
    }

    @Test
    void theSameChangeOfAnotherObjectIsNone() {
        ledger.add("a", new Observation(1, 10, false), 5);
        ledger.add("b", new Observation(1, 10, false), 5);

        assertThat(ledger.duplicates()).isZero();
    }

    @Test
    void whatIsNotThereIsMissing() {
        ledger.add("a", new Observation(1, 10, false), 5);
        check.holds("a", 10);
        check.holds("b", 20);

        TopicResult result = check.result();

        assertThat(result.missing()).isEqualTo(1);
        assertThat(result.found()).isEqualTo(1);
        assertThat(result.settled()).isFalse();
        assertThat(result.examples()).containsExactly("missing: b");
    }

    @Test
    void anOldStateDiffers() {
        ledger.add("a", new Observation(1, 10, false), 5);
        check.holds("a", 20);

        assertThat(check.result().differing()).isEqualTo(1);
        assertThat(check.result().settled()).isFalse();
    }

    @Test
    void aDeleteOfWhatIsStillHeldDiffers() {
        ledger.add("a", new Observation(1, 10, true), 5);
        check.holds("a", 10);

        assertThat(check.result().differing()).isEqualTo(1);
    }

    @Test
    void aDeletedObjectNeedsADeleteRecord() {
        ledger.add("a", new Observation(1, 10, false), 5);
        check.deleted("a");

        assertThat(check.result().undeleted()).isEqualTo(1);
        assertThat(check.result().settled()).isFalse();
    }

    @Test
    void anObjectThatNobodyHoldsIsExtra() {
        ledger.add("a", new Observation(1, 10, false), 5);

        TopicResult result = check.result();

        assertThat(result.extra()).isEqualTo(1);
        assertThat(result.ok()).isFalse();
        assertThat(result.examples()).containsExactly("not in the sandbox: a");
    }
}
