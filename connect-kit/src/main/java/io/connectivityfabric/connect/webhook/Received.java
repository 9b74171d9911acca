package io.connectivityfabric.connect.webhook;

import io.connectivityfabric.raw.RawRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a request brought. */
public sealed interface Received {
    /** What is the same whenever the provider sends the same again, and only then. */
    String identity();

    /**
     * One event of the provider's.
     *
     * @param id       of the event
     * @param type     in the provider's words: {@code customer.updated}
     * @param attempt  how often it was sent before; null if the provider does not say
     * @param source   where it happened, as CloudEvents has it: {@code /stripe/acct_1}
     * @param subject  what it is about: {@code customer/cus_1}; null if nothing that has an id
     * @param time     when it happened, by the provider's clock; null if it does not say
     * @param records  what is to be emitted of it
     */
    record Event(
            String identity,
            String id,
            String type,
            Integer attempt,
            String source,
            String subject,
            Instant time,
            List<Routed> records)
            implements Received {
        public Event {
            records = List.copyOf(records);
        }

        /** The same event with other records. */
        public Event with(List<Routed> others) {
            return new Event(identity, id, type, attempt, source, subject, time, others);
        }

        /** Type and id only: the content may be personal data. */
        @Override
        public String toString() {
            return type + " " + id;
        }
    }

    /**
     * Something that is signed by the provider and is no event all the same. It would not be one the next time either.
     *
     * @param text as it came
     * @param why  it is none, in words for the user and without what stands there
     */
    record NoEvent(String identity, String text, String why) implements Received {
        /** The reason only: the content may be personal data. */
        @Override
        public String toString() {
            return "no event: " + why;
        }
    }

    /**
     * A record and where it goes.
     *
     * @param stream  the last part of its topic's name
     * @param headers what is to be said of it besides
     */
    record Routed(String stream, RawRecord record, Map<String, String> headers) {
        public Routed {
            headers = Map.copyOf(headers);
        }
    }
}
