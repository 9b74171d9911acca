package io.connectivityfabric.sandbox.stripe.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.sandbox.json.Json;
import io.connectivityfabric.sandbox.json.JsonBuffer;
import io.connectivityfabric.sandbox.seed.CustomerSeed;
import io.connectivityfabric.sandbox.seed.Dice;
import java.util.Optional;
import java.util.OptionalLong;

/** Customers: people with all that is odd about them, who no template could make; made later, blank ones. */
final class CustomersSeed implements Seed {
    private final CustomerSeed people;
    private final int count;
    private final IdCode ids;
    private final TemplateSeed blank;

    CustomersSeed(World world, Resource resource, int count) {
        this.people = new CustomerSeed(world.seed(), world.tenant(), world.epoch(), world.livemode());
        this.count = count;
        this.ids = new IdCode(resource.prefix(), Dice.salt(world.seed(), world.tenant() + "/customers/id"));
        this.blank = new TemplateSeed(world, resource, count);
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
        return people.created((int) n);
    }

    @Override
    public void render(long n, long created, JsonBuffer json) {
        if (n < count) {
            json.put(Json.bytes(customer(n).put("created", created)));
        } else {
            blank.render(n, created, json);
        }
    }

    @Override
    public Object value(long n, String name) {
        return name.equals("id") ? id(n) : plain(customer(n).path(name));
    }

    @Override
    public Optional<Field> field(String field) {
        return Optional.of(new Field() {
            @Override
            public Object of(long n) {
                return field.equals("/id") ? id(n) : plain(customer(n).at(field));
            }

            @Override
            public Optional<Reference> reference() {
                return Optional.empty();
            }
        });
    }

    private ObjectNode customer(long n) {
        return people.customer((int) n, id(n));
    }

    private static Object plain(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNumber() ? (Object) node.longValue() : null;
    }
}
