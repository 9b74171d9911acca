package io.connectivityfabric.transforms;

import java.util.Date;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Headers;

/** Makes a record of a unified event a CloudEvent in binary mode (https://cloudevents.io): its attributes are headers. */
final class CloudEventHeaders {

    private static final String VERSION = "1.0";

    private CloudEventHeaders() {}

    /** The headers of a record, and those of the event. */
    static Headers with(Headers headers, Struct event) {
        Headers all = headers.duplicate();
        set(all, "ce_specversion", VERSION);
        set(all, "ce_id", event.getString("id"));
        set(all, "ce_source", event.getString("source"));
        set(all, "ce_type", event.getString("type"));
        set(all, "ce_time", ((Date) event.get("occurred_at")).toInstant().toString());
        set(all, "ce_subject", event.getString("subject"));
        return all;
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name);
        if (value != null) {
            headers.addString(name, value);
        }
    }
}
