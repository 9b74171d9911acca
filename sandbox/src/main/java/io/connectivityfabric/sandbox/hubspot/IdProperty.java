package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.hubspot.objects.ObjectType;

/** Which properties can stand for the record id. */
final class IdProperty {
    private IdProperty() {}

    /**
     * @param name null for the record id
     * @param email whether the e-mail address will do: in batch updates it will not, although it is unique
     */
    static void requireUnique(PropertyCatalog catalog, String name, boolean email) {
        if (name == null || name.equals(ObjectType.ID)) {
            return;
        }
        boolean usable = catalog.find(name)
                .filter(p -> p.type().unique() && (email || !p.hubspotDefined()))
                .isPresent();
        if (!usable) {
            throw HubSpotException.invalid("Unable to perform update/upsert by non-unique "
                    + catalog.type().id() + " property: " + name);
        }
    }
}
