/** The {@code fabric bench} command. */
package io.connectivityfabric.cli.bench;
