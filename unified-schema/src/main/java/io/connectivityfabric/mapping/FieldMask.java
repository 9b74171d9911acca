package io.connectivityfabric.mapping;

import java.util.List;

/** Which unified fields a partial record asserts. */
record FieldMask(List<String> fields) {

    /** Whether a field is asserted: by its own name, or by that of a record it is part of. */
    boolean covers(String field) {
        for (String asserted : fields) {
            if (field.equals(asserted) || isPart(field, asserted)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a field, or some part of it, is asserted. */
    boolean touches(String field) {
        for (String asserted : fields) {
            if (isPart(asserted, field)) {
                return true;
            }
        }
        return covers(field);
    }

    private static boolean isPart(String field, String whole) {
        return field.length() > whole.length()
                && field.startsWith(whole)
                && (field.charAt(whole.length()) == '.' || field.charAt(whole.length()) == '[');
    }
}
