package io.connectivityfabric.stripe.client;

import io.connectivityfabric.http.JsonElements;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One object as Stripe gave it.
 *
 * @param id      its id, null for the few objects that have none
 * @param object  its type ({@code customer}, {@code event}), null if it names none
 * @param created when it was created, in seconds since 1970; 0 if it does not say
 * @param json    the object, compact, token for token, without {@code client_secret}
 * @param noted   further fields that were asked for, by path: a scalar's text, an object's or array's compact JSON; absent
 *                ones and nulls are not there
 */
public record StripeObject(String id, String object, long created, String json, Map<String, String> noted) {

    /** The time of creation has another name in invoice items. */
    private static final String DATE = "date";

    private static final Set<String> FIELDS = Set.of("id", "object", "created", DATE);
    private static final Map<Set<String>, JsonElements> READERS = new ConcurrentHashMap<>();

    public StripeObject {
        noted = Map.copyOf(noted);
    }

    /** An object of which nothing else has to be known. */
    public StripeObject(String id, String object, long created, String json) {
        this(id, object, created, json, Map.of());
    }

    /**
     * Opens an object that is part of another one.
     *
     * @param wanted fields to note, as dotted paths
     * @throws IllegalArgumentException if it is no object
     */
    public static StripeObject parse(String json, Set<String> wanted) {
        try {
            return of(reader(wanted).readOne(json));
        } catch (IOException e) {
            throw new IllegalArgumentException("This is no object of Stripe's. " + e.getMessage(), e);
        }
    }

    static StripeObject of(JsonElements.Element element) {
        Map<String, String> noted = new HashMap<>(element.fields());
        String id = noted.remove("id");
        String object = noted.remove("object");
        String date = noted.remove(DATE);
        String created = noted.remove("created");
        return new StripeObject(
                id, object, StripeTime.seconds(created == null ? date : created), element.json(), noted);
    }

    /** Reads one object and notes these fields besides those that every object has. */
    static JsonElements reader(Set<String> wanted) {
        return READERS.computeIfAbsent(
                Set.copyOf(wanted), fields -> new JsonElements(StripeClient.SECRET_FIELDS, withOwn(fields), Map.of()));
    }

    /** The fields to note of an object. */
    static Set<String> withOwn(Set<String> wanted) {
        Set<String> all = new TreeSet<>(FIELDS);
        all.addAll(wanted);
        return all;
    }

    /** Type and id only: the content may be personal data. */
    @Override
    public String toString() {
        return object + " " + id;
    }
}
