package io.connectivityfabric.mapping;

/** A mapping file that cannot be used, with the place to look at and, where there is one, a way to mend it. */
public final class MappingLoadException extends RuntimeException {

    private final String file;
    private final int line;
    private final String what;
    private final String suggestion;

    /**
     * @param file the file as the user named it
     * @param line line of the fault, from 1; 0 if it is the file as a whole
     * @param what what is wrong
     * @param suggestion what to do about it, or null
     */
    public MappingLoadException(String file, int line, String what, String suggestion) {
        super(file + (line > 0 ? ":" + line : "") + ": " + what + (suggestion == null ? "" : " " + suggestion));
        this.file = file;
        this.line = line;
        this.what = what;
        this.suggestion = suggestion;
    }

    public String file() {
        return file;
    }

    /** Line of the fault, from 1; 0 if it is the file as a whole. */
    public int line() {
        return line;
    }

    public String what() {
        return what;
    }

    /** What to do about it; null if that is plain from {@link #what()}. */
    public String suggestion() {
        return suggestion;
    }
}
