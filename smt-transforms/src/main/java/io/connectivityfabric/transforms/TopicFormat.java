package io.connectivityfabric.transforms;

import io.connectivityfabric.unified.Entity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/** The name of a topic with places for what a record is: {@code unified.${entity}.${version}}. */
final class TopicFormat {

    static final List<String> PLACEHOLDERS = List.of("tenant", "entity", "version", "system");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private final String pattern;
    private final Map<Route, String> known = new ConcurrentHashMap<>();

    /**
     * @throws IllegalArgumentException saying what is wrong with the pattern
     */
    TopicFormat(String pattern) {
        this.pattern = pattern;
        Matcher places = PLACEHOLDER.matcher(pattern);
        while (places.find()) {
            if (!PLACEHOLDERS.contains(places.group(1))) {
                throw new IllegalArgumentException(
                        "knows ${tenant}, ${entity}, ${version} and ${system}, but not " + places.group());
            }
        }
        if (!LEGAL.matcher(places.replaceAll("x")).matches()) {
            throw new IllegalArgumentException(
                    "gives no legal topic name: letters, digits, '.', '_' and '-' are allowed");
        }
    }

    /**
     * The topic of a record.
     *
     * @throws DataException if the tenant's name cannot be part of one; replacing characters could send two tenants to one
     *     topic
     */
    String topic(String tenant, Entity entity, String system) {
        return known.computeIfAbsent(new Route(tenant, entity, system), this::resolve);
    }

    private String resolve(Route route) {
        String topic = pattern.replace("${tenant}", route.tenant())
                .replace("${entity}", route.entity().entityName())
                .replace("${version}", route.entity().version())
                .replace("${system}", route.system());
        if (!LEGAL.matcher(topic).matches()) {
            throw new DataException("Topic '" + pattern + "' of tenant '" + route.tenant() + "' and system '"
                    + route.system() + "' is no legal topic name; use letters, digits, '.', '_' and '-' only");
        }
        return topic;
    }

    private record Route(String tenant, Entity entity, String system) {}
}
