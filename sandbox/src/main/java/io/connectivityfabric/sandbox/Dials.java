package io.connectivityfabric.sandbox;

import java.time.Duration;

/** How the sandbox behaves, as far as that can be turned while it runs. Each starts as the options say. */
public final class Dials {
    private volatile Duration latency;
    private volatile boolean limits;
    private volatile int stripeConcurrency;
    private volatile Duration eventLag;
    private volatile Duration eventRetention;
    private volatile int webhookDuplicatesPercent;
    private volatile Duration webhookDisorder = Duration.ZERO;
    private volatile Duration webhookRetry = Duration.ofSeconds(1);

    Dials(SandboxOptions options) {
        this.latency = options.latency();
        this.limits = options.limits();
        this.stripeConcurrency = options.stripeConcurrency();
        this.eventLag = options.eventLag();
        this.eventRetention = options.eventRetention();
    }

    /** Added to each answer. */
    public Duration latency() {
        return latency;
    }

    public void latency(Duration perAnswer) {
        latency = perAnswer;
    }

    /** Whether the providers' rate limits are kept. */
    public boolean limits() {
        return limits;
    }

    public void limits(boolean on) {
        limits = on;
    }

    /** How many requests Stripe carries out at once for an endpoint, and four times as many for an account; 0: any. */
    public int stripeConcurrency() {
        return stripeConcurrency;
    }

    public void stripeConcurrency(int perEndpoint) {
        stripeConcurrency = perEndpoint;
    }

    /** How long a new Stripe event may stay invisible. */
    public Duration eventLag() {
        return eventLag;
    }

    public void eventLag(Duration atMost) {
        eventLag = atMost;
    }

    /** How long Stripe events are kept. */
    public Duration eventRetention() {
        return eventRetention;
    }

    public void eventRetention(Duration kept) {
        eventRetention = kept;
    }

    /** How many of a hundred webhooks are sent twice. */
    public int webhookDuplicatesPercent() {
        return webhookDuplicatesPercent;
    }

    public void webhookDuplicatesPercent(int ofHundred) {
        webhookDuplicatesPercent = ofHundred;
    }

    /** How long a webhook may be kept back while later ones go. */
    public Duration webhookDisorder() {
        return webhookDisorder;
    }

    public void webhookDisorder(Duration atMost) {
        webhookDisorder = atMost;
    }

    /** How long after a first failure a webhook is sent again; then after twice as long, and so on. */
    public Duration webhookRetry() {
        return webhookRetry;
    }

    public void webhookRetry(Duration first) {
        webhookRetry = first;
    }
}
