/** The {@code fabric} command. */
package io.connectivityfabric.cli;
