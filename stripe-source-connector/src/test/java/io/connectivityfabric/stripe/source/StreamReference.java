package io.connectivityfabric.stripe.source;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The table of streams as a page for users. */
final class StreamReference {
    private static final String HEAD = """
            # Streams of the Stripe source

            Generated from the table of the connector; do not edit. How streams are read: [stripe-source.md](stripe-source.md).

            | Stream | Objects | List | History | Changes |
            |---|---|---|---|---|
            """;

    private StreamReference() {}

    static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        StripeStreams.all().forEach(stream -> page.append(row(stream)));
        page.append("\n## Notes\n\n");
        StripeStreams.all()
                .forEach(stream -> notes(stream)
                        .forEach(note -> page.append("- **`")
                                .append(stream.name())
                                .append("`**: ")
                                .append(note)
                                .append('\n')));
        page.append("\n## Events\n\n");
        StripeStreams.all().stream()
                .filter(StripeStream::hasEvents)
                .forEach(stream -> page.append("- **`")
                        .append(stream.name())
                        .append("`**: ")
                        .append(events(stream))
                        .append('\n'));
        return page.toString();
    }

    private static String row(StripeStream stream) {
        String name = "`" + stream.name() + "`" + (stream.core() ? " (by default)" : "");
        return "| %s | `%s` | `%s` | %s | %s |\n"
                .formatted(
                        name,
                        String.join("`, `", stream.objects()),
                        address(stream.list()),
                        history(stream),
                        changes(stream));
    }

    private static String address(StripeList list) {
        StringBuilder address = new StringBuilder(list.path());
        list.query()
                .forEach((name, value) ->
                        address.append('?').append(name).append('=').append(value));
        return address.toString();
    }

    private static String history(StripeStream stream) {
        if (stream.below() != null) {
            return "below each of `" + stream.below().stream() + "`";
        }
        return stream.created() ? "in parallel slices" : "page by page";
    }

    private static String changes(StripeStream stream) {
        List<String> ways = new ArrayList<>();
        if (!stream.events().isEmpty()) {
            ways.add("events");
        }
        if (stream.below() != null && !stream.below().events().isEmpty()) {
            ways.add("events of `" + stream.below().stream() + "`");
        }
        if (stream.follow()) {
            ways.add("newest end of its list");
        }
        if (stream.sweep() != null) {
            ways.add("sweeps");
        }
        return String.join(", ", ways);
    }

    private static List<String> notes(StripeStream stream) {
        List<String> notes = new ArrayList<>();
        if (stream.note() != null) {
            notes.add(stream.note());
        }
        if (stream.sweep() != null) {
            notes.add("Swept, since " + stream.sweep() + ".");
        }
        if (!stream.nested().isEmpty()) {
            notes.add("Completed where Stripe cuts them: `"
                    + String.join("`, `", new TreeSet<>(stream.nested().keySet())) + "`.");
        }
        if (!stream.expand().isEmpty()) {
            notes.add("Has `" + String.join("`, `", stream.expand())
                    + "`, which events leave out: each changed object is read again.");
        }
        if (stream.below() != null && stream.below().attribute() != null) {
            notes.add("Read again when `" + stream.below().attribute() + "` of the parent changes.");
        }
        return notes;
    }

    private static String events(StripeStream stream) {
        TreeSet<String> events = new TreeSet<>(stream.events());
        if (stream.below() != null) {
            events.addAll(stream.below().events());
        }
        List<String> texts = new ArrayList<>();
        for (String event : events) {
            texts.add("`" + event + "`" + (stream.deletes().contains(event) ? " (deletes)" : ""));
        }
        return String.join(", ", texts);
    }
}
