package io.connectivityfabric.sandbox.seed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * HubSpot records whose values follow patterns:
 *
 * <ul>
 *   <li>{@code pick}: one of the property's options; {@code pick a|b|c}: one of these
 *   <li>{@code number 1..20}, {@code amount 5..900} (with cents): something between
 *   <li>{@code text Order {n} of {name}}: with the record's number, and a person's {@code name} and {@code company}
 *   <li>{@code name}, {@code company}, {@code email}, {@code phone}, {@code street}, {@code city}, {@code state}, {@code
 *       zip}, {@code country}, {@code website}, {@code domain}: of a person; absent where that one has none
 *   <li>{@code time}, {@code date}: somewhere in the three years before the epoch
 *   <li>{@code id products}: the id of a record of that type; {@code owner}: the id of an owner
 *   <li>{@code ?30 …}: only in thirty of a hundred records
 * </ul>
 */
public final class PatternSeed implements RecordSeed {
    /** The ids of the portal's owners. */
    public static final List<String> OWNERS = List.of("77001", "77002", "77003", "77004", "77005");

    private final long seed;
    private final String tenant;
    private final String type;
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();
    private final People people;
    private final Times times;
    private final RecordIds ids;
    private final ToIntFunction<String> counts;

    private record Pattern(int chance, String kind, String rest, List<String> options) {
        private static Pattern of(String text, List<String> options) {
            int chance = 100;
            String pattern = text;
            if (pattern.startsWith("?")) {
                int space = pattern.indexOf(' ');
                chance = Integer.parseInt(pattern.substring(1, space));
                pattern = pattern.substring(space + 1);
            }
            String[] parts = pattern.split(" ", 2);
            String rest = parts.length == 1 ? "" : parts[1];
            List<String> from = parts[0].equals("pick") && !rest.isEmpty() ? List.of(rest.split("\\|")) : options;
            return new Pattern(chance, parts[0], rest, from);
        }
    }

    /** @param counts how many seeded records there are of another type */
    public PatternSeed(long seed, String tenant, String type, Instant epoch, ToIntFunction<String> counts) {
        this.seed = seed;
        this.tenant = tenant;
        this.type = type;
        this.people = new People(seed, tenant);
        this.times = new Times(seed, tenant, epoch);
        this.ids = new RecordIds(seed, tenant, epoch);
        this.counts = counts;
    }

    /** @param options of the property, for {@code pick} */
    public void add(String property, String pattern, List<String> options) {
        patterns.put(property, Pattern.of(pattern, options));
    }

    @Override
    public long created(int n) {
        return times.created(type, n);
    }

    @Override
    public long updated(int n) {
        return times.updated(type, n, created(n));
    }

    @Override
    public Map<String, String> properties(int n) {
        Dice dice = Dice.of(seed, tenant + "/" + type + "/fields", n);
        Person person = people.person(type, "-" + type.charAt(0), n);
        Map<String, String> values = new TreeMap<>();
        patterns.forEach((property, pattern) -> {
            boolean has = dice.percent(pattern.chance);
            String value = value(pattern, dice, person, n);
            if (has && value != null && !value.isEmpty()) {
                values.put(property, value);
            }
        });
        return values;
    }

    private String value(Pattern pattern, Dice dice, Person person, int n) {
        Person.Address at = person.address();
        return switch (pattern.kind) {
            case "pick" -> dice.pick(pattern.options);
            case "number" -> Long.toString(between(pattern.rest, 1, dice));
            case "amount" -> amount(between(pattern.rest, 100, dice));
            case "text" -> text(pattern.rest, person, n);
            case "name" -> person.full();
            case "company" -> person.company() == null ? "Firma " + n : person.company();
            case "email" -> person.email();
            case "phone" -> person.phone();
            case "street" -> at == null ? null : at.line1();
            case "city" -> at == null ? null : at.city();
            case "state" -> at == null ? null : at.state();
            case "zip" -> at == null ? null : at.postalCode();
            case "country" -> at == null ? null : person.culture().countryName();
            case "domain" -> "company-" + n + ".example";
            case "website" -> "https://www.company-" + n + ".example/";
            case "time" -> Instant.ofEpochMilli(between(dice)).toString();
            case "date" -> Instant.ofEpochMilli(between(dice)).toString().substring(0, 10);
            case "id" -> id(pattern.rest, dice);
            case "owner" -> dice.pick(OWNERS);
            default -> throw new IllegalStateException("There is no pattern '" + pattern.kind + "'");
        };
    }

    private static String text(String pattern, Person person, int n) {
        String text = pattern.replace("{n}", Integer.toString(n)).replace("\\n", "\n");
        if (text.contains("{name}")) {
            text = text.replace("{name}", person.full() == null ? "Niemand" : person.full());
        }
        return text.contains("{company}")
                ? text.replace("{company}", person.company() == null ? "privat" : person.company())
                : text;
    }

    private long between(Dice dice) {
        return times.startMillis() + dice.below(times.spanMillis());
    }

    private static long between(String range, long scale, Dice dice) {
        int dots = range.indexOf("..");
        long low = Long.parseLong(range.substring(0, dots)) * scale;
        long high = Long.parseLong(range.substring(dots + 2)) * scale;
        return low + dice.below(high - low + 1);
    }

    private static String amount(long cents) {
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }

    private String id(String other, Dice dice) {
        int count = counts.applyAsInt(other);
        int n = dice.below(Math.max(1, count));
        return count == 0 ? null : Long.toString(ids.of(other, n));
    }
}
