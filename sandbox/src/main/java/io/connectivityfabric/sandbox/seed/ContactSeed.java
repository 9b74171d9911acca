package io.connectivityfabric.sandbox.seed;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HubSpot contacts as they are on the first day. */
public final class ContactSeed implements RecordSeed {
    static final String GROUP = "contact";

    private static final List<String> STAGES = List.of(
            "subscriber",
            "lead",
            "marketingqualifiedlead",
            "salesqualifiedlead",
            "opportunity",
            "customer",
            "evangelist",
            "other");
    private static final List<String> LEAD_STATUSES =
            List.of("NEW", "OPEN", "IN_PROGRESS", "OPEN_DEAL", "UNQUALIFIED", "CONNECTED", "BAD_TIMING");
    private static final List<String> JOBS =
            List.of("CEO", "Geschäftsführerin", "Chargé d'affaires", "エンジニア", "VP, Sales & Marketing", "Buyer", "");

    private final long seed;
    private final String tenant;
    private final People people;
    private final Times times;

    public ContactSeed(long seed, String tenant, Instant epoch) {
        this.seed = seed;
        this.tenant = tenant;
        this.people = new People(seed, tenant);
        this.times = new Times(seed, tenant, epoch);
    }

    @Override
    public long created(int n) {
        return times.created(GROUP, n);
    }

    @Override
    public long updated(int n) {
        return times.updated(GROUP, n, created(n));
    }

    /** About three in ten are also Stripe customers. */
    @Override
    public Map<String, String> properties(int n) {
        Dice dice = Dice.of(seed, tenant + "/contact/fields", n);
        Person person = dice.percent(30) ? people.person(CustomerSeed.GROUP, "", n) : people.person(GROUP, "-x", n);
        Map<String, String> values = new TreeMap<>();
        put(values, "firstname", person.given());
        put(values, "lastname", person.family());
        put(values, "email", person.email() == null ? null : person.email().toLowerCase(Locale.ROOT));
        if (dice.percent(80)) {
            put(values, "phone", person.phone());
        } else {
            put(values, "mobilephone", person.phone());
        }
        put(values, "company", person.company());
        if (person.address() != null) {
            Person.Address a = person.address();
            put(values, "address", a.line2() == null ? a.line1() : a.line1() + "\n" + a.line2());
            put(values, "city", a.city());
            put(values, "state", a.state());
            put(values, "zip", a.postalCode());
            put(
                    values,
                    "country",
                    dice.percent(80)
                            ? person.culture().countryName()
                            : person.culture().country());
        }
        values.put("lifecyclestage", dice.percent(60) ? "lead" : dice.pick(STAGES));
        if (dice.percent(30)) {
            values.put("hs_lead_status", dice.pick(LEAD_STATUSES));
        }
        if (dice.percent(35)) {
            values.put("jobtitle", dice.pick(JOBS));
        }
        if (dice.percent(20)) {
            values.put("website", dice.percent(50) ? "https://www.example.com/?q=ü&r=1" : "example.org");
        }
        if (dice.percent(30)) {
            values.put("hs_language", person.culture().locale().toLowerCase(Locale.ROOT));
        }
        if (person.email() != null && dice.percent(3)) {
            values.put("hs_additional_emails", "old-x" + n + "@example.net;alt-x" + n + "@example.org");
        }
        if (dice.percent(4)) {
            values.put("hs_email_optout", "true");
        }
        if (dice.percent(5)) {
            values.put("fax", "");
        }
        return values;
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
