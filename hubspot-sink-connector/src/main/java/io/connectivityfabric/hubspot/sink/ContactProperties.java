package io.connectivityfabric.hubspot.sink;

import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import io.connectivityfabric.hubspot.client.HubSpotProperty;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The properties that contacts have in a portal: read once, and again when HubSpot says that one is missing. */
final class ContactProperties {

    private static final Logger log = LoggerFactory.getLogger(ContactProperties.class);

    /** The group of contact properties that every portal has. */
    private static final String GROUP = "contactinformation";

    private final HubSpotClient client;
    private final String idProperty;
    private final boolean create;
    private volatile Map<String, HubSpotProperty> known = Map.of();

    /** @param create whether missing properties are created, as single-line texts */
    ContactProperties(HubSpotClient client, String idProperty, boolean create) {
        this.client = client;
        this.idProperty = idProperty;
        this.create = create;
    }

    /** @throws ApiException if the properties cannot be read */
    void refresh() {
        Map<String, HubSpotProperty> found = new TreeMap<>();
        client.properties(Contacts.OBJECT_TYPE).forEach(property -> found.put(property.name(), property));
        known = found;
    }

    /**
     * What keeps the id property from being used; empty if it is fine, or will be created at the start.
     */
    Optional<String> idPropertyProblem() {
        HubSpotProperty property = known.get(idProperty);
        if (property == null) {
            return create
                    ? Optional.empty()
                    : Optional.of("Contacts have no property '" + idProperty + "' in this portal. Set "
                            + HubSpotSinkConfig.CREATE_PROPERTIES
                            + "=true to have it created (needs the scope crm.schemas.contacts.write), or name another"
                            + " unique property in " + HubSpotSinkConfig.ID_PROPERTY);
        }
        return property.unique()
                ? Optional.empty()
                : Optional.of("The contact property '" + idProperty + "' is not unique, and HubSpot makes only new"
                        + " properties unique. Name another one in " + HubSpotSinkConfig.ID_PROPERTY);
    }

    /** @throws ConfigException if there is no unique property to find contacts by, and none may be created */
    void ensureIdProperty() {
        if (create && !known.containsKey(idProperty)) {
            create(HubSpotProperty.uniqueText(
                    idProperty,
                    "Fabric ID",
                    "Key of the record from which the Connectivity Fabric made this contact",
                    GROUP));
        }
        idPropertyProblem().ifPresent(problem -> {
            throw new ConfigException(problem);
        });
    }

    /** Says which of {@code names} the portal does not have, after creating them if that is allowed. */
    Optional<String> problem(Set<String> names) {
        for (String name : names) {
            if (!known.containsKey(name)) {
                if (!create) {
                    return Optional.of("contacts have no property '" + name + "' in this portal. Create it in HubSpot,"
                            + " set " + HubSpotSinkConfig.CREATE_PROPERTIES
                            + "=true, or take it out of the mapping");
                }
                create(HubSpotProperty.text(name, name, "Written by the Connectivity Fabric", GROUP));
            }
        }
        return Optional.empty();
    }

    private synchronized void create(HubSpotProperty definition) {
        if (known.containsKey(definition.name())) {
            return;
        }
        try {
            client.createProperty(Contacts.OBJECT_TYPE, definition);
            log.info("Created the contact property {}", definition.name());
        } catch (ApiException e) {
            if (e.kind() != ApiException.Kind.CONFLICT) {
                throw e;
            }
            log.debug("Another task created the contact property {}", definition.name());
        }
        refresh();
    }
}
