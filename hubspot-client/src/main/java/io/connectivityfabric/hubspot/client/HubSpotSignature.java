package io.connectivityfabric.hubspot.client;

import io.connectivityfabric.http.SignatureScheme;
import io.connectivityfabric.http.SignedRequest;
import io.connectivityfabric.http.Signing;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * HubSpot's signature of a webhook. Which of the three versions counts is fixed: a request that carries a weaker one besides,
 * or instead, does not get through by it.
 *
 * @param version   the one that is asked for
 * @param secrets   the client secret of the app, while it is being changed both
 * @param tolerance how old a signature may be; only version 3 says when it was made
 */
public record HubSpotSignature(Version version, List<String> secrets, Duration tolerance) implements SignatureScheme {
    /** Of versions 1 and 2. */
    public static final String HEADER = "X-HubSpot-Signature";

    public static final String VERSION_HEADER = "X-HubSpot-Signature-Version";
    public static final String HEADER_V3 = "X-HubSpot-Signature-v3";
    public static final String TIME_HEADER = "X-HubSpot-Request-Timestamp";

    /** The characters that HubSpot decodes in an address before it signs it, and no others. */
    private static final Map<String, String> DECODED = Map.ofEntries(
            Map.entry("3A", ":"),
            Map.entry("2F", "/"),
            Map.entry("3F", "?"),
            Map.entry("40", "@"),
            Map.entry("21", "!"),
            Map.entry("24", "$"),
            Map.entry("27", "'"),
            Map.entry("28", "("),
            Map.entry("29", ")"),
            Map.entry("2A", "*"),
            Map.entry("2C", ","),
            Map.entry("3B", ";"));

    /** What a signature covers. */
    public enum Version {
        /** SHA-256 over secret and body: subscriptions of private apps. */
        V1("v1"),
        /** SHA-256 over secret, method, address and body: webhook actions of workflows. */
        V2("v2"),
        /** HMAC-SHA256 over method, address, body and time. */
        V3("v3");

        private final String wireName;

        Version(String wireName) {
            this.wireName = wireName;
        }
    }

    public HubSpotSignature {
        secrets = List.copyOf(secrets);
    }

    @Override
    public Verdict verify(SignedRequest request, Instant now) {
        return version == Version.V3 ? verifyTimed(request, now) : verifyUntimed(request);
    }

    private Verdict verifyUntimed(SignedRequest request) {
        String signature = request.header(HEADER);
        String named = request.header(VERSION_HEADER);
        if (signature == null || named == null) {
            return Verdict.MISSING;
        }
        if (!named.equals(version.wireName)) {
            return Verdict.WRONG;
        }
        boolean found = false;
        for (String secret : secrets) {
            byte[] about = version == Version.V1
                    ? Signing.utf8(secret)
                    : Signing.utf8(secret + request.method() + request.uri());
            String expected = HexFormat.of().formatHex(Signing.sha256(about, request.body()));
            found |= Signing.same(expected, signature);
        }
        return found ? Verdict.GENUINE : Verdict.WRONG;
    }

    private Verdict verifyTimed(SignedRequest request, Instant now) {
        String signature = request.header(HEADER_V3);
        String time = request.header(TIME_HEADER);
        if (signature == null || time == null) {
            return Verdict.MISSING;
        }
        Instant signedAt;
        try {
            signedAt = Instant.ofEpochMilli(Long.parseLong(time));
        } catch (NumberFormatException e) {
            return Verdict.MALFORMED;
        }
        byte[] address = Signing.utf8(request.method() + decoded(request.uri()));
        boolean found = false;
        for (String secret : secrets) {
            byte[] mac = Signing.hmacSha256(secret, address, request.body(), Signing.utf8(time));
            found |= Signing.same(Base64.getEncoder().encodeToString(mac), signature);
        }
        if (!found) {
            return Verdict.WRONG;
        }
        return signedAt.isBefore(now.minus(tolerance)) ? Verdict.TOO_OLD : Verdict.GENUINE;
    }

    /** An address as version 3 signs it. */
    static String decoded(String uri) {
        StringBuilder decoded = new StringBuilder(uri.length());
        int at = 0;
        while (at < uri.length()) {
            String character =
                    uri.charAt(at) == '%' && at + 3 <= uri.length() ? DECODED.get(uri.substring(at + 1, at + 3)) : null;
            decoded.append(character == null ? uri.substring(at, at + 1) : character);
            at += character == null ? 1 : 3;
        }
        return decoded.toString();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "HubSpot's signature " + version.wireName;
    }
}
