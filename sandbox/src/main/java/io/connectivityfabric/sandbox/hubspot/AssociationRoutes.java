package io.connectivityfabric.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.http.ApiResponse;
import io.connectivityfabric.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Associations of version 4 and of the dated versions. */
final class AssociationRoutes {
    /** Of one record, on a page. */
    private static final int PAGE = 500;

    private static final int MAX_READ = 1_000;
    private static final int MAX_CREATE = 2_000;
    private static final int MAX_ARCHIVE = 100;

    private AssociationRoutes() {}

    static void addTo(Routes routes) {
        String pair = " /:type/:to";
        String ends = " /:type/:id/associations/:to";
        routes.add(Family.ASSOCIATIONS, "POST" + pair + "/batch/read", Quota.DAY, AssociationRoutes::readBatch)
                .add(Family.ASSOCIATIONS, "POST" + pair + "/batch/create", Quota.DAY, AssociationRoutes::createBatch)
                .add(Family.ASSOCIATIONS, "POST" + pair + "/batch/archive", Quota.DAY, AssociationRoutes::archiveBatch)
                .add(
                        Family.ASSOCIATIONS,
                        "POST" + pair + "/batch/associate/default",
                        Quota.DAY,
                        AssociationRoutes::createUsualBatch)
                .add(
                        Family.ASSOCIATIONS,
                        "POST" + pair + "/batch/labels/archive",
                        Quota.DAY,
                        AssociationRoutes::archiveLabelsBatch)
                .add(Family.OBJECT_ASSOCIATIONS, "GET" + ends, AssociationRoutes::list)
                .add(
                        Family.OBJECT_ASSOCIATIONS,
                        "PUT /:type/:id/associations/default/:to/:toId",
                        AssociationRoutes::createUsual)
                .add(Family.OBJECT_ASSOCIATIONS, "PUT" + ends + "/:toId", AssociationRoutes::create)
                .add(Family.OBJECT_ASSOCIATIONS, "DELETE" + ends + "/:toId", AssociationRoutes::archive);
    }

    private static ApiResponse list(Call call) {
        ObjectStore from = call.store();
        ObjectStore to = call.store("to");
        int limit = call.limit(PAGE, PAGE);
        ObjectState record = from.existing(call.path("id"));
        NavigableMap<Long, Set<Integer>> rest = after(call, from, record.id(), to, call.query("after"));
        ObjectNode json = Json.object();
        Page page = page(call, from, to, rest, limit);
        json.set("results", page.rows);
        if (page.next != null) {
            json.putObject("paging")
                    .putObject("next")
                    .put("after", page.next)
                    .put("link", Cursor.link(call.request(), page.next));
        }
        return ApiResponse.json(200, Json.bytes(json), page.rows.size());
    }

    /** @param next null on the last page */
    private record Page(ArrayNode rows, String next) {}

    private static NavigableMap<Long, Set<Integer>> after(
            Call call, ObjectStore from, long id, ObjectStore to, String after) {
        return call.portal().crm().associations().of(from, id, to).tailMap(Cursor.decoded(after), false);
    }

    private static Page page(
            Call call, ObjectStore from, ObjectStore to, NavigableMap<Long, Set<Integer>> rest, int limit) {
        List<AssociationType> types = call.portal().crm().associations().types().between(from.type(), to.type());
        ArrayNode rows = Json.MAPPER.createArrayNode();
        long last = 0;
        for (Map.Entry<Long, Set<Integer>> other : rest.entrySet()) {
            if (rows.size() == limit) {
                return new Page(rows, Cursor.encoded(last));
            }
            last = other.getKey();
            ObjectNode row = rows.addObject().put("toObjectId", Long.toString(last));
            ArrayNode has = row.putArray("associationTypes");
            types.stream()
                    .filter(t -> other.getValue().contains(t.id()))
                    .forEach(t -> has.add(AssociationJson.type(t)));
        }
        return new Page(rows, null);
    }

    private static ApiResponse readBatch(Call call) {
        ObjectStore from = call.store();
        ObjectStore to = call.store("to");
        BatchAnswer answer = new BatchAnswer(call.portal().clock().millis());
        for (JsonNode input : BatchInputs.of(call.body(), MAX_READ)) {
            String id = BatchInputs.id(input);
            NavigableMap<Long, Set<Integer>> rest = from.found(id, null)
                    .filter(ObjectState::active)
                    .map(r -> after(call, from, r.id(), to, input.path("after").asText(null)))
                    .orElseGet(TreeMap::new);
            if (rest.isEmpty()) {
                answer.error(HubSpotException.noAssociations(from.type(), id, to.type())
                        .row(null));
                continue;
            }
            Page page = page(call, from, to, rest, PAGE);
            ObjectNode result = Json.object();
            result.putObject("from").put("id", id);
            result.set("to", page.rows);
            if (page.next != null) {
                result.putObject("paging").putObject("next").put("after", page.next);
            }
            answer.result(Json.bytes(result));
        }
        return answered(call, answer, 200);
    }

    private static ApiResponse createBatch(Call call) {
        ObjectStore from = call.store();
        ObjectStore to = call.store("to");
        int status = is2026of9(call) ? 200 : 201;
        return writeBatch(call, BatchInputs.of(call.body(), MAX_CREATE), status, input -> {
            List<AssociationType> types = types(call, from, to, input.path("types"));
            long id = record(from, input.path("from"));
            long toId = record(to, input.path("to"));
            call.portal().crm().associations().add(from, id, to, toId, types);
            return AssociationJson.labels(from, id, to, toId, types);
        });
    }

