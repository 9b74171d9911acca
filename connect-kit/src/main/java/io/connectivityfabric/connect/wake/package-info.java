/** How connectors that hear of a change wake those that look for it. */
package io.connectivityfabric.connect.wake;
