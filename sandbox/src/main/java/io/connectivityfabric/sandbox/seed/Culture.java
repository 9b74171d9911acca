package io.connectivityfabric.sandbox.seed;

import java.util.List;

/**
 * How people of a place are called and reached.
 *
 * @param country ISO 3166-1 alpha-2
 * @param countryName English name
 * @param locale BCP 47
 * @param currency ISO 4217, lower case
 * @param familyFirst whether the family name comes first in the full name
 * @param given given names
 * @param family family names, with their particles
 * @param cities where they live
 * @param streets street names; # is a house number
 * @param phone international format; # is any digit
 */
record Culture(
        String country,
        String countryName,
        String locale,
        String currency,
        boolean familyFirst,
        List<Name> given,
        List<Name> family,
        List<City> cities,
        List<String> streets,
        String phone) {

    /** A city; the state is null if its addresses have none; # in the postal code is any digit. */
    record City(String name, String state, String postalCode) {}

    /** A name as its bearer writes it, and as it stands in an e-mail address. */
    record Name(String written, String ascii, boolean latin) {}
}
