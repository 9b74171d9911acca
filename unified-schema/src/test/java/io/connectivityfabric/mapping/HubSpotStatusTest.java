package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HubSpot's words for where something stands, and ours. */
class HubSpotStatusTest {

    @ParameterizedTest
    @Tag("edge-51")
    @CsvSource({
        "active,ACTIVE",
        "past_due,PAST_DUE",
        "canceled,CANCELED",
        "expired,EXPIRED",
        "scheduled,SCHEDULED",
        "paused,PAUSED",
        "unpaid,UNPAID",
        "hibernating,UNKNOWN",
    })
    void subscriptions(String word, String status) {
        Struct subscription = HubSpot.read("subscription", "'hs_status':'" + word + "'");
        assertThat(subscription.getString("status")).isEqualTo(status);
        assertThat(subscription.getString("source_status")).isEqualTo(word);
    }

    @ParameterizedTest
    @Tag("edge-51")
    @CsvSource({"draft,DRAFT", "open,OPEN", "paid,PAID", "voided,VOID", "lost,UNKNOWN"})
    void invoices(String word, String status) {
        Struct invoice = HubSpot.read("invoice", "'hs_invoice_status':'" + word + "'");
        assertThat(invoice.getString("status")).isEqualTo(status);
        assertThat(invoice.getString("source_status")).isEqualTo(word);
    }

    @ParameterizedTest
    @Tag("edge-51")
    @CsvSource({
        "processing,PROCESSING,false",
        "processing_refund,PROCESSING,false",
        "succeeded,SUCCEEDED,false",
        "failed,FAILED,false",
        "partially_refunded,PARTIALLY_REFUNDED,false",
        "refunded,REFUNDED,false",
        "disputed_won,DISPUTED,true",
        "disputed_lost,DISPUTED,true",
        "disputed_action_required,DISPUTED,true",
        "disputed_awaiting_decision,DISPUTED,true",
        "melted,UNKNOWN,false",
    })
    void payments(String word, String status, boolean disputed) {
        Struct payment = HubSpot.read("commerce_payment", "'hs_latest_status':'" + word + "'");
        assertThat(payment.getString("status")).isEqualTo(status);
        assertThat(payment.getString("source_status")).isEqualTo(word);
        assertThat(payment.getBoolean("disputed")).isEqualTo(disputed);
    }

    @ParameterizedTest
    @CsvSource({
        "'''hs_is_closed_won'':''true'',''hs_is_closed'':''true''',WON",
        "'''hs_is_closed_won'':''false'',''hs_is_closed'':''true''',LOST",
        "'''hs_is_closed_won'':''false'',''hs_is_closed'':''false'',''hs_deal_stage_probability'':''1''',OPEN",
        "'''hs_is_closed_lost'':''true''',LOST",
        "'''hs_is_closed'':''true'',''hs_deal_stage_probability'':''1''',WON",
        "'''hs_deal_stage_probability'':''1.0''',WON",
        "'''hs_deal_stage_probability'':''0.0''',LOST",
        "'''hs_deal_stage_probability'':''0.59999''',OPEN",
        "'''dealstage'':''closedwon''',WON",
        "'''dealstage'':''presentationscheduled''',OPEN",
        "'''dealstage'':''987654''',UNKNOWN",
        "'''dealname'':''Big''',UNKNOWN",
    })
    void dealsByWhatIsKnownOfThem(String properties, String status) {
        assertThat(HubSpot.read("deal", properties).getString("status")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "'''hs_pipeline_stage'':''1''',NEW",
        "'''hs_pipeline_stage'':''2''',WAITING",
        "'''hs_pipeline_stage'':''3''',OPEN",
        "'''hs_pipeline_stage'':''4''',CLOSED",
        "'''hs_pipeline_stage'':''77001''',OPEN",
        "'''hs_pipeline_stage'':''77001'',''closed_date'':''2026-11-01T10:00:00Z''',CLOSED",
        "'''hs_pipeline_stage'':''77001'',''closed_date'':''''',OPEN",
        "'''subject'':''Help''',UNKNOWN",
    })
    void ticketsByStageOrElseByWhetherTheyWereClosed(String properties, String status) {
        assertThat(HubSpot.read("ticket", properties).getString("status")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"deal,hs_priority,low,LOW", "deal,hs_priority,none,UNKNOWN", "ticket,hs_ticket_priority,URGENT,URGENT"})
    void priorities(String object, String property, String word, String priority) {
        assertThat(HubSpot.read(object, "'" + property + "':'" + word + "'").getString("priority"))
                .isEqualTo(priority);
    }

    @ParameterizedTest
    @Tag("edge-52")
    @CsvSource({"opportunity,OPPORTUNITY", "987654,OTHER", "'',UNKNOWN"})
    void stagesOfAPortalsOwnAreOther(String word, String stage) {
        Struct company = HubSpot.read("company", "'lifecyclestage':'" + word + "'");
        assertThat(company.getString("lifecycle_stage")).isEqualTo(stage);
        assertThat(company.getString("source_lifecycle_stage")).isEqualTo(word.isEmpty() ? null : word);
    }

    @ParameterizedTest
    @Tag("edge-53")
    @ValueSource(strings = {"contact", "company"})
    void theStageIsNeverWrittenSoItCannotGoBack(String object) {
        Struct record = HubSpot.read(object, "'lifecyclestage':'customer','phone':'+4930901820'");
        assertThat(HubSpot.write(object, record).has("lifecyclestage")).isFalse();
        assertThat(HubSpot.write(object, HubSpot.asserting(record, "lifecycle_stage")))
                .isEmpty();
    }

    @ParameterizedTest
    @Tag("edge-50")
    @CsvSource({"'17',17", "17,17", "'17.0',17", "'',", "null,"})
    void numbersAsText(String number, Long employees) {
        String text = number == null ? "''" : number.matches("null|17") ? number : "'" + number + "'";
        assertThat(HubSpot.read("company", "'numberofemployees':" + text).getInt64("employee_count"))
                .isEqualTo(employees);
    }

    @Test
    @Tag("edge-50")
    void trueAndFalseAsText() {
        assertThat(HubSpot.read("deal", "'hs_is_closed_won':'true'").getString("status"))
                .isEqualTo("WON");
        assertThat(HubSpot.read("deal", "'hs_is_closed_won':true").getString("status"))
                .isEqualTo("WON");
        assertThat(HubSpot.read("deal", "'hs_is_closed_won':'false','hs_is_closed':''")
                        .getString("status"))
                .isEqualTo("UNKNOWN");
    }
}
