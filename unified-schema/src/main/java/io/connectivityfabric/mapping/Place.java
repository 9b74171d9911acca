package io.connectivityfabric.mapping;

/**
 * A place in a mapping file.
 *
 * @param line from 1; 0 for the file as a whole
 */
record Place(String file, int line) {

    MappingLoadException fault(String what) {
        return new MappingLoadException(file, line, what, null);
    }

    MappingLoadException fault(String what, String suggestion) {
        return new MappingLoadException(file, line, what, suggestion);
    }

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file;
    }
}
