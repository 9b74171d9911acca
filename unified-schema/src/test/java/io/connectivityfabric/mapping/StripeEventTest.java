package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.raw.Operation;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeEventTest {

    private static final ReadMapping MAPPING =
            Fixtures.MAPPINGS.read("stripe", "event").orElseThrow();

    private static Struct read(ObjectNode event) {
        Struct record = MAPPING.apply(Fixtures.raw("stripe", Operation.READ, event.toString()));
        record.validate();
        return record;
    }

    /** An event of this type about an object of this one; single quotes stand for double ones. */
    private static Struct event(String type, String object, String more) {
        return read(Fixtures.json(("{'id':'evt_1','object':'event','created':1793606398,'type':'" + type
                        + "','data':{'object':{'id':'x_1','object':'" + object + "'}" + more + "}}")
                .replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource({
        "customer.created,customer,customer.created,CREATED,customer",
        "customer.deleted,customer,customer.deleted,DELETED,customer",
        "price.updated,price,price.updated,UPDATED,price",
        "customer.subscription.created,subscription,subscription.created,CREATED,subscription",
        "customer.subscription.deleted,subscription,subscription.canceled,UPDATED,subscription",
        "customer.subscription.trial_will_end,subscription,subscription.trial_will_end,OTHER,subscription",
        "invoice.paid,invoice,invoice.paid,UPDATED,invoice",
        "invoice.deleted,invoice,invoice.deleted,DELETED,invoice",
        "payment_intent.succeeded,payment_intent,payment.succeeded,UPDATED,payment",
        "charge.refunded,charge,payment.refunded,UPDATED,payment",
        "charge.refund.updated,refund,refund.updated,UPDATED,refund",
        "charge.dispute.created,dispute,charge.dispute.created,CREATED,dispute",
        "customer.source.expiring,card,customer.source.expiring,OTHER,card",
    })
    void whatHappenedToWhat(String nativeType, String object, String type, String action, String entity) {
        Struct event = event(nativeType, object, "");
        assertThat(event.getString("type")).isEqualTo(type);
        assertThat(event.getString("source_type")).isEqualTo(nativeType);
        assertThat(event.getString("action")).isEqualTo(action);
        assertThat(event.getString("object_type")).isEqualTo(entity);
        assertThat(event.getString("object_id")).isEqualTo("x_1");
        assertThat(event.getString("subject")).isEqualTo(object + "/x_1");
    }

    @Test
    void everyEntityThatAStripeMappingMakesIsKnown() {
        Fixtures.MAPPINGS.readable().stream()
                .filter(subject -> subject.startsWith("stripe.") && !subject.equals("stripe.event"))
                .map(subject -> subject.substring("stripe.".length()))
                .forEach(object -> assertThat(
                                event(object + ".updated", object, "").getString("type"))
                        .isEqualTo(Fixtures.MAPPINGS
                                        .read("stripe", object)
                                        .orElseThrow()
                                        .entity()
                                + ".updated"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "customer | 'email':'a@x' | email,emails",
                "customer | 'address':{'city':'Rome'} | address.city",
                "customer | 'metadata':{'plan':'gold'} | custom_fields.plan",
                "customer | 'metadata':{'tags':'a'} | tags",
                "customer | 'default_source':'card_1' | default_source",
                "subscription | 'items':{'data':[{'id':'si_1'}]} | items,mrr",
                "invoice | 'status':'draft','amount_due':5 | amount_due,source_status,status",
                "mandate | 'status':'pending' | status",
            })
    void changedFieldsByTheirUnifiedNames(String object, String previous, String fields) {
        Struct event = event(object + ".updated", object, ",'previous_attributes':{" + previous + "}");
        assertThat(event.<String>getArray("changed_fields"))
                .containsAll(List.of(fields.split(",")))
                .noneMatch(field -> field.startsWith("meta.") || field.startsWith("items."));
    }

    @Test
    void valuesBeforeAndAfter() {
        Struct event = read(Fixtures.fixture("stripe/event"));
        assertThat(event.getMap("previous_values"))
                .isEqualTo(Map.of(
                        "address.city", "Potsdam",
                        "address.postal_code", "14467",
                        "description", "Pilot customer",
                        "invoice_prefix", "0759376B",
                        "metadata.plan", "silver",
                        "preferred_locales", "[\"en\"]"));
        assertThat(event.getMap("current_values"))
                .isEqualTo(Map.of(
                        "address.city", "Berlin",
                        "address.postal_code", "10119",
                        "invoice_prefix", "0759376C",
                        "metadata.plan", "gold",
                        "phone", "+4930901820",
                        "preferred_locales", "[\"de\",\"en\"]"));
    }

    @Test
    void anEventThatOnlyRefersToItsObjectIsOne() {
        Struct event = read(Fixtures.fixture("stripe/event-thin"));
        assertThat(event.getString("type")).isEqualTo("v1.billing.meter.error_report_triggered");
        assertThat(event.getString("subject")).isEqualTo("billing.meter/mtr_test_1");
        assertThat(event.getString("request_id")).isEqualTo("req_v2");
        assertThat(event.get("occurred_at"))
                .isEqualTo(java.util.Date.from(java.time.Instant.parse("2026-09-17T06:20:52.246Z")));
        assertThat(event.getString("data_json")).isNull();
        assertThat(event.getString("data_content_type")).isNull();
    }

    @Test
    void anInvoiceToComeHasNoId() {
        Struct event = read(Fixtures.fixture("stripe/event-upcoming"));
        assertThat(event.getString("object_id")).isNull();
        assertThat(event.getString("subject")).isNull();
        assertThat(event.getString("actor_type")).isEqualTo("system");
        assertThat(event.getMap("related_ids")).isEqualTo(Map.of("customer", "cus_1", "subscription", "sub_1"));
    }

    @Test
    void anEventOfAConnectedAccountIsFromThere() {
        assertThat(read(Fixtures.fixture("stripe/event-2022-11-15-canceled")).getString("source"))
                .isEqualTo("/stripe/acct_connected");
        assertThat(read(Fixtures.fixture("stripe/event")).getString("source")).isEqualTo("/stripe/acct_1");
    }

    @Test
    void anEventWithoutATimeIsNone() {
        ObjectNode event = Fixtures.fixture("stripe/event");
        event.remove("created");
        assertThatThrownBy(() -> read(event))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("'occurred_at'");
    }
}
