package io.connectivityfabric.stripe.client;

import io.connectivityfabric.http.SignatureScheme;
import io.connectivityfabric.http.SignedRequest;
import io.connectivityfabric.http.Signing;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Stripe's signature of a webhook: {@code Stripe-Signature: t=1760000000,v1=<hex>,v1=<hex>,v0=<hex>}, an HMAC-SHA256 over
 * the time, a dot and the body. While a secret is being rolled, Stripe signs with the old and the new one, and we know both.
 *
 * @param secrets   of the endpoint ({@code whsec_...})
 * @param tolerance how old a signature may be
 */
public record StripeSignature(List<String> secrets, Duration tolerance) implements SignatureScheme {
    public static final String HEADER = "Stripe-Signature";

    private static final String TIME = "t";
    /** The only scheme that Stripe signs with; others, such as v0, are for tests or to come. */
    private static final String SCHEME = "v1";
    /** Two secrets at a time is what Stripe knows; nobody needs us to compute thousands. */
    private static final int MOST_SIGNATURES = 16;

    public StripeSignature {
        secrets = List.copyOf(secrets);
    }

    @Override
    public Verdict verify(SignedRequest request, Instant now) {
        String header = request.header(HEADER);
        if (header == null || header.isBlank()) {
            return Verdict.MISSING;
        }
        String time = null;
        List<String> signatures = new ArrayList<>();
        for (String item : header.split(",", -1)) {
            int equals = item.indexOf('=');
            if (equals < 0) {
                return Verdict.MALFORMED;
            }
            String name = item.substring(0, equals);
            String value = item.substring(equals + 1);
            if (name.equals(TIME)) {
                time = value;
            } else if (name.equals(SCHEME)) {
                signatures.add(value);
            }
        }
        if (time == null || signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            return Verdict.MALFORMED;
        }
        return verify(time, signatures, request.body(), now);
    }

    private Verdict verify(String time, List<String> signatures, byte[] body, Instant now) {
        Instant signedAt;
        try {
            signedAt = Instant.ofEpochSecond(Long.parseLong(time));
        } catch (NumberFormatException | DateTimeException e) {
            return Verdict.MALFORMED;
        }
        if (!matchesAny(time, signatures, body)) {
            return Verdict.WRONG;
        }
        return signedAt.isBefore(now.minus(tolerance)) ? Verdict.TOO_OLD : Verdict.GENUINE;
    }

    private boolean matchesAny(String time, List<String> signatures, byte[] body) {
        boolean found = false;
        for (String secret : secrets) {
            String expected = HexFormat.of().formatHex(Signing.hmacSha256(secret, Signing.utf8(time + "."), body));
            for (String signature : signatures) {
                found |= Signing.same(expected, signature);
            }
        }
        return found;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Stripe's signature, at most " + tolerance.toSeconds() + " s old";
    }
}
