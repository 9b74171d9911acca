package io.connectivityfabric.sandbox.stripe;

import io.connectivityfabric.sandbox.SandboxOptions;
import io.connectivityfabric.sandbox.http.ApiRequest;
import io.connectivityfabric.sandbox.stripe.objects.Catalog;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Who may ask for what: {@code sk_test_<tenant>} and {@code rk_test_<tenant>} for everything, {@code
 * rk_test_<tenant>_<name>} only for what the restricted key of that name was given.
 */
public final class StripeKeys {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final Set<String> OTHERS = Set.of("events", "account", "webhook_endpoints");

    private final boolean livemode;
    private final Map<String, Set<String>> restricted = new ConcurrentHashMap<>();

    public StripeKeys(SandboxOptions options) {
        this.livemode = options.livemode();
        options.restrictedKeys().forEach(this::restrict);
    }

    /**
     * Makes or changes a restricted key for every tenant.
     *
     * @param resources what it may read, such as {@code customers}, {@code events} and {@code account}; with {@code
     *     :write} after it, what it may change as well
     */
    public void restrict(String name, List<String> resources) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a restricted key's name must be letters and digits, not '" + name + "'");
        }
        Set<String> allowed = new HashSet<>();
        for (String resource : resources) {
            String plain = resource.replace(":write", "");
            if (!OTHERS.contains(plain)) {
                Catalog.resource(plain);
            }
            allowed.add(plain);
            allowed.add(resource);
        }
        restricted.put(name, Set.copyOf(allowed));
    }

    /**
     * The key of a request.
     *
     * @throws StripeException if there is none
     */
    Key of(ApiRequest request) {
        String key = StripeKey.of(request);
        String owner = StripeKey.account(key, livemode);
        int split = owner.indexOf('_', "acct_".length());
        if (split < 0) {
            return new Key(key, owner, null);
        }
        Set<String> allowed = key.startsWith("rk_") ? restricted.get(owner.substring(split + 1)) : null;
        if (allowed == null) {
            throw StripeKey.unknown(key);
        }
        return new Key(key, owner.substring(0, split), allowed);
    }

    /**
     * A key.
     *
     * @param account the id of the account it belongs to, if there is one
     * @param allowed null for everything
     */
    record Key(String text, String account, Set<String> allowed) {
        /** @throws StripeException if this key does not reach so far */
        void check(Route route, String method) {
            if (allowed == null || route.kind() == Route.Kind.UNKNOWN) {
                return;
            }
            boolean writes = !method.equals("GET");
            String resource = switch (route.kind()) {
                case ACCOUNT -> "account";
                case EVENTS, EVENT -> "events";
                case WEBHOOKS -> "webhook_endpoints";
                default -> route.resource().name();
            };
            if (!allowed.contains(writes ? resource + ":write" : resource)) {
                throw StripeException.notPermitted(StripeKey.masked(text), account, permission(route, writes));
            }
        }

        private static String permission(Route route, boolean writes) {
            String access = writes ? "_write" : "_read";
            return switch (route.kind()) {
                case ACCOUNT -> "rak_accounts_kyc_basic" + access;
                case EVENTS, EVENT -> "rak_event" + access;
                case WEBHOOKS -> "rak_webhook" + access;
                default -> "rak_" + route.resource().object().replace('.', '_') + access;
            };
        }
    }
}
