package io.connectivityfabric.http;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One answer, read to its end.
 *
 * @param status  the HTTP status
 * @param headers name to values, names in any case
 * @param body    the whole body, unzipped; empty if there was none
 * @param sentAt  when the request was sent, by our clock: what the answer shows is at least that new
 */
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
public record HttpResponse(int status, Map<String, List<String>> headers, byte[] body, Instant sentAt) {

    public HttpResponse {
        TreeMap<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** When the answer was made, by the server's clock, in whole seconds; empty if it does not say. */
    public Optional<Instant> serverTime() {
        return header("Date").flatMap(date -> {
            try {
                return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }

    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /** Status and size only. */
    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
