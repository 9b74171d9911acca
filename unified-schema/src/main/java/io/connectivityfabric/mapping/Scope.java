package io.connectivityfabric.mapping;

import io.connectivityfabric.raw.RawRecord;

/**
 * What a rule sees while one record is mapped.
 *
 * @param root the whole object
 * @param here the part of it that relative paths start from
 * @param prefix unified path of {@code here} with a dot at its end, empty at the root; only for {@code mask}
 * @param mask what a partial unified record asserts; null if everything
 * @param deleted whether the object is gone in its source
 * @param envelope of a provider's object; null if it came without one, or if a unified record is written
 */
record Scope(Object root, Object here, String prefix, FieldMask mask, boolean deleted, RawRecord envelope) {

    /** Of a unified record. */
    static Scope writing(Object root, FieldMask mask) {
        return new Scope(root, root, "", mask, false, null);
    }

    /** Of a provider's object. */
    static Scope reading(Object root, boolean deleted, RawRecord envelope) {
        return new Scope(root, root, "", null, deleted, envelope);
    }

    /** Version of the provider's API that the object is in; null if that is not known. */
    String apiVersion() {
        return envelope == null ? null : envelope.apiVersion();
    }

    /** The scope of a part; of no use in reading, where there is no mask, is where it stands. */
    Scope into(Object part, PathText path) {
        String inner = mask == null ? "" : path.segments().isEmpty() ? prefix : fieldAt(path) + ".";
        return new Scope(root, part, inner, mask, deleted, envelope);
    }

    /** The scope of a part of which everything is asserted, such as an entry of an asserted list. */
    Scope intoWhole(Object part) {
        return new Scope(root, part, "", null, deleted, envelope);
    }

    /** The unified path of a relative one. */
    String fieldAt(PathText path) {
        if (!path.segments().isEmpty()) {
            return prefix + path.text();
        }
        return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    }
}
