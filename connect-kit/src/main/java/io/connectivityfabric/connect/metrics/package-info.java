/** What operators see: one façade over Connect's plugin metrics and, on workers that lack them, JMX. */
package io.connectivityfabric.connect.metrics;
