/**
 * What every source connector shares: reading a stream's history and its changes beside each other, putting both in
 * order, and carrying the position in offsets so that nothing is lost and nothing is emitted twice.
 */
package io.connectivityfabric.connect.source;
