package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.convert.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Objects like a given one: each text in it another of the same kind (a time, an amount, an address, a word …), as it was,
 * empty, null or missing. Words that a provider knows a list of, and ids, stay among those.
 */
final class PayloadVariations {

    // What a write needs, or what tells the lines of a list apart.
    private static final Set<String> NEVER_MISSING =
            Set.of("hs_currency", "hs_initial_amount", "hs_initiated_date", "name", "product", "currency");
    private static final Set<String> NEVER_TOUCHED = Set.of("id", "object", "interval", "type");

    // What Stripe takes.
    private static final int LONGEST_UNIT_LABEL = 12;

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*Z");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern MILLIS = Pattern.compile("\\d{13}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern NUMERIC_NAME =
            Pattern.compile(".*(ids?|vids?|zip|postal_code|last_4|stage|pipeline|version)");
    private static final Pattern ADDRESS_OF_PAGE = Pattern.compile("https?://[^;]*(;.*)?");
    private static final Pattern DOMAIN = Pattern.compile("[a-zA-Z.-]+\\.example(;.*)?");
    private static final Pattern PHONE = Pattern.compile("[+(0][0-9 ()+-]{6,}");
    private static final Pattern WORD =
            Pattern.compile("[a-z]+([-_][a-z]+)+|[A-Z]+(_[A-Z]+)*|P\\d+[MY]|true|false|monthly|quarterly|open|active");

    private PayloadVariations() {}

    /**
     * @param parts the objects in a copy of the given one whose texts are varied, parts of parts included
     */
    static Arbitrary<ObjectNode> of(ObjectNode object, Function<ObjectNode, List<ObjectNode>> parts) {
        List<Leaf> leaves = new ArrayList<>();
        parts.apply(object).forEach(part -> collect(part, leaves));
        List<Arbitrary<Consumer<ObjectNode>>> changes = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            int index = i;
            changes.add(changes(leaves.get(i)).map(change -> copy -> {
                List<Leaf> own = new ArrayList<>();
                parts.apply(copy).forEach(part -> collect(part, own));
                change.accept(own.get(index).parent());
            }));
        }
        // From the last to the first: a change that takes a leaf away moves those after it.
        return Combinators.combine(changes).as(all -> {
            ObjectNode copy = object.deepCopy();
            for (int i = all.size() - 1; i >= 0; i--) {
                all.get(i).accept(copy);
            }
            return copy;
        });
    }

    private record Leaf(ObjectNode parent, String name, String text) {}

    private static void collect(ObjectNode object, List<Leaf> leaves) {
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value instanceof ObjectNode inner) {
                collect(inner, leaves);
            } else if (value.isTextual() && !value.textValue().isBlank() && !NEVER_TOUCHED.contains(field.getKey())) {
                leaves.add(new Leaf(object, field.getKey(), value.textValue()));
            } else if (value instanceof ArrayNode list) {
                list.forEach(entry -> {
                    if (entry instanceof ObjectNode inner) {
                        collect(inner, leaves);
                    }
                });
            }
        });
    }

    private static Arbitrary<Consumer<ObjectNode>> changes(Leaf leaf) {
        String name = leaf.name();
        Arbitrary<Consumer<ObjectNode>> other = alike(name, leaf.text()).map(text -> parent -> parent.put(name, text));
        Arbitrary<Consumer<ObjectNode>> same = Arbitraries.just(parent -> {});
        if (NEVER_MISSING.contains(name)) {
            return Arbitraries.oneOf(same, other);
        }
        return Arbitraries.frequencyOf(
                Tuple.of(6, other),
                Tuple.of(2, same),
                Tuple.of(1, Arbitraries.just(parent -> parent.put(name, ""))),
                Tuple.of(1, Arbitraries.just(parent -> parent.putNull(name))),
                Tuple.of(1, Arbitraries.just(parent -> parent.remove(name))));
    }

    private static Arbitrary<String> alike(String name, String text) {
        if (TIME.matcher(text).matches()) {
            return instants().map(Instant::toString);
        }
        if (DATE.matcher(text).matches()) {
            return Arbitraries.longs()
                    .between(-20_000, 60_000)
                    .map(day -> LocalDate.ofEpochDay(day).toString());
        }
        if (MILLIS.matcher(text).matches()) {
            return instants().map(time -> Long.toString(time.toEpochMilli()));
        }
        if (DECIMAL.matcher(text).matches()) {
            return NUMERIC_NAME.matcher(name).matches()
                    ? Arbitraries.longs().between(1, 9_999_999_999L).map(Object::toString)
                    : decimals(name);
        }
        if (name.contains("currency")) {
            return Arbitraries.of("USD", "JPY", "KWD", "EUR")
                    .map(code -> text.equals(text.toLowerCase(Locale.ROOT)) ? code.toLowerCase(Locale.ROOT) : code);
        }
        if (name.contains("country")) {
            return Arbitraries.of("Germany", "DE", "USA", "Atlantis", "JP");
        }
        if (text.contains("@")) {
            return Arbitraries.of("jenny@example.com", " Jenny@Example.COM", "j@Bücher.example", "no address");
        }
        if (ADDRESS_OF_PAGE.matcher(text).matches()) {
            return Arbitraries.of("https://example.com/a", "https://example.org/?b=1");
        }
        if (DOMAIN.matcher(text).matches()) {
            return Arbitraries.of("example.com", "Shop.Example.org", "www.example.net");
        }
        if (PHONE.matcher(text).matches()) {
            return Arbitraries.of("+4930901820", "030 901820", "(415) 555-0132", "call me");
        }
        return WORD.matcher(text).matches()
                ? Arbitraries.just(text)
                : texts().map(other -> name.equals("unit_label") ? Texts.truncate(other, LONGEST_UNIT_LABEL) : other);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(-1_000_000_000_000L, 4_000_000_000_000L)
                .map(Instant::ofEpochMilli);
    }

    private static Arbitrary<String> decimals(String name) {
        if (name.equals("unit_amount_decimal")) {
            // Stripe has amounts of three digits in tens only.
            return Arbitraries.longs().between(0, 99_999_999).map(tens -> Long.toString(tens * 10));
        }
        boolean whole = name.contains("number") || name.contains("count");
        return Arbitraries.longs()
                .between(0, 999_999_999)
                .map(digits -> BigDecimal.valueOf(digits, whole ? 0 : (int) (digits % 5))
                        .toPlainString());
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of("Rosen & Co", "Müller", "渋谷区", "O'Neil; Ltd, x", "😀 smile", "a\nb"),
                Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(20));
    }
}
