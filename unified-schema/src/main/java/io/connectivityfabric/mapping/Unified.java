package io.connectivityfabric.mapping;

import io.connectivityfabric.raw.RawRecord;
import io.connectivityfabric.raw.RecordKey;
import io.connectivityfabric.unified.Entity;
import org.apache.kafka.connect.data.Struct;

/**
 * What a provider's object has become.
 *
 * @param raw the object, in its envelope
 * @param value the unified record; null if nothing may be left of the object
 */
public record Unified(RawRecord raw, Entity entity, Struct value) {

    /** The key of the object; of an event, that of the object it is about, so that those of one object stay in order. */
    public RecordKey key() {
        String subject = entity == Entity.EVENT && value != null ? value.getString("subject") : null;
        String id = subject == null ? null : value.getString("object_id");
        return id == null
                ? raw.key()
                : new RecordKey(
                        raw.tenant(),
                        raw.system(),
                        raw.account(),
                        subject.substring(0, subject.length() - id.length() - 1),
                        id);
    }
}
