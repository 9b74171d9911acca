/** The configuration groups that every connector shares, and the checks that {@code validate} makes with them. */
package io.connectivityfabric.connect.config;
