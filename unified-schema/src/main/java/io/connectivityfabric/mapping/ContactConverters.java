package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.Countries;
import io.connectivityfabric.convert.Domains;
import io.connectivityfabric.convert.Emails;
import io.connectivityfabric.convert.Languages;
import io.connectivityfabric.convert.PersonName;
import io.connectivityfabric.convert.Phones;
import io.connectivityfabric.convert.Texts;
import io.connectivityfabric.convert.TimeZones;
import java.util.List;
import java.util.Locale;

/** Converters of names, addresses and how people are reached. */
final class ContactConverters {

    private ContactConverters() {}

    static List<ConverterSpec> all() {
        return List.of(
                ConverterSpec.text("email", Emails::normalize),
                ConverterSpec.text("email_domain", Domains::ofOrganization),
                ConverterSpec.text("name_given", text -> PersonName.parse(text).given()),
                ConverterSpec.text("name_family", text -> PersonName.parse(text).family()),
                ConverterSpec.simple("name_derived", ValueType.ANY, ValueType.BOOLEAN, ContactConverters::isSplit),
                ConverterSpec.text("organization_name", ContactConverters::organizationName),
                ConverterSpec.text("country_code", Countries::codeOf),
                ConverterSpec.text("country_name", Countries::englishName),
                ConverterSpec.text("country_text", ContactConverters::countryText),
                ConverterSpec.text("locale_bcp47", Languages::bcp47),
                ConverterSpec.text("hs_language", text -> text.toLowerCase(Locale.ROOT)),
                ConverterSpec.text("hs_timezone", TimeZones::ofHubSpot),
                ConverterSpec.text("to_hs_timezone", TimeZones::toHubSpot),
                ConverterSpec.with("phone_e164", ValueType.ANY, ValueType.TEXT, ContactConverters::phone)
                        .optional("country"),
                ConverterSpec.with("email_points", ValueType.ANY, ValueType.CONTACT_POINTS, ContactPoints::emails)
                        .optional("type", "primary"),
                ConverterSpec.with("phone_points", ValueType.ANY, ValueType.CONTACT_POINTS, ContactPoints::phones)
                        .optional("type", "primary", "country"),
                ConverterSpec.with("contact_point", ValueType.CONTACT_POINTS, ValueType.TEXT, ContactPoints::ofType)
                        .required("type"));
    }

    private static Object isSplit(Object name) {
        return !PersonName.parse(Scalars.text(name)).equals(PersonName.NONE);
    }

    private static String organizationName(String text) {
        String name = Texts.trimToNull(text);
        return name != null && PersonName.isOrganization(name) ? name : null;
    }

    private static String countryText(String text) {
        return text.equals(Countries.codeOf(text)) ? null : Texts.trimToNull(text);
    }

    private static Converter phone(Arguments arguments) {
        Expr country = arguments.path("country");
        return (value, scope) -> Phones.e164(Scalars.text(value), () -> Scalars.country(country, scope));
    }
}
