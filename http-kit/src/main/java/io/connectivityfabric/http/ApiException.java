package io.connectivityfabric.http;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A call that failed for good, or for longer than the retry policy allows. The message says what happened and what to do,
 * and never holds a credential.
 */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as the caller has to tell cases apart. */
    public enum Kind {
        /** The credential is missing, wrong, expired or revoked. */
        AUTH,
        /** The credential is good but may not do this. */
        PERMISSION,
        /** The object or the path does not exist. */
        NOT_FOUND,
        /** The request itself is wrong; the same request will never succeed. */
        INVALID,
        /** The object is in another state than the request assumes, or someone else is changing it. */
        CONFLICT,
        /** The account's limit is used up. */
        RATE_LIMITED,
        /** The provider answered that it cannot serve now. */
        UNAVAILABLE,
        /** No answer at all: name, network, TLS or time. */
        UNREACHABLE,
        /** An answer that is not what the provider's API gives. */
        PROTOCOL;

        /** Whether the same call may succeed later without anyone changing a setting or a record. */
        public boolean mayPass() {
            return this == RATE_LIMITED || this == UNAVAILABLE || this == UNREACHABLE;
        }
    }

    private final Kind kind;
    private final int status;
    private final String code;
    private final String param;
    private final String requestId;
    private final Duration retryAfter;

    private ApiException(Builder b) {
        super(b.message, b.cause);
        this.kind = b.kind;
        this.status = b.status;
        this.code = b.code;
        this.param = b.param;
        this.requestId = b.requestId;
        this.retryAfter = b.retryAfter;
    }

    public static Builder of(Kind kind, String message) {
        return new Builder(kind, message);
    }

    public Kind kind() {
        return kind;
    }

    /** The HTTP status, 0 if there was no answer. */
    public int status() {
        return status;
    }

    /** The provider's error code ({@code resource_missing}, {@code VALIDATION_ERROR}), null if it gave none. */
    public String code() {
        return code;
    }

    /** The parameter at fault, null if the provider named none. */
    public String param() {
        return param;
    }

    /** What the provider's support asks for, null if it gave none. */
    public String requestId() {
        return requestId;
    }

    /** How long the provider asked to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Collects what is known of a failure. */
    public static final class Builder {
        private final Kind kind;
        private final String message;
        private int status;
        private String code;
        private String param;
        private String requestId;
        private Duration retryAfter;
        private Throwable cause;

        private Builder(Kind kind, String message) {
            this.kind = Objects.requireNonNull(kind, "kind");
            this.message = Objects.requireNonNull(message, "message");
        }

        public Builder status(int httpStatus) {
            this.status = httpStatus;
            return this;
        }

        public Builder code(String errorCode) {
            this.code = errorCode;
            return this;
        }

        public Builder param(String parameter) {
            this.param = parameter;
            return this;
        }

        public Builder requestId(String id) {
            this.requestId = id;
            return this;
        }

        public Builder retryAfter(Duration wait) {
            this.retryAfter = wait;
            return this;
        }

        public Builder cause(Throwable reason) {
            this.cause = reason;
            return this;
        }

        public ApiException build() {
            return new ApiException(this);
        }
    }
}
