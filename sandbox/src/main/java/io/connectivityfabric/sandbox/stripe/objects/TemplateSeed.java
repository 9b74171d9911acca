package io.connectivityfabric.sandbox.stripe.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import io.connectivityfabric.sandbox.seed.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Objects that are made from the templates of a resource's file. */
final class TemplateSeed implements Seed {
    private final World world;
    private final Resource resource;
    private final int count;
    private final IdCode ids;
    private final Values values;
    private final List<Template> templates = new ArrayList<>();
    private final Map<String, Optional<Field>> fields = new ConcurrentHashMap<>();
    private final long birth;
    /** What it is born after, and at most how many seconds; null if it is born at random. */
    private final Value bornAfter;

    private final long bornWithin;

    TemplateSeed(World world, Resource resource, int count) {
        this.world = world;
        this.resource = resource;
        this.count = count;
        String name = world.tenant() + "/" + resource.name();
        this.ids = new IdCode(resource.prefix(), Dice.salt(world.seed(), name + "/id"));
        this.birth = Dice.salt(world.seed(), name + "/born");
        this.values = new Values(world, resource, count);
        String[] born = resource.born().split(" ");
        this.bornAfter = born[0].equals("after") ? values.named(born[1]) : null;
        this.bornWithin = bornAfter == null ? 0 : Long.parseLong(born[2]);
        resource.variants().forEach(object -> templates.add(new Template(object, values)));
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public String id(long n) {
        return ids.of(n);
    }

    @Override
    public OptionalLong number(String id) {
        return ids.number(id);
    }

    @Override
    public long created(long n) {
        if (bornAfter != null) {
            Reference parent = bornAfter.reference().orElseThrow();
            long target = parent.target(n);
            if (target != Reference.NONE) {
                long before = parent.to().created(target);
                long room = Math.min(bornWithin, world.end() - before);
                return room <= 0 ? world.end() : before + 1 + Dice.at(birth, n).below(room);
            }
        }
        return world.start() + Dice.at(birth, n).below(world.end() - world.start());
    }

    @Override
    public void render(long n, long created, JsonBuffer json) {
        templates.get((int) (n % templates.size())).render(new Row(this, n, created, values.size()), json);
    }

    @Override
    public Object value(long n, String name) {
        return field(name).orElseThrow().of(n);
    }

    @Override
    public Optional<Field> field(String field) {
        // Not computeIfAbsent: to find one may need others.
        if (!fields.containsKey(field)) {
            fields.put(field, found(field));
        }
        return fields.get(field);
    }

    private Optional<Field> found(String field) {
        if (values.has(field)) {
            return Optional.of(field(values.named(field)));
        }
        List<Value> found = new ArrayList<>();
        for (JsonNode template : resource.variants()) {
            JsonNode node = field.startsWith("/") ? template.at(field) : template.path(field);
            if (!node.isValueNode() || node.asText().startsWith("$$")) {
                return Optional.empty();
            }
            found.add(value(node));
        }
        return Optional.of(field(found.size() == 1 ? found.get(0) : new Turns(found)));
    }

    /** What the variants hold, each in its turn. If one of them refers to others, all may. */
    private record Turns(List<Value> variants) implements Value {
        @Override
        public Object of(Row row) {
            return variants.get((int) (row.n() % variants.size())).of(row);
        }

        @Override
        public Optional<Reference> reference() {
            return variants.stream().flatMap(v -> v.reference().stream()).findFirst();
        }
    }

    private Value value(JsonNode node) {
        if (node.isTextual()) {
            return Template.value(node.textValue(), values);
        }
        Object constant = node.isNull()
                ? null
                : node.isBoolean()
                        ? (Object) node.booleanValue()
                        : node.isIntegralNumber() ? (Object) node.longValue() : node.doubleValue();
        return row -> constant;
    }

    private Field field(Value value) {
        return new Field() {
            @Override
            public Object of(long n) {
                return value.of(row(n));
            }

            @Override
            public Optional<Reference> reference() {
                return value.reference();
            }
        };
    }

    private Row row(long n) {
        return new Row(this, n, 0, values.size());
    }
}
