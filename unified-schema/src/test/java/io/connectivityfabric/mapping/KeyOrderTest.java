package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In whatever order keys came before, each object is read as it is written. */
class KeyOrderTest {

    private final Outline some = new Outline();

    private ObjectNode read(String json) {
        return PayloadParser.parse("shop.client", "7", json.replace('\'', '"'), some);
    }

    @Test
    void whatComesInAnotherOrderOrNotAtAllIsFound() {
        some.add(List.of("a"));
        some.add(List.of("c"));
        read("{'a':1,'x':0,'c':3}");
        assertThat(read("{'c':3,'x':0,'a':1}")).hasToString("{\"a\":1,\"c\":3}");
        assertThat(read("{'c':4}")).hasToString("{\"c\":4}");
        assertThat(read("{'n':{'a':9},'a':1,'m':[7],'x':{'c':8},'c':5}")).hasToString("{\"a\":1,\"c\":5}");
        assertThat(read("{}")).hasToString("{}");
        assertThat(read("{'\\u0061':1,'ab':2,'c':6}")).hasToString("{\"a\":1,\"c\":6}");
    }

    @Test
    void itIsTheSameForAnyOrderAndNumberOfKeys() {
        some.add(List.of());
        Random random = new Random(20261125);
        for (int round = 0; round < 200; round++) {
            List<Integer> keys = new ArrayList<>(
                    IntStream.range(0, 1 + random.nextInt(400)).boxed().toList());
            Collections.shuffle(keys, random);
            String json = keys.stream()
                    .map(key -> "\"" + "k".repeat(key % 150) + key + "\":" + key)
                    .collect(Collectors.joining(",", "{", "}"));
            assertThat(read(json)).hasToString(json);
        }
    }
}