    private static ApiResponse createUsualBatch(Call call) {
        ObjectStore from = call.store();
        ObjectStore to = call.store("to");
        return writeBatch(
                call,
                BatchInputs.of(call.body(), MAX_CREATE),
                200,
                input -> usual(call, from, record(from, input.path("from")), to, record(to, input.path("to"))));
    }

    private static ObjectNode usual(Call call, ObjectStore from, long id, ObjectStore to, long toId) {
        Associations associations = call.portal().crm().associations();
        AssociationType usual = associations.types().usual(from.type(), to.type());
        associations.add(from, id, to, toId, List.of(usual));
        ObjectNode result = Json.object();
        result.putObject("from").put("id", Long.toString(id));
        result.putObject("to").put("id", Long.toString(toId));
        result.putObject("associationSpec")
                .put("associationCategory", usual.category())
                .put("associationTypeId", usual.id());
        return result;
    }

    /** One step of a batch, in the batch's unit of work. */
    @FunctionalInterface
    private interface Step {
        ObjectNode done(JsonNode input);
    }

    private static ApiResponse writeBatch(Call call, List<JsonNode> inputs, int status, Step step) {
        BatchAnswer answer = new BatchAnswer(call.portal().clock().millis());
        UnitOfWork work = call.portal().crm().work();
        work.run(() -> {
            for (JsonNode input : inputs) {
                try {
                    answer.result(Json.bytes(work.part(() -> step.done(input))));
                } catch (HubSpotException e) {
                    answer.error(e.row(null));
                }
            }
            return null;
        });
        return answered(call, answer, status);
    }

    private static ApiResponse archiveBatch(Call call) {
        ObjectStore from = call.store();
        ObjectStore to = call.store("to");
        Associations associations = call.portal().crm().associations();
        List<JsonNode> inputs = BatchInputs.of(call.body(), MAX_ARCHIVE);
        call.portal().crm().work().run(() -> {
            for (JsonNode input : inputs) {
                long id = number(BatchInputs.id(input.path("from")));
                input.path("to").forEach(t -> associations.remove(from, id, to, number(BatchInputs.id(t))));
            }
            return null;
        });
        return nothing(call);
    }

    private static ApiResponse archiveLabelsBatch(Call call) {
        ObjectStore from = call.store();
        ObjectStore to = call.store("to");
        List<JsonNode> inputs = BatchInputs.of(call.body(), MAX_ARCHIVE);
        call.portal().crm().work().run(() -> {
            for (JsonNode input : inputs) {
                call.portal()
                        .crm()
                        .associations()
                        .remove(
                                from,
                                number(BatchInputs.id(input.path("from"))),
                                to,
                                number(BatchInputs.id(input.path("to"))),
                                types(call, from, to, input.path("types")));
            }
            return null;
        });
        return nothing(call);
    }

    private static ApiResponse create(Call call) {
        ObjectStore from = call.store();
        ObjectStore to = call.store("to");
        List<AssociationType> types = types(call, from, to, call.array());
        long id = from.existing(call.path("id")).id();
        long toId = to.existing(call.path("toId")).id();
        call.portal().crm().work().run(() -> {
            call.portal().crm().associations().add(from, id, to, toId, types);
            return null;
        });
        return ApiResponse.json(201, Json.bytes(AssociationJson.labels(from, id, to, toId, types)), 1);
    }

    private static ApiResponse createUsual(Call call) {
        ObjectStore from = call.store();
        ObjectStore to = call.store("to");
        long id = from.existing(call.path("id")).id();
        long toId = to.existing(call.path("toId")).id();
        BatchAnswer answer = new BatchAnswer(call.portal().clock().millis());
        answer.result(Json.bytes(call.portal().crm().work().run(() -> usual(call, from, id, to, toId))));
        return answer.response(200, call.portal().clock().millis());
    }

    private static ApiResponse archive(Call call) {
        ObjectStore from = call.store();
        ObjectStore to = call.store("to");
        call.portal().crm().work().run(() -> {
            call.portal().crm().associations().remove(from, number(call.path("id")), to, number(call.path("toId")));
            return null;
        });
        return ApiResponse.noContent();
    }

    private static List<AssociationType> types(Call call, ObjectStore from, ObjectStore to, JsonNode specs) {
        List<AssociationType> types = new ArrayList<>();
        specs.forEach(spec -> types.add(call.portal()
                .crm()
                .associations()
                .types()
                .find(from.type(), to.type(), spec.path("associationTypeId").asInt())));
        if (types.isEmpty()) {
            throw HubSpotException.invalid("At least one association type is needed");
        }
        return types;
    }

    private static long record(ObjectStore store, JsonNode end) {
        String id = BatchInputs.id(end);
        return store.found(id, null)
                .filter(ObjectState::active)
                .orElseThrow(() -> HubSpotException.rowsNotFound(store.type().singular(), List.of(id)))
                .id();
    }

    private static long number(String id) {
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
    }

    private static boolean is2026of9(Call call) {
        return call.version().equals("2026-09");
    }

    /** In 2026-09 there is one status only, according to its document. */
    private static ApiResponse answered(Call call, BatchAnswer answer, int status) {
        long now = call.portal().clock().millis();
        return is2026of9(call) ? answer.responseAlways(status, now) : answer.response(status, now);
    }

    /** Version 4 says nothing at all. */
    private static ApiResponse nothing(Call call) {
        long now = call.portal().clock().millis();
        return call.version().equals("v4") ? ApiResponse.noContent() : new BatchAnswer(now).response(200, now);
    }
}
