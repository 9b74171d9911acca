package io.connectivityfabric.connect.webhook;

import io.connectivityfabric.connect.config.OutputMode;
import io.connectivityfabric.connect.source.StreamPartition;
import io.connectivityfabric.connect.webhook.Received.Event;
import io.connectivityfabric.connect.webhook.Received.NoEvent;
import io.connectivityfabric.connect.webhook.Received.Routed;
import io.connectivityfabric.raw.RawHeaders;
import io.connectivityfabric.raw.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes the records of what came in. */
final class WebhookRecords {
    static final String EVENT_ID = "fabric.event.id";
    static final String EVENT_TYPE = "fabric.event.type";
    static final String ATTEMPT = "fabric.attempt";
    /** As on records that Unify could not map. */
    static final String ERROR = "fabric.error.message";

    private static final String STREAM = "webhooks";
    private static final String ERRORS = "errors";
    private static final String CLOUD_EVENTS_VERSION = "1.0";

    private final Map<String, String> partition;
    private final String topicPrefix;
    private final OutputMode output;
    private final long startedAt = System.currentTimeMillis();
    private final AtomicLong number = new AtomicLong();

    WebhookRecords(String tenant, String system, String account, String topicPrefix, OutputMode output) {
        this.partition = new StreamPartition(tenant, system, account, STREAM).toMap();
        this.topicPrefix = topicPrefix;
        this.output = output;
    }

    /** The records of a request; none if nobody waits for it any more. */
    List<SourceRecord> of(Delivery delivery) {
        List<SourceRecord> records = new ArrayList<>();
        for (Received received : delivery.events()) {
            if (received instanceof Event event) {
                event.records().forEach(routed -> add(delivery, event, routed, records));
            } else if (received instanceof NoEvent none) {
                records.add(record(delivery, deadLetter(none)));
            }
        }
        return records;
    }

    private void add(Delivery delivery, Event event, Routed routed, List<SourceRecord> records) {
        RawRecord raw = routed.record();
        for (boolean staysRaw : new boolean[] {true, false}) {
            if (staysRaw ? output.raw() : output.unified()) {
                records.add(record(
                        delivery,
                        new WebhookRecord.Parts(
                                topicPrefix + "." + routed.stream(),
                                raw.key().toString(),
                                RawRecord.SCHEMA,
                                raw.toStruct(),
                                raw.observedAt().toEpochMilli(),
                                headers(event, routed, staysRaw))));
            }
        }
    }

    private WebhookRecord.Parts deadLetter(NoEvent none) {
        Headers headers = new ConnectHeaders().addString(ERROR, none.why());
        raw(headers);
        return new WebhookRecord.Parts(
                topicPrefix + "." + ERRORS,
                null,
                Schema.STRING_SCHEMA,
                none.text(),
                System.currentTimeMillis(),
                headers);
    }

    private SourceRecord record(Delivery delivery, WebhookRecord.Parts parts) {
        Map<String, Object> offset = Map.of("started", startedAt, "number", number.incrementAndGet());
        return new WebhookRecord(delivery, partition, offset, parts);
    }

    private static Headers headers(Event event, Routed routed, boolean staysRaw) {
        Headers headers = new ConnectHeaders();
        routed.headers().forEach(headers::addString);
        headers.addString(EVENT_ID, event.id()).addString(EVENT_TYPE, event.type());
        if (event.attempt() != null) {
            headers.addString(ATTEMPT, event.attempt().toString());
        }
        headers.addString("ce_specversion", CLOUD_EVENTS_VERSION)
                .addString("ce_id", event.id())
                .addString("ce_source", event.source())
                .addString("ce_type", event.type());
        if (event.subject() != null) {
            headers.addString("ce_subject", event.subject());
        }
        if (event.time() != null) {
            headers.addString("ce_time", event.time().toString());
        }
        if (staysRaw) {
            raw(headers);
        }
        return headers;
    }

    private static void raw(Headers headers) {
        headers.addString(RawHeaders.OUTPUT, RawHeaders.OUTPUT_RAW);
    }
}
