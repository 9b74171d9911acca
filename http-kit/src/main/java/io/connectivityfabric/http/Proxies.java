package io.connectivityfabric.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

/** Sets the outbound proxy. */
final class Proxies {
    private static final String CREDENTIALS = "Proxy-Authorization";

    private Proxies() {}

    static void apply(ProxySettings proxy, OkHttpClient.Builder builder) {
        // Unresolved: a proxy's name is looked up when it is used, not once for the life of the task.
        builder.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
        if (proxy.user() == null) {
            return;
        }
        String password = proxy.password() == null ? "" : proxy.password();
        String basic = Credentials.basic(proxy.user(), password, StandardCharsets.UTF_8);
        builder.proxyAuthenticator((route, response) -> {
            boolean refused = response.request().header(CREDENTIALS) != null;
            return refused
                    ? null
                    : response.request().newBuilder().header(CREDENTIALS, basic).build();
        });
    }
}
