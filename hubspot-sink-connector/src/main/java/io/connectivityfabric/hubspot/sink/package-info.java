/** The sink connector that writes unified customers to HubSpot as contacts. */
package io.connectivityfabric.hubspot.sink;
