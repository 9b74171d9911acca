package io.connectivityfabric.mapping;

/**
 * What a rule sees while one record is mapped.
 *
 * @param root the whole object
 * @param here the part of it that relative paths start from
 * @param prefix unified path of {@code here} with a dot at its end, empty at the root; only for {@code mask}
 * @param mask what a partial unified record asserts; null if everything
 * @param deleted whether the object is gone in its source
 */
record Scope(Object root, Object here, String prefix, FieldMask mask, boolean deleted) {

    static Scope of(Object root, FieldMask mask, boolean deleted) {
        return new Scope(root, root, "", mask, deleted);
    }

    /** The scope of a part; of no use in reading, where there is no mask, is where it stands. */
    Scope into(Object part, PathText path) {
        String inner = mask == null ? "" : path.segments().isEmpty() ? prefix : fieldAt(path) + ".";
        return new Scope(root, part, inner, mask, deleted);
    }

    /** The scope of a part of which everything is asserted, such as an entry of an asserted list. */
    Scope intoWhole(Object part) {
        return new Scope(root, part, "", null, deleted);
    }

    /** The unified path of a relative one. */
    String fieldAt(PathText path) {
        if (!path.segments().isEmpty()) {
            return prefix + path.text();
        }
        return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    }
}
