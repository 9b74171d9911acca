/** Benchmarks: each beside the bare work that it cannot do without, in the same run. */
package io.connectivityfabric.bench;
