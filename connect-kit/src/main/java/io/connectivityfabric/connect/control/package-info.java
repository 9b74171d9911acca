/** The control channel: what has no place in the record API goes to small topics of the tenant, with clients of its own. */
package io.connectivityfabric.connect.control;
