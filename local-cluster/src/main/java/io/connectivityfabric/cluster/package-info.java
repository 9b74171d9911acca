/**
 * A broker, a registry and Connect workers on this machine, each a process of its own, bound to 127.0.0.1, gone when the
 * process that started them is gone. What the demo and the integration tests run on.
 */
package io.connectivityfabric.cluster;
