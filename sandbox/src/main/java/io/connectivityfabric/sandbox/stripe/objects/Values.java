package io.connectivityfabric.sandbox.stripe.objects;

import io.connectivityfabric.sandbox.seed.Dice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The named values of a resource. Each is one line of its file:
 *
 * <ul>
 *   <li>{@code int 1 12}, {@code chance 90}, {@code pick a a b null}, {@code letters 8}, {@code digits 4}: drawn anew for
 *       each object
 *   <li>{@code link charges}, {@code twin charges}: the id of another object, see {@link Link} and {@link Twin}; {@code
 *       child invoices subscription}: the id of the first invoice whose value {@code subscription} is this object's id
 *   <li>{@code of charge amount}: what value {@code charge} refers to has this {@code amount}
 *   <li>{@code sum amount -fee 100}, {@code percent amount 3}: of numbers
 *   <li>{@code when status paid amount 0}: {@code amount} if {@code status} is {@code paid}, else 0
 *   <li>{@code maybe 20 key}: this value for 20 of 100 objects, else null
 *   <li>{@code text Order ${n}}: a text with values in it; {@code const 0}: the same for all
 * </ul>
 *
 * <p>{@code id}, {@code created}, {@code livemode} and {@code n}, the object's number, are always there.
 */
final class Values {
    private static final Set<String> WORDS = Set.of("null", "true", "false");

    private final World world;
    private final String resource;
    private final int count;
    private final Map<String, Value> named = new LinkedHashMap<>();

    Values(World world, Resource resource, int count) {
        this.world = world;
        this.resource = resource.name();
        this.count = count;
        named.put("id", row -> row.seed().id(row.n()));
        named.put("created", Row::created);
        named.put("livemode", row -> world.livemode());
        named.put("n", Row::n);
        Map<String, String> lines = new HashMap<>(resource.values());
        resource.values().keySet().forEach(name -> named.put(name, null));
        int place = 0;
        for (String name : resource.values().keySet()) {
            Value parsed = parsed(name, lines.get(name));
            named.put(name, new Kept(place++, parsed));
        }
    }

    /** How many of them an object keeps. */
    int size() {
        return named.size();
    }

    /** The value of this name; a reference to one that stands further down in the file works as well. */
    Value named(String name) {
        if (!named.containsKey(name)) {
            throw new IllegalArgumentException("The Stripe objects " + resource + " have no value '" + name + "'");
        }
        return new Named(name);
    }

    boolean has(String name) {
        return named.containsKey(name);
    }

    private final class Named implements Value {
        private final String name;
        private Value value;

        Named(String name) {
            this.name = name;
        }

        private Value value() {
            if (value == null) {
                value = named.get(name);
            }
            return value;
        }

        @Override
        public Object of(Row row) {
            return value().of(row);
        }

        @Override
        public Optional<Reference> reference() {
            return value().reference();
        }
    }

    /** Drawn once for each row. */
    private record Kept(int place, Value value) implements Value {
        @Override
        public Object of(Row row) {
            return row.get(place, value);
        }

        @Override
        public Optional<Reference> reference() {
            return value.reference();
        }
    }

    private Value parsed(String name, String line) {
        String[] words = line.split(" ");
        long salt = Dice.salt(world.seed(), world.tenant() + "/" + resource + "/" + name);
        return switch (words[0]) {
            case "int" -> {
                long low = Long.parseLong(words[1]);
                long range = Long.parseLong(words[2]) - low + 1;
                yield row -> low + Dice.at(salt, row.n()).below(range);
            }
            case "chance" -> {
                int percent = Integer.parseInt(words[1]);
                yield row -> Dice.at(salt, row.n()).percent(percent);
            }
            case "pick" -> {
                List<Object> from = new ArrayList<>();
                for (int i = 1; i < words.length; i++) {
                    from.add(literal(words[i]));
                }
                yield row -> from.get(Dice.at(salt, row.n()).below(from.size()));
            }
            case "letters" -> {
                int length = Integer.parseInt(words[1]);
                yield row -> Dice.at(salt, row.n()).base62(length);
            }
            case "digits" -> {
                int length = Integer.parseInt(words[1]);
                yield row -> Dice.at(salt, row.n()).digits(length);
            }
            case "link" -> new Link(count, () -> world.seed(words[1]));
            case "twin" -> new Twin(count, () -> world.seed(words[1]));
            case "child" -> child(words[1], words[2]);
            case "of" -> new Of(named(words[1]), words[2]);
            case "sum" -> sum(words);
            case "percent" -> {
                Value of = named(words[1]);
                long percent = Long.parseLong(words[2]);
                yield row -> of.of(row) instanceof Long whole ? whole * percent / 100 : null;
            }
            case "when" -> {
                Value asked = named(words[1]);
                Value then = operand(words[3]);
                Value otherwise = operand(words[4]);
                yield row -> words[2].equals(String.valueOf(asked.of(row))) ? then.of(row) : otherwise.of(row);
            }
            case "maybe" -> {
                int percent = Integer.parseInt(words[1]);
                Value value = named(words[2]);
                yield row -> Dice.at(salt, row.n()).percent(percent) ? value.of(row) : null;
            }
            case "text" -> text(line.substring("text ".length()));
            case "const" -> {
                Object constant = literal(words[1]);
                yield row -> constant;
            }
            default -> throw new IllegalArgumentException(resource + ": value " + name + " cannot be '" + line + "'");
        };
    }

    private Value child(String other, String reference) {
        return row -> world.seed(other)
                .field(reference)
                .flatMap(Seed.Field::reference)
                .orElseThrow()
                .sources(row.n())
                .mapToObj(n -> world.seed(other).id(n))
                .findFirst()
                .orElse(null);
    }

    private Value sum(String[] words) {
        Value[] parts = new Value[words.length - 1];
        boolean[] minus = new boolean[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String word = words[i + 1];
            minus[i] = word.startsWith("-");
            parts[i] = operand(minus[i] ? word.substring(1) : word);
        }
        return row -> {
            long sum = 0;
            for (int i = 0; i < parts.length; i++) {
                if (!(parts[i].of(row) instanceof Long part)) {
                    return null;
                }
                sum += minus[i] ? -part : part;
            }
            return sum;
        };
    }

    /** A text with values in it. */
    Value text(String pattern) {
        List<Object> parts = new ArrayList<>();
        int from = 0;
        for (int open = pattern.indexOf("${"); open >= 0; open = pattern.indexOf("${", from)) {
            int close = pattern.indexOf('}', open);
            parts.add(pattern.substring(from, open));
            parts.add(named(pattern.substring(open + 2, close)));
            from = close + 1;
        }
        parts.add(pattern.substring(from));
        return row -> {
            StringBuilder text = new StringBuilder();
            for (Object part : parts) {
                text.append(part instanceof Value value ? value.of(row) : part);
            }
            return text.toString();
        };
    }

    private Value operand(String word) {
        if (named.containsKey(word)) {
            return named(word);
        }
        Object constant = literal(word);
        return row -> constant;
    }

    private static Object literal(String word) {
        if (WORDS.contains(word)) {
            return word.equals("null") ? null : Boolean.valueOf(word);
        }
        return word.matches("-?\\d{1,18}") ? (Object) Long.valueOf(word) : word;
    }
}
