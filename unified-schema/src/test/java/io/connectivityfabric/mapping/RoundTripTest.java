package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.kafka.connect.data.Struct;

/** Reading what was written gives what was read: {@code read(write(read(x))) = read(x)} on the fields that are written. */
class RoundTripTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> STRIPE_FIELDS = List.of(
            "kind",
            "display_name",
            "first_name",
            "last_name",
            "name_derived",
            "salutation",
            "job_title",
            "company_name",
            "email",
            "phone",
            "address",
            "shipping_address",
            "locale",
            "tax_exempt",
            "description",
            "tags");
    private static final List<String> HUBSPOT_FIELDS = List.of(
            "display_name",
            "first_name",
            "last_name",
            "salutation",
            "job_title",
            "company_name",
            "email",
            "phone",
            "address",
            "website",
            "locale",
            "time_zone",
            "lead_status");

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aStripeCustomer(@ForAll("customers") ObjectNode customer) {
        Struct read = Fixtures.stripe(customer);
        ObjectNode written = Fixtures.TO_STRIPE.apply(read);
        written.put("id", "cus_1").put("object", "customer");
        assertThat(fields(Fixtures.stripe(written), STRIPE_FIELDS)).isEqualTo(fields(read, STRIPE_FIELDS));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aHubSpotContact(@ForAll("contacts") ObjectNode contact) {
        Struct read = Fixtures.hubSpot(contact);
        ObjectNode again = JSON.objectNode().put("id", "501");
        again.set("properties", Fixtures.TO_HUBSPOT.apply(read));
        Struct reread = Fixtures.hubSpot(again);
        assertThat(fields(reread, HUBSPOT_FIELDS)).isEqualTo(fields(read, HUBSPOT_FIELDS));
        assertThat(numbers(reread)).isEqualTo(numbers(read));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @Tag("edge-71")
    void throughTheOtherSystemAndBackSettlesInOneRound(@ForAll("customers") ObjectNode customer) {
        ObjectNode once = throughHubSpot(customer);
        assertThat(throughHubSpot(once)).isEqualTo(once);
    }

    private static ObjectNode throughHubSpot(ObjectNode customer) {
        ObjectNode contact = JSON.objectNode().put("id", "501");
        contact.set("properties", Fixtures.TO_HUBSPOT.apply(Fixtures.stripe(customer)));
        ObjectNode back = Fixtures.TO_STRIPE.apply(Fixtures.hubSpot(contact));
        return back.put("id", "cus_1").put("object", "customer");
    }

    private static List<Object> fields(Struct record, List<String> names) {
        List<Object> values = new ArrayList<>();
        names.forEach(name -> values.add(record.get(name)));
        return values;
    }

    private static List<String> numbers(Struct contact) {
        return contact.<Struct>getArray("phones").stream()
                .map(phone -> phone.getString("type") + phone.getString("value"))
                .toList();
    }

    @Provide
    Arbitrary<ObjectNode> customers() {
        Arbitrary<ObjectNode> metadata = object(Map.of(
                "company", texts(),
                "job_title", texts(),
                "salutation", texts(),
                "tags", texts().list().ofMaxSize(3).map(tags -> String.join(";", tags))));
        return Combinators.combine(
                        object(Map.of(
                                "name", names(),
                                "business_name", texts(),
                                "email", emails(),
                                "phone", phones(),
                                "description", texts(),
                                "tax_exempt", Arbitraries.of("none", "exempt", "reverse"))),
                        addresses(),
                        addresses(),
                        metadata,
                        Arbitraries.of("", "en-us", "de", "pt-BR"))
                .as((customer, address, shipping, more, locale) -> {
                    customer.set("address", address);
                    customer.putObject("shipping").put("name", "Jenny Rosen").set("address", shipping);
                    customer.set("metadata", more);
                    if (!locale.isEmpty()) {
                        customer.putArray("preferred_locales").add(locale);
                    }
                    return customer;
                });
    }

    @Provide
    Arbitrary<ObjectNode> contacts() {
        return object(Map.ofEntries(
                        Map.entry("firstname", texts()),
                        Map.entry("lastname", texts()),
                        Map.entry("salutation", texts()),
                        Map.entry("jobtitle", texts()),
                        Map.entry("company", texts()),
                        Map.entry("email", emails()),
                        Map.entry("phone", phones()),
                        Map.entry("mobilephone", phones()),
                        Map.entry("fax", phones()),
                        Map.entry("address", Arbitraries.of("", "Torstraße 1", "Torstraße 1\n3. OG", "a\n\nb\r\nc")),
                        Map.entry("city", texts()),
                        Map.entry("country", Arbitraries.of("Germany", "deutschland", "DE", "USA", "Atlantis", "")),
                        Map.entry("website", texts()),
                        Map.entry("hs_language", Arbitraries.of("en-us", "de", "zh-tw", "")),
                        Map.entry("hs_timezone", Arbitraries.of("us_slash_eastern", "europe_slash_berlin", "")),
                        Map.entry("hs_lead_status", Arbitraries.of("NEW", "IN_PROGRESS"))))
                .map(properties -> {
                    ObjectNode contact = JSON.objectNode().put("id", "501");
                    contact.set("properties", properties);
                    return contact;
                });
    }

    private static Arbitrary<ObjectNode> addresses() {
        return object(Map.of(
                "line1", texts(),
                "line2", texts(),
                "city", texts(),
                "state", texts(),
                "postal_code", texts(),
                "country", Arbitraries.of("DE", "US", "JP", "XK")));
    }

    /** An object in which each field is there, null or missing. */
    private static Arbitrary<ObjectNode> object(Map<String, Arbitrary<String>> fields) {
        Arbitrary<ObjectNode> object = Arbitraries.create(JSON::objectNode);
        for (Map.Entry<String, Arbitrary<String>> field : fields.entrySet()) {
            object = Combinators.combine(object, field.getValue().injectNull(0.2), Arbitraries.of(true, true, false))
                    .as((node, text, there) -> there ? node.put(field.getKey(), text) : node);
        }
        return object;
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of("", " ", "Rosen & Co", "Müller", "渋谷区", "O'Neil; Ltd, x", "😀 smile"),
                Arbitraries.strings().withCharRange('!', '~').ofMaxLength(20));
    }

    private static Arbitrary<String> names() {
        Arbitrary<String> words = Arbitraries.strings().alpha().ofMinLength(4).ofMaxLength(9);
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "Rosen, Jenny", "Anna van der Berg", "山田 太郎", "山田太郎", "Acme GmbH", "Dr. Jenny Rosen", ""),
                words.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join(" ", list)));
    }

    private static Arbitrary<String> emails() {
        return Arbitraries.of("jenny@example.com", " Jenny@Example.COM", "j@Bücher.example", "no address", "");
    }

    private static Arbitrary<String> phones() {
        return Arbitraries.of("+4930901820", "+49 30 901820", "030 901820", "(415) 555-0132", "call me", "");
    }
}
