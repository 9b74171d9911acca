package io.connectivityfabric.sandbox.stripe.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A kind of object of Stripe's API, as its file in this package's folder tells: where it is served, how it is listed,
 * what may be written, which events tell of it, and what it looks like.
 *
 * <p>A <em>field</em> here is a JSON pointer into the object ({@code /customer}), or the name of one of the values, for
 * what the object itself does not show (the parent of a line item).
 *
 * @param name what the sandbox calls it, such as {@code invoice_lines}
 * @param prefix of its ids
 * @param path of its list; {@code :name} is a placeholder for the parent's id
 * @param nested other paths that list it, each with the field that holds the id in the path
 * @param parent the field that holds the id in {@link #path}; null if it has none
 * @param retrievable whether one object can be read by its id
 * @param count how many there are to each customer
 * @param per {@code "RESOURCE N"}: how many there are to each of these instead
 * @param born when it was created: {@code random}, or {@code after LINK SECONDS}, at most so long after another object
 * @param created whether lists take {@code created}
 * @param createdField where the time of creation stands
 * @param filters what else lists take: the kind of the parameter and the field it is compared with
 * @param hidden values of fields that keep an object out of lists that are not asked for them; {@code *} is any
 * @param lists the lists within the object
 * @param expand the fields that can be expanded, each with the resource it refers to
 * @param events the types that tell of its creation, change and deletion
 * @param log the field with the id of the connected account whose events these are; null if they are the own account's
 * @param on the types that tell that a field took a value; {@code =} before one: it stands instead of the update's
 * @param create the parameters that create one; absent if it cannot be created
 * @param update the parameters that change one; absent if it cannot be changed
 * @param fresh what a field of a new object holds until a parameter says otherwise
 * @param actions the operations below the object's own path
 * @param remove what DELETE does if it does not delete
 * @param since the fields that only versions from this date on have
 * @param values what differs from object to object, see {@link Values}
 * @param template the object; texts with {@code $} stand for values, see {@link Template}
 * @param variants templates to take turns, instead of the one
 */
public record Resource(
        String name,
        String object,
        String prefix,
        String path,
        Map<String, String> nested,
        String parent,
        Boolean retrievable,
        double count,
        String per,
        String born,
        Boolean created,
        String createdField,
        Map<String, String> filters,
        Map<String, List<String>> hidden,
        Map<String, Nested> lists,
        Map<String, String> expand,
        boolean deletable,
        EventTypes events,
        String log,
        Map<String, Map<String, String>> on,
        Map<String, String> create,
        Map<String, String> update,
        Map<String, JsonNode> fresh,
        Map<String, Action> actions,
        Action remove,
        Map<String, List<String>> since,
        Map<String, String> values,
        ObjectNode template,
        List<ObjectNode> variants) {

    /**
     * A list within an object.
     *
     * @param of the resource it lists
     * @param by that resource's field which holds this object's id
     * @param url where the whole list is; {@code :id} is this object's
     * @param embedded whether the object always shows it, not only where it is expanded
     */
    public record Nested(String of, String by, String url, boolean embedded) {}

    /** Types of events; null where there is none. */
    public record EventTypes(String create, String update, String delete) {
        static final EventTypes NONE = new EventTypes(null, null, null);
    }

    /**
     * An operation on one object.
     *
     * @param params what it takes
     * @param set what it does to which fields
     * @param event the type that tells of it, if not the usual ones
     */
    public record Action(Map<String, String> params, Map<String, JsonNode> set, String event) {
        public Action {
            params = orEmpty(params);
            set = orEmpty(set);
        }
    }

    public Resource {
        nested = orEmpty(nested);
        retrievable = Objects.requireNonNullElse(retrievable, true);
        created = Objects.requireNonNullElse(created, true);
        createdField = Objects.requireNonNullElse(createdField, "/created");
        filters = orEmpty(filters);
        hidden = orEmpty(hidden);
        lists = orEmpty(lists);
        expand = orEmpty(expand);
        events = Objects.requireNonNullElse(events, EventTypes.NONE);
        on = orEmpty(on);
        fresh = orEmpty(fresh);
        actions = orEmpty(actions);
        since = orEmpty(since);
        values = orEmpty(values);
        variants = variants == null ? List.of(template) : variants;
    }

    /** The resource that the ids in a field belong to. */
    public String target(String field) {
        return values.get(field.replace("/", "")).split(" ")[1];
    }

    /** What error messages call one of these. */
    public String noun() {
        return object.substring(object.lastIndexOf('.') + 1);
    }

    private static <V> Map<String, V> orEmpty(Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
