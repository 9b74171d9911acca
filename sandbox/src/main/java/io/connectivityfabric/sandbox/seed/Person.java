package io.connectivityfabric.sandbox.seed;

/**
 * Someone both systems may know. Texts may be null where a record has nothing, and odd where real records are.
 *
 * @param given null if only a whole name is known
 * @param full the name in one field
 * @param email unique within a tenant; mixed case, as typed; null for a few
 * @param phone in one of many formats, not always a telephone number
 * @param address null if unknown
 * @param company null for private persons
 */
record Person(
        String given,
        String family,
        String full,
        String email,
        String phone,
        Address address,
        String company,
        Culture culture) {

    /** A postal address; line2 and state may be null. */
    record Address(String line1, String line2, String city, String state, String postalCode) {}
}
