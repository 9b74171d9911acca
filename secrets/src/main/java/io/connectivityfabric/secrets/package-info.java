/**
 * Credentials that rest encrypted: files with a tenant's secrets, each sealed for its tenant and name, and the config
 * provider by which connectors refer to them.
 */
package io.connectivityfabric.secrets;
