/**
 * What every sink connector shares: records wait in lanes by the target they are written to, leave in batches as large
 * as the provider takes, and their offsets count only once they are written, skipped or reported. Nothing here knows a
 * provider.
 */
package io.connectivityfabric.connect.sink;
