/** Benchmarks of the whole pipeline: a broker, a worker with the built archives, and the providers' stand-ins. */
package io.connectivityfabric.bench.pipeline;
