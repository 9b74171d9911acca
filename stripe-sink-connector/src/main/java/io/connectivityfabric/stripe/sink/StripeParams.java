package io.connectivityfabric.stripe.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a record says of an object, in the shape of Stripe's parameters. Never changed once it is made.
 *
 * @param tree the parameters; the empty text clears
 * @param fillsBlanksOnly names of parameters that may fill a blank but not replace anything, such as {@code name} and
 *     {@code metadata.company}
 */
record StripeParams(ObjectNode tree, Set<String> fillsBlanksOnly) {

    static final String METADATA = "metadata";

    /** The parameters that leave an object as these and then {@code later} would. */
    StripeParams followedBy(StripeParams later) {
        ObjectNode united = tree.deepCopy();
        Set<String> blanksOnly = new HashSet<>(fillsBlanksOnly);
        for (String name : later.names()) {
            boolean firm = !later.fillsBlanksOnly.contains(name);
            boolean open = fillsBlanksOnly.contains(name) || isBlank(at(tree, name));
            if (firm || open) {
                put(united, name, overlaid(at(tree, name), at(later.tree, name)));
                blanksOnly.remove(name);
                if (!firm) {
                    blanksOnly.add(name);
                }
            }
        }
        return new StripeParams(united, blanksOnly);
    }

    /** The parameters that change something of the object as it is. */
    ObjectNode changesOf(JsonNode current) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        for (String name : names()) {
            JsonNode wanted = at(tree, name);
            JsonNode there = at(current, name);
            boolean allowed = !fillsBlanksOnly.contains(name) || isBlank(there);
            if (allowed && !isSame(name, wanted, there)) {
                // Of a hash all fields are sent, so that those not asserted stay as they are.
                put(changes, name, overlaid(there, wanted));
            }
        }
        return changes;
    }

    /** The first of these parameters that would change the object. */
    Optional<String> firstChanged(List<String> parameters, JsonNode current) {
        return parameters.stream()
                .filter(name -> tree.has(name) && !isSame(name, tree.get(name), current.path(name)))
                .findFirst();
    }

    StripeParams without(List<String> parameters) {
        return new StripeParams(tree.deepCopy().without(parameters), fillsBlanksOnly);
    }

    /** The parameters that create the object: there is nothing to clear yet. */
    ObjectNode forCreation() {
        ObjectNode creation = JsonNodeFactory.instance.objectNode();
        names().stream().filter(name -> !isBlank(at(tree, name))).forEach(name -> put(creation, name, at(tree, name)));
        return creation;
    }

    /** Of every parameter; each key of the metadata is one of its own. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        tree.properties().forEach(parameter -> {
            if (parameter.getKey().equals(METADATA) && parameter.getValue().isObject()) {
                parameter.getValue().fieldNames().forEachRemaining(key -> names.add(METADATA + "." + key));
            } else {
                names.add(parameter.getKey());
            }
        });
        return names;
    }

    private static JsonNode at(JsonNode tree, String name) {
        return name.startsWith(METADATA + ".")
                ? tree.path(METADATA).path(name.substring(METADATA.length() + 1))
                : tree.path(name);
    }

    private static void put(ObjectNode tree, String name, JsonNode value) {
        if (name.startsWith(METADATA + ".")) {
            ObjectNode metadata = tree.path(METADATA) instanceof ObjectNode there ? there : tree.putObject(METADATA);
            metadata.set(name.substring(METADATA.length() + 1), value);
        } else {
            tree.set(name, value);
        }
    }

    private static JsonNode overlaid(JsonNode there, JsonNode wanted) {
        if (!(wanted instanceof ObjectNode over) || !(there instanceof ObjectNode under)) {
            return wanted;
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        under.properties().stream()
                .filter(field -> !isBlank(field.getValue()))
                .forEach(field -> result.set(field.getKey(), field.getValue()));
        over.properties()
                .forEach(field -> result.set(field.getKey(), overlaid(under.path(field.getKey()), field.getValue())));
        return result;
    }

    private static boolean isSame(String name, JsonNode wanted, JsonNode there) {
        if (wanted.isObject()) {
            return wanted.properties().stream()
                    .allMatch(field -> isSame(field.getKey(), field.getValue(), there.path(field.getKey())));
        }
        if (wanted.isArray()) {
            if (wanted.size() != there.size()) {
                return false;
            }
            for (int i = 0; i < wanted.size(); i++) {
                if (!isSame(name, wanted.get(i), there.get(i))) {
                    return false;
                }
            }
            return true;
        }
        String text = text(wanted);
        return text.equals(text(there))
                || text.equals("inf") && isBlank(there)
                || (there.isNumber() || name.endsWith("_decimal")) && isSameNumber(text, text(there));
    }

    private static boolean isSameNumber(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.asText("");
    }

    private static boolean isBlank(JsonNode value) {
        return value.isContainerNode() ? value.isEmpty() : text(value).isBlank();
    }
}
