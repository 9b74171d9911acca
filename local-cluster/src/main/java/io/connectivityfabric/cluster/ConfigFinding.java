package io.connectivityfabric.cluster;

import java.util.List;

/**
 * What a worker finds wrong with one setting.
 *
 * @param setting the setting's name
 * @param errors what is wrong with it
 */
public record ConfigFinding(String setting, List<String> errors) {}
