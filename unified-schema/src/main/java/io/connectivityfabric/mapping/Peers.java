package io.connectivityfabric.mapping;

import java.util.Optional;

/** The other mappings that a mapping was loaded with. All of them are there when the first record is mapped, not before. */
@FunctionalInterface
interface Peers {

    Optional<ReadMapping> read(String system, String object);
}
