package io.connectivityfabric.sandbox.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Stripe customers as they are on the first day. */
public final class CustomerSeed {
    static final String GROUP = "customer";

    private static final List<String> TAGS =
            List.of("vip", "newsletter", "trial", "b2b", "churn risk", "übergroß", "日本", "q3-2025");
    private static final List<String> ODD_CURRENCIES = List.of("jpy", "kwd", "bhd", "clp", "huf");

    private final long seed;
    private final String tenant;
    private final boolean livemode;
    private final People people;
    private final Times times;

    public CustomerSeed(long seed, String tenant, Instant epoch, boolean livemode) {
        this.seed = seed;
        this.tenant = tenant;
        this.livemode = livemode;
        this.people = new People(seed, tenant);
        this.times = new Times(seed, tenant, epoch);
    }

    /** When customer n was created, in seconds since 1970. */
    public long created(int n) {
        return times.created(GROUP, n) / 1000;
    }

    /** Customer n as Stripe shows it, every field of the object without expansions. */
    public ObjectNode customer(int n, String id) {
        Dice dice = Dice.of(seed, tenant + "/customer/fields", n);
        Person person = people.person(GROUP, "", n);
        String currency = currency(dice, person);
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("object", "customer");
        json.set("address", address(person));
        json.put("balance", balance(dice));
        if (person.company() != null && dice.percent(20)) {
            json.put("business_name", person.company());
        }
        json.put("created", created(n));
        json.put("currency", currency);
        json.putNull("customer_account");
        json.put("default_source", dice.percent(10) ? "card_" + dice.base62(24) : null);
        json.put("delinquent", dice.percent(3));
        json.put("description", description(dice, person));
        json.putNull("discount");
        json.put("email", email(dice, person, n));
        if (person.full() != null && dice.percent(5)) {
            json.put("individual_name", person.full());
        }
        json.put("invoice_prefix", dice.base62(8).toUpperCase(Locale.ROOT));
        json.set("invoice_settings", invoiceSettings(dice));
        json.put("livemode", livemode);
        json.set("metadata", metadata(dice, person, n));
        json.put("name", person.full());
        json.put("next_invoice_sequence", 1 + (dice.percent(40) ? dice.below(50) : 0));
        json.put("phone", shortened(person.phone(), 20));
        ArrayNode locales = json.putArray("preferred_locales");
        if (dice.percent(40)) {
            locales.add(person.culture().locale());
        }
        json.set("shipping", shipping(dice, person));
        json.put("tax_exempt", dice.percent(90) ? "none" : dice.percent(50) ? "exempt" : "reverse");
        json.putNull("test_clock");
        return json;
    }

    /** A few use the address of somebody before them, as one person may be several customers. */
    private String email(Dice dice, Person person, int n) {
        if (n > 0 && dice.perMille(15)) {
            int other = n - 1 - dice.below(Math.min(n, 50));
            return people.person(GROUP, "", other).email();
        }
        return person.email();
    }

    private static String currency(Dice dice, Person person) {
        if (dice.percent(25)) {
            return null;
        }
        return dice.percent(5) ? dice.pick(ODD_CURRENCIES) : person.culture().currency();
    }

    /** In the currency's smallest unit; negative is the customer's credit. */
    private static long balance(Dice dice) {
        if (dice.percent(85)) {
            return 0;
        }
        return dice.percent(1) ? -99_999_999L : dice.below(200_000) - 150_000;
    }

    private static String description(Dice dice, Person person) {
        if (dice.percent(70)) {
            return null;
        }
        return switch (dice.below(4)) {
            case 0 -> "";
            case 1 -> "Imported from the old shop\nLine two — with \"quotes\"";
            case 2 -> "Kunde seit " + (2010 + dice.below(15));
            default -> "Contact: " + person.full();
        };
    }

    private static ObjectNode address(Person person) {
        Person.Address a = person.address();
        if (a == null) {
            return null;
        }
        ObjectNode json = Json.object();
        json.put("city", a.city());
        json.put("country", person.culture().country());
        json.put("line1", a.line1());
        json.put("line2", a.line2());
        json.put("postal_code", a.postalCode());
        json.put("state", a.state());
        return json;
    }

    private static ObjectNode shipping(Dice dice, Person person) {
        if (person.address() == null || !dice.percent(20)) {
            return null;
        }
        ObjectNode json = Json.object();
        json.set("address", address(person));
        json.put("name", person.full() == null ? "Empfang" : person.full());
        json.put("phone", dice.percent(50) ? shortened(person.phone(), 20) : null);
        return json;
    }

    private static ObjectNode invoiceSettings(Dice dice) {
        ObjectNode json = Json.object();
        json.putNull("custom_fields");
        json.putNull("default_payment_method");
        json.put("footer", dice.percent(5) ? "Vielen Dank! ありがとう" : null);
        json.putNull("rendering_options");
        return json;
    }

    private static ObjectNode metadata(Dice dice, Person person, int n) {
        ObjectNode json = Json.object();
        if (dice.percent(40)) {
            return json;
        }
        if (person.company() != null) {
            json.put("company", person.company());
            if (dice.percent(50)) {
                json.put("type", "company");
            }
        }
        if (dice.percent(30)) {
            StringBuilder tags = new StringBuilder(dice.pick(TAGS));
            for (int i = dice.below(3); i > 0; i--) {
                tags.append(dice.percent(50) ? ";" : ", ").append(dice.pick(TAGS));
            }
            json.put("tags", tags.toString());
        }
        if (dice.percent(30)) {
            json.put("crm_id", "CRM-" + dice.digits(6));
        }
        if (dice.percent(5)) {
            json.put("Größe (cm)", Integer.toString(150 + dice.below(50)));
            json.put("order_id", "0" + n);
            json.put("empty_looking", " ");
        }
        if (dice.perMille(5)) {
            json.put("notes", "äöü €𝄞 ".repeat(60));
        }
        return json;
    }

    private static String shortened(String text, int max) {
        return text == null || text.length() <= max ? text : text.substring(0, max);
    }
}
