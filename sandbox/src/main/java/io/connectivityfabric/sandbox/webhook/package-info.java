/** What providers send by themselves, to addresses of others. */
package io.connectivityfabric.sandbox.webhook;
