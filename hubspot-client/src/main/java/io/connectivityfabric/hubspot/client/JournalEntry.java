package io.connectivityfabric.hubspot.client;

/**
 * Where one file of the journal is.
 *
 * @param offset its place in the journal
 * @param url    signed, for a short time; whoever has it can read the file
 */
public record JournalEntry(String offset, String url) {

    /** Without the address. */
    @Override
    public String toString() {
        return "journal entry " + offset;
    }
}
