package io.connectivityfabric.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a converter is given in a mapping file, checked against what it knows. */
interface Arguments {

    /** What the converted value is to fill. */
    Target target();

    /** Text, or the default. */
    String text(String name, String defaultValue);

    boolean flag(String name);

    /** A whole number above 0; 0 if it is not given. */
    int number(String name);

    /** A path, or a rule, whose value is looked up for each record; null if it is not given. */
    Expr path(String name);

    /** A table, given in place or by its name under {@code tables}. */
    Map<String, Object> table(String name);

    /** The other mappings. */
    Peers peers();

    /** A table of whole numbers, such as digits by currency; empty if it is not given. */
    Map<String, Integer> numbers(String name);

    /**
     * Checks that texts can occur in what is converted: it may be a unified field with a vocabulary.
     *
     * @param name argument that the texts come from, for the place of the fault
     */
    void comparable(String name, Collection<String> texts);

    /**
     * Checks that texts are values that the target takes.
     *
     * @param name argument that the texts come from, for the place of the fault
     */
    void inVocabulary(String name, List<Object> texts);
}
