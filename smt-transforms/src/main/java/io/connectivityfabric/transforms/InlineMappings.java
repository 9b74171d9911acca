package io.connectivityfabric.transforms;

import io.connectivityfabric.mapping.MappingLoadException;
import io.connectivityfabric.mapping.Mappings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Checks mappings that stand in the config itself when it is validated. They may extend those of the files, so it takes both
 * settings; of what looks at a setting only a recommender is given the others.
 */
final class InlineMappings implements ConfigDef.Recommender {

    @Override
    public List<Object> validValues(String name, Map<String, Object> parsedConfig) {
        List<?> paths = (List<?>) parsedConfig.get(UnifyConfig.MAPPING_PATHS);
        String text = (String) parsedConfig.get(UnifyConfig.MAPPING_INLINE);
        if (paths != null && text != null && canBeLoaded(paths)) {
            check(paths, text);
        }
        return List.of();
    }

    @Override
    public boolean visible(String name, Map<String, Object> parsedConfig) {
        return true;
    }

    /**
     * Sees to it that the text, with the files, can be loaded.
     *
     * @throws ConfigException if not, with line and suggestion
     */
    static void check(List<?> paths, String text) {
        if (text.isBlank()) {
            return;
        }
        try {
            load(paths, text);
        } catch (MappingLoadException fault) {
            throw new ConfigException(fault.getMessage());
        }
    }

    static Mappings load(List<?> paths, String text) {
        return Mappings.withFiles(
                paths.stream().map(path -> Path.of((String) path)).toList(), UnifyConfig.MAPPING_INLINE, text);
    }

    /** If the files themselves cannot be, their own setting says so. */
    private static boolean canBeLoaded(List<?> paths) {
        try {
            load(paths, "");
            return true;
        } catch (MappingLoadException fault) {
            return false;
        }
    }
}
