package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import io.connectivityfabric.raw.Operation;
import java.lang.management.ManagementFactory;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Memory for one record, of all that is allocated on the way, in relation to its payload: here one of 5 MB. */
class MappingMemoryTest {

    private static final int SIZE = 5_000_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Struct record;

    @Test
    void whatNoRuleReadsTakesNoMemory() {
        ObjectNode customer = Fixtures.fixture("stripe/customer");
        for (int i = 0; customer.size() < 1000; i++) {
            customer.putObject("unknown_" + i).put("text", "x".repeat(SIZE / 1000));
        }

        assertThat(allocatedFor(customer)).isLessThan(SIZE / 4);
        assertThat(record.getString("display_name")).isEqualTo("Jenny Maria Rosen");
    }

    /** The text itself, once more as bytes for the content hash; and buffers that grow by doubling. */
    @Test
    void aLongTextIsCopiedAFewTimes() {
        ObjectNode customer = Fixtures.fixture("stripe/customer");
        customer.put("description", "x".repeat(SIZE));

        assertThat(allocatedFor(customer)).isLessThan(12L * SIZE);
        assertThat(record.getString("description")).hasSize(SIZE);
    }

    @Test
    void manyCustomFieldsTakeNoMoreThanAFewTimesTheirText() {
        ObjectNode customer = Fixtures.fixture("stripe/customer");
        ObjectNode metadata = customer.putObject("metadata");
        for (int i = 0; metadata.size() < SIZE / 100; i++) {
            metadata.put("field_" + i, "x".repeat(80));
        }

        assertThat(allocatedFor(customer)).isLessThan(12L * SIZE);
        assertThat(record.getMap("custom_fields")).hasSize(SIZE / 100);
    }

    private long allocatedFor(ObjectNode customer) {
        String payload = customer.toString();
        Fixtures.STRIPE.apply(Fixtures.raw(
                "stripe", Operation.READ, Fixtures.fixture("stripe/customer").toString()));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        record = Fixtures.STRIPE.apply(Fixtures.raw("stripe", Operation.READ, payload));
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        return allocated;
    }
}
