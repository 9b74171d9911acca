package io.connectivityfabric.hubspot.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.hubspot.client.BatchError;
import io.connectivityfabric.hubspot.client.BatchInput;
import io.connectivityfabric.hubspot.client.BatchResult;
import io.connectivityfabric.hubspot.client.HubSpotObject;
import io.connectivityfabric.hubspot.sink.RowResult.Accepted;
import io.connectivityfabric.hubspot.sink.RowResult.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Sends a batch and finds out about each of its inputs. Errors of a mixed answer (207) belong to the inputs whose trace
 * ids they name; results come in no order. If an answer leaves open what became of an input, or one input made HubSpot
 * refuse the batch as a whole (400), the open ones are sent again in halves, down to the single one at fault: writes are
 * repeatable.
 */
final class SplittingBatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One input: the value that identifies the contact, and the properties to set. */
    record Row(String id, Map<String, String> properties) {}

    private final Function<List<BatchInput>, BatchResult> call;

    SplittingBatch(Function<List<BatchInput>, BatchResult> call) {
        this.call = call;
    }

    /**
     * @return one result per row, in their order
     * @throws ApiException if the call fails for a reason that is not in the rows
     */
    List<RowResult> send(List<Row> rows) {
        RowResult[] results = new RowResult[rows.size()];
        send(rows, IntStream.range(0, rows.size()).boxed().toList(), results);
        return Arrays.asList(results);
    }

    private void send(List<Row> rows, List<Integer> part, RowResult[] results) {
        if (part.isEmpty()) {
            return;
        }
        BatchResult answer;
        try {
            answer = call.apply(part.stream().map(i -> input(rows, i)).toList());
        } catch (ApiException e) {
            if (!liesInARow(e)) {
                throw e;
            }
            if (part.size() == 1) {
                results[part.get(0)] = new Refused(Refusal.of(e));
            } else {
                sendInHalves(rows, part, results);
            }
            return;
        }
        List<Integer> open = settle(part, answer, results);
        if (open.size() == 1 && part.size() == 1) {
            results[open.get(0)] = single(answer);
        } else {
            sendInHalves(rows, open, results);
        }
    }

    private void sendInHalves(List<Row> rows, List<Integer> part, RowResult[] results) {
        int half = (part.size() + 1) / 2;
        send(rows, part.subList(0, half), results);
        send(rows, part.subList(half, part.size()), results);
    }

    private static BatchInput input(List<Row> rows, int i) {
        return new BatchInput(rows.get(i).id(), rows.get(i).properties(), traceId(i));
    }

    private static String traceId(int i) {
        return "row-" + i;
    }

    /** Bad request, conflict, too large a body: any other status speaks of the call, not of what it carries. */
    private static boolean liesInARow(ApiException e) {
        return e.status() == 400 || e.status() == 409 || e.status() == 413;
    }

    /** Notes what the answer says; returns the inputs of which it says nothing for sure. */
    private static List<Integer> settle(List<Integer> part, BatchResult answer, RowResult[] results) {
        Map<String, BatchError> errors = new HashMap<>();
        for (BatchError error : answer.errors()) {
            error.traceIds().forEach(traceId -> errors.put(traceId, error));
        }
        Map<String, Accepted> accepted = new HashMap<>();
        int anonymous = 0;
        for (HubSpotObject object : answer.results()) {
            if (object.traceId() == null) {
                anonymous++;
            } else {
                accepted.put(object.traceId(), new Accepted(isNew(object)));
            }
        }
        List<Integer> unnamed = new ArrayList<>();
        for (int i : part) {
            BatchError error = errors.get(traceId(i));
            if (error != null) {
                results[i] = new Refused(Refusal.of(answer.status(), error));
            } else if (accepted.containsKey(traceId(i))) {
                results[i] = accepted.get(traceId(i));
            } else {
                unnamed.add(i);
            }
        }
        // Results without trace ids vouch for the rest only if there is one for each.
        if (anonymous == unnamed.size()) {
            unnamed.forEach(i -> results[i] = new Accepted(false));
            return List.of();
        }
        return unnamed;
    }

    private static RowResult single(BatchResult answer) {
        if (answer.errors().isEmpty()) {
            throw new ConnectException("HubSpot answered a batch of one with neither a result nor an error (status "
                    + answer.status() + ")");
        }
        return new Refused(Refusal.of(answer.status(), answer.errors().get(0)));
    }

    /** An upsert's result says whether it created the object. */
    private static boolean isNew(HubSpotObject object) {
        try {
            return JSON.readTree(object.json()).path("new").asBoolean();
        } catch (JsonProcessingException e) {
            throw new ConnectException("HubSpot's answer to a batch cannot be read for contact " + object.id());
        }
    }
}
