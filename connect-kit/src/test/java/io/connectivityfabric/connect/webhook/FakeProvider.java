package io.connectivityfabric.connect.webhook;

import io.connectivityfabric.connect.webhook.Received.Event;
import io.connectivityfabric.connect.webhook.Received.NoEvent;
import io.connectivityfabric.connect.webhook.Received.Routed;
import io.connectivityfabric.http.SignatureScheme;
import io.connectivityfabric.http.SignatureScheme.Verdict;
import io.connectivityfabric.raw.Operation;
import io.connectivityfabric.raw.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A provider whose requests are ids, one a line, and whose signature is the name of a verdict. */
class FakeProvider implements WebhookProvider {
    static final String SIGNATURE = "X-Verdict";

    private final UnaryOperator<List<Received>> completion;

    FakeProvider() {
        this(null);
    }

    FakeProvider(UnaryOperator<List<Received>> completion) {
        this.completion = completion;
    }

    @Override
    public String system() {
        return "fake";
    }

    @Override
    public String account() {
        return "a1";
    }

    @Override
    public SignatureScheme signature() {
        return (request, now) ->
                request.header(SIGNATURE) == null ? Verdict.MISSING : Verdict.valueOf(request.header(SIGNATURE));
    }

    @Override
    public List<Received> read(byte[] body, Instant receivedAt) {
        return Arrays.stream(new String(body, StandardCharsets.UTF_8).split("\n"))
                .filter(id -> !id.isEmpty())
                .map(id -> id.startsWith("{") ? new NoEvent(id, id, "it is not JSON") : event(id, receivedAt))
                .toList();
    }

    private static Received event(String id, Instant receivedAt) {
        RawRecord record =
                new RawRecord("default", "fake", "a1", "event", id, Operation.CREATE, null, receivedAt, id, null, "{}");
        return new Event(
                id,
                id,
                "thing.created",
                2,
                "/fake/a1",
                "thing/" + id,
                Instant.EPOCH,
                List.of(new Routed("events", record, Map.of())));
    }

    @Override
    public boolean completes() {
        return completion != null;
    }

    @Override
    public List<Received> complete(List<Received> burst) {
        return completion.apply(burst);
    }
}
