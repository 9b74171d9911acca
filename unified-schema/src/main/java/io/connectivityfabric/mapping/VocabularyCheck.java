package io.connectivityfabric.mapping;

import io.connectivityfabric.unified.Vocabularies;
import java.util.List;

/** Keeps rules to the vocabulary of the field they fill. */
final class VocabularyCheck {

    private VocabularyCheck() {}

    /** Sees to it that a value which something is compared with is one that can occur. */
    static void checkComparable(Place place, String vocabulary, String value) {
        List<String> values = Vocabularies.valuesOf(vocabulary);
        if (!values.contains(value)) {
            throw place.fault(
                    "'" + value + "' is no value of " + vocabulary + ", so it never occurs here.",
                    Suggestions.didYouMean(value, values));
        }
    }

    /** Sees to it that a field gets a value of its vocabulary. */
    static void check(Place place, Target target, Object value) {
        List<String> values = Vocabularies.valuesOf(target.vocabulary());
        if (!values.contains(String.valueOf(value))) {
            throw place.fault(
                    "'" + value + "' is no value of " + target.vocabulary() + ", which '" + target.field() + "' takes.",
                    Suggestions.didYouMean(String.valueOf(value), values));
        }
    }
}
