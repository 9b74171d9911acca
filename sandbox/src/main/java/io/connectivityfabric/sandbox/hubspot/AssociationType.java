package io.connectivityfabric.sandbox.hubspot;

/**
 * How records of one type can be associated with those of another, in one direction.
 *
 * @param category HUBSPOT_DEFINED or USER_DEFINED
 * @param label null for the usual association
 * @param name as version 3 calls it, such as contact_to_company
 * @param from id of an object type
 * @param to id of an object type
 * @param inverse the id of the same in the other direction
 */
record AssociationType(int id, String category, String label, String name, String from, String to, int inverse) {}
