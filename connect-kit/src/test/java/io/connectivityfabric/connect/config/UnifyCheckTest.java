package io.connectivityfabric.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnifyCheckTest {
    @Test
    void unifiedOutputWithoutTheTransformSaysWhatToAdd() {
        assertThat(errors(Map.of("output", "unified")))
                .singleElement()
                .asString()
                .contains("output=unified", "\"transforms.unify.type\": \"io.connectivityfabric.transforms.Unify\"");
        assertThat(errors(Map.of("output", "both", "transforms", "a", "transforms.a.type", "x.y.Filter")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.connectivityfabric.transforms.Unify", "Unify"})
    void theTransformIsKnownByClassAndByAlias(String type) {
        Map<String, String> properties = new HashMap<>();
        properties.put("output", "both");
        properties.put("transforms", "route, unify");
        properties.put("transforms.unify.type", type);
        assertThat(errors(properties)).isEmpty();
    }

    @Test
    void rawOutputNeedsNothing() {
        assertThat(errors(Map.of())).isEmpty();
    }

    @Test
    void theTransformBehindRawOutputSaysThatItDoesNothing() {
        Map<String, String> properties = Map.of("transforms", "unify", "transforms.unify.type", "Unify");
        assertThat(errors(properties))
                .singleElement()
                .asString()
                .contains("output=raw leaves", "nothing to do", "Set output=unified");
    }

    private static List<String> errors(Map<String, String> properties) {
        ConfigValue output = new ConfigValue("output");
        UnifyCheck.check(new Config(List.of(output)), properties);
        return output.errorMessages();
    }
}
