package io.connectivityfabric.mapping;

import io.connectivityfabric.unified.Vocabularies;
import java.util.List;

/** Keeps rules to the vocabulary of the field they fill. */
final class VocabularyCheck {

    private VocabularyCheck() {}

    static void check(Place place, Target target, Object value) {
        List<String> values = Vocabularies.valuesOf(target.vocabulary());
        if (!values.contains(String.valueOf(value))) {
            throw place.fault(
                    "'" + value + "' is no value of " + target.vocabulary() + ", which '" + target.field() + "' takes.",
                    Suggestions.didYouMean(String.valueOf(value), values));
        }
    }
}
