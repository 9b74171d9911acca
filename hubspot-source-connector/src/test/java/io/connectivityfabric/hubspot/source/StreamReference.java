package io.connectivityfabric.hubspot.source;

/** The table of streams as a page for users. */
final class StreamReference {
    private static final String HEAD = """
            # Streams of the HubSpot source

            Generated from the table of the connector; do not edit. All of them are read from the list of all objects first, and
            then by searching for what changed.

            | Stream | Object | Id of its type | Scopes |
            |---|---|---|---|
            """;

    private static final String CUSTOM = """

            ## Custom objects

            A portal's own types are streams as well, named by the id of the type (`2-123456`) or by its full name
            (`p123456_cars`); the scopes are `crm.objects.custom.read` and `crm.schemas.custom.read`. Their topic is
            `<topic.prefix>.2-123456`, and `object` in the envelope says the same name.

            ## Notes

            """;

    private StreamReference() {}

    static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        HubSpotStreams.all()
                .forEach(stream -> page.append("| `%s`%s | `%s` | `%s` | `%s` |\n"
                        .formatted(
                                stream.name(),
                                stream.core() ? " (by default)" : "",
                                stream.object(),
                                stream.id(),
                                String.join("`, `", stream.scopes()))));
        page.append(CUSTOM);
        HubSpotStreams.all().stream()
                .filter(stream -> stream.note() != null)
                .forEach(stream -> page.append("- **`%s`**: %s\n".formatted(stream.name(), stream.note())));
        return page.toString();
    }
}
