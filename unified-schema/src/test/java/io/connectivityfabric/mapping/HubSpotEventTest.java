package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items of HubSpot's webhooks and of its journal. */
class HubSpotEventTest {

    private static final String COMMON =
            "{'eventId':100,'subscriptionId':25,'portalId':33,'appId':1,'occurredAt':1793527200945,'attemptNumber':0,";

    private static ObjectNode item(String fields) {
        return Fixtures.json((COMMON + fields + "}").replace('\'', '"'));
    }

    private static Struct event(String fields) {
        return HubSpot.read("event", item(fields));
    }

    private static Struct journal(String fields) {
        return HubSpot.read(
                "event",
                Fixtures.json(
                        ("{'type':'crmObject','portalId':33,'occurredAt':'2026-11-01T10:00:00.945Z'," + fields + "}")
                                .replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource({
        "contact.creation,,customer.created,CREATED,contact/7",
        "contact.propertyChange,,customer.updated,UPDATED,contact/7",
        "company.deletion,,company.deleted,DELETED,company/7",
        "contact.privacyDeletion,,customer.deleted,DELETED,contact/7",
        "deal.merge,,deal.merged,MERGED,deal/7",
        "ticket.restore,,ticket.restored,RESTORED,ticket/7",
        "deal.associationChange,,deal.associated,ASSOCIATED,deal/7",
        "line_item.creation,,line_item.created,CREATED,line_item/7",
        "object.creation,0-53,invoice.created,CREATED,invoice/7",
        "object.propertyChange,0-101,payment.updated,UPDATED,commerce_payment/7",
        "object.deletion,0-69,subscription.deleted,DELETED,subscription/7",
        "object.restore,2-3412,2-3412.restored,RESTORED,2-3412/7",
        "conversation.newMessage,,conversation.newMessage,OTHER,conversation/7",
    })
    @Tag("edge-42")
    void whatHappenedInOneForm(String native_, String typeId, String type, String action, String subject) {
        Struct event = event("'subscriptionType':'" + native_ + "','objectId':7"
                + (typeId == null ? "" : ",'objectTypeId':'" + typeId + "'"));
        assertThat(event.getString("type")).isEqualTo(type);
        assertThat(event.getString("action")).isEqualTo(action);
        assertThat(event.getString("subject")).isEqualTo(subject);
        assertThat(event.getString("object_id")).isEqualTo("7");
        assertThat(event.getString("source_type")).isEqualTo(native_);
        assertThat(event.getString("source")).isEqualTo("/hubspot/33");
        assertThat(HubSpot.time(event, "occurred_at")).isEqualTo(Instant.parse("2026-11-01T10:00:00.945Z"));
    }

    @Test
    @Tag("edge-63")
    void theClassicAndTheGenericFormAreTheSame() {
        Struct classic = event("'subscriptionType':'contact.creation','objectId':7");
        Struct generic = event("'subscriptionType':'object.creation','objectTypeId':'0-1','objectId':7");
        for (String field : new String[] {"id", "type", "action", "subject", "object_type", "object_id"}) {
            assertThat(generic.get(field)).as(field).isEqualTo(classic.get(field));
        }
    }

    @Test
    void theDocumentsNameOfTheTypeIsUnderstoodToo() {
        assertThat(event("'eventType':'contact.creation','objectId':7").getString("type"))
                .isEqualTo("customer.created");
    }

    @Test
    @Tag("edge-64")
    void everyItemOfAMixedBatchIsAnEventOfItsOwn() {
        List<String> types = List.of(
                        item("'subscriptionType':'contact.creation','objectId':7"),
                        item("'subscriptionType':'deal.deletion','objectId':8"),
                        item("'subscriptionType':'object.merge','objectTypeId':'0-2','newObjectId':9"))
                .stream()
                .map(item -> HubSpot.read("event", item).getString("type"))
                .toList();
        assertThat(types).containsExactly("customer.created", "deal.deleted", "company.merged");
    }

    @Test
    @Tag("edge-65")
    void aMergeIsOfTheObjectThatLivesOn() {
        Struct renewed = event("'subscriptionType':'contact.merge','objectId':3,'primaryObjectId':1,"
                + "'mergedObjectIds':[1,2,3],'newObjectId':3");
        assertThat(renewed.getString("object_id")).isEqualTo("3");
        assertThat(renewed.getMap("related_ids")).isEqualTo(Map.of("primary", "1", "merged", "1;2", "new", "3"));

        Struct kept = event("'subscriptionType':'contact.merge','primaryObjectId':1,'mergedObjectIds':[1,2]");
        assertThat(kept.getString("object_id")).isEqualTo("1");
        assertThat(kept.getMap("related_ids")).isEqualTo(Map.of("primary", "1", "merged", "2"));
    }

    @Test
    @Tag("edge-66")
    void aRetryIsTheSameEventAndAnIdIsNotEnough() {
        String change = "'subscriptionType':'contact.creation','objectId':7";
        ObjectNode retry = item(change).put("attemptNumber", 3);
        Struct again = HubSpot.read("event", retry);
        assertThat(again.getString("id"))
                .isEqualTo("100:25")
                .isEqualTo(event(change).getString("id"));
        assertThat(again.getInt32("attempt")).isEqualTo(3);
        ObjectNode other = item(change).put("subscriptionId", 26);
        assertThat(HubSpot.read("event", other).getString("id")).isEqualTo("100:26");
        assertThat(Fixtures.MAPPINGS.read("hubspot", "event").orElseThrow().idOf(retry.toString()))
                .isEqualTo("100:25");
    }

    @ParameterizedTest
    @CsvSource({
        "contact,firstname,'display_name,first_name'",
        "contact,address,'address.line1,address.line2'",
        "company,annualrevenue,annual_revenue",
        "deal,dealstage,'stage_id,status'",
        "ticket,favourite_colour,custom_fields.favourite_colour",
        "quote,hs_title,hs_title",
    })
    void changedPropertiesByTheirUnifiedNames(String object, String property, String fields) {
        Struct event = event("'subscriptionType':'" + object + ".propertyChange','objectId':7,'propertyName':'"
                + property + "','propertyValue':'x'");
        assertThat(event.getArray("changed_fields")).isEqualTo(List.of(fields.split(",")));
        assertThat(event.getMap("current_values")).isEqualTo(Map.of(property, "x"));
    }

    @Test
    void changedPropertiesByTheNamesOfAUsersOwnMapping(@TempDir Path dir) throws IOException {
        Path mapping = Files.writeString(dir.resolve("contact.yaml"), """
                id: acme.contact
                version: 1
                extends: hubspot.contact
                read:
                  description: properties.favourite_colour
                """);
        Struct event = Mappings.withFiles(List.of(mapping))
                .read("hubspot", "event")
                .orElseThrow()
                .apply(Fixtures.raw(
                        "hubspot",
                        io.connectivityfabric.raw.Operation.CREATE,
                        item("'subscriptionType':'contact.propertyChange','objectId':7,"
                                        + "'propertyName':'favourite_colour'")
                                .toString()));
        assertThat(event.getArray("changed_fields")).isEqualTo(List.of("description"));
    }

    @Test
    void aSensitiveValueStaysWhereItIs() {
        Struct event = event("'subscriptionType':'object.propertyChange','objectTypeId':'0-1','objectId':7,"
                + "'propertyName':'passport','propertyValue':'P123','isSensitive':true");
        assertThat(event.getArray("changed_fields")).isEqualTo(List.of("custom_fields.passport"));
        assertThat(UnifiedJson.write(event).toString()).doesNotContain("P123");
    }

    @ParameterizedTest
    @CsvSource({
        "CRM_UI,user",
        "INTEGRATION,integration",
        "AUTOMATION_PLATFORM,automation",
        "IMPORT,import",
        "CALCULATED,system",
        "ACADEMY,ACADEMY",
    })
    void whoDidIt(String source, String actor) {
        Struct event = event(
                "'subscriptionType':'contact.creation','objectId':7,'changeSource':'" + source + "','sourceId':'u:1'");
        assertThat(event.getString("actor_type")).isEqualTo(actor);
        assertThat(event.getString("actor_id")).isEqualTo("u:1");
    }

    @Test
    void anAssociationMadeOrUndone() {
        String change = "'subscriptionType':'contact.associationChange','associationType':'CONTACT_TO_COMPANY',"
                + "'fromObjectId':7,'toObjectId':9,'isPrimaryAssociation':true,'associationRemoved':";
        Struct made = event(change + "false");
        assertThat(made.getString("action")).isEqualTo("ASSOCIATED");
        assertThat(made.getString("object_id")).isEqualTo("7");
        assertThat(made.getMap("related_ids")).isEqualTo(Map.of("from", "7", "to", "9"));
        assertThat(made.getMap("current_values"))
                .isEqualTo(Map.of("association_type", "CONTACT_TO_COMPANY", "primary_association", "true"));
        Struct undone = event(change + "true");
        assertThat(undone.getString("action")).isEqualTo("DISSOCIATED");
        assertThat(undone.getString("type")).isEqualTo("customer.dissociated");
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE,customer.created,CREATED",
        "UPDATE,customer.updated,UPDATED",
        "DELETE,customer.deleted,DELETED",
        "GDPR_DELETE,customer.deleted,DELETED",
        "MERGE,customer.merged,MERGED",
        "RESTORE,customer.restored,RESTORED",
        "ASSOCIATION_REMOVED,customer.dissociated,DISSOCIATED",
        "SNAPSHOT,customer.SNAPSHOT,OTHER",
    })
    void actionsOfTheJournal(String native_, String type, String action) {
        Struct event = journal("'action':'" + native_ + "','objectTypeId':'0-1','objectId':7");
        assertThat(event.getString("type")).isEqualTo(type);
        assertThat(event.getString("action")).isEqualTo(action);
        assertThat(event.getString("source_type")).isEqualTo("0-1." + native_);
        assertThat(event.getString("id")).isEqualTo("33:0-1:7:" + native_ + ":2026-11-01T10:00:00.945Z");
    }

    @Test
    void aJournalEntryTellsSeveralProperties() {
        Struct event = journal(
                "'action':'UPDATE','objectTypeId':'0-1','objectId':7,'propertyChanges':{'city':'Köln','vip':'yes'}");
        assertThat(event.getArray("changed_fields")).isEqualTo(List.of("address.city", "custom_fields.vip"));
        assertThat(event.getMap("current_values")).isEqualTo(Map.of("city", "Köln", "vip", "yes"));
    }

    @Test
    void withoutATimeItIsNoEvent() {
        ObjectNode item = item("'subscriptionType':'contact.creation','objectId':7");
        item.remove("occurredAt");
        assertThatThrownBy(() -> HubSpot.read("event", item))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("'occurred_at'");
    }
}
