package io.connectivityfabric.it.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Type;

/** One plugin's settings as a Markdown page, in the order and groups of its {@link ConfigDef}. */
final class ConfigReference {
    private static final String NO_GROUP = "Settings";

    private final Class<?> plugin;
    private final ConfigDef config;

    ConfigReference(Class<?> plugin, ConfigDef config) {
        this.plugin = plugin;
        this.config = config;
    }

    String fileName() {
        return plugin.getSimpleName() + ".md";
    }

    String page() {
        StringBuilder page = new StringBuilder("# " + plugin.getSimpleName() + "\n\n");
        page.append("Settings of `").append(plugin.getName()).append("`. ");
        page.append("Generated from the code; do not edit.\n");
        groups().forEach((group, keys) -> {
            page.append("\n## ").append(group).append('\n');
            keys.forEach(key -> page.append(section(key)));
        });
        return page.toString();
    }

    /** The settings that say nothing of themselves. */
    List<String> undocumented() {
        return config.configKeys().values().stream()
                .filter(key -> key.documentation == null || key.documentation.isBlank())
                .map(key -> key.name)
                .toList();
    }

    private Map<String, List<ConfigKey>> groups() {
        Map<String, List<ConfigKey>> groups = new LinkedHashMap<>();
        config.groups().forEach(group -> groups.put(group, keysOf(group)));
        groups.put(NO_GROUP, keysOf(null));
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    private List<ConfigKey> keysOf(String group) {
        return config.configKeys().values().stream()
                .filter(key -> !key.internalConfig && Objects.equals(key.group, group))
                .sorted((a, b) -> Integer.compare(a.orderInGroup, b.orderInGroup))
                .toList();
    }

    private static String section(ConfigKey key) {
        StringBuilder section = new StringBuilder("\n### `" + key.name + "`\n\n");
        // A reader of Markdown would take <name> for a tag.
        section.append(key.documentation.strip().replace("<", "&lt;")).append("\n\n");
        section.append("- Type: ")
                .append(key.type.toString().toLowerCase(Locale.ROOT))
                .append('\n');
        section.append("- Default: ").append(defaultOf(key)).append('\n');
        if (key.validator != null) {
            section.append("- Valid values: ").append(key.validator).append('\n');
        }
        section.append("- Importance: ")
                .append(key.importance.toString().toLowerCase(Locale.ROOT))
                .append('\n');
        return section.toString();
    }

    private static String defaultOf(ConfigKey key) {
        if (!key.hasDefault()) {
            return "none, must be set";
        }
        if (key.defaultValue == null) {
            return "none";
        }
        String value = key.type == Type.PASSWORD ? "" : ConfigDef.convertToString(key.defaultValue, key.type);
        return value.isEmpty() ? "empty" : "`" + value + "`";
    }
}
