package io.connectivityfabric.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectivityfabric.raw.Operation;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What became of an object, as its unified record tells it. */
class OperationsTest {

    private static Struct contact(Operation operation, String payload) {
        Struct record = Fixtures.HUBSPOT.apply(
                Fixtures.raw("hubspot", operation, payload == null ? null : payload.replace('\'', '"')));
        record.validate();
        return record;
    }

    private static Struct meta(Struct record) {
        return record.getStruct("meta");
    }

    @Test
    @Tag("edge-38")
    void aDeletionCarriesTheLastState() {
        Struct gone = contact(Operation.DELETE, "{'id':'501','properties':{'firstname':'Ada'}}");
        assertThat(meta(gone).getString("operation")).isEqualTo("DELETE");
        assertThat(meta(gone).getBoolean("deleted")).isTrue();
        assertThat(meta(gone).getArray("field_mask")).isNull();
        assertThat(gone.getString("first_name")).isEqualTo("Ada");
    }

    @Test
    @Tag("edge-37")
    void aMereNoticeOfADeletionAssertsNothing() {
        assertThat(meta(contact(Operation.DELETE, null)).getArray("field_mask")).isEmpty();
        Struct stub = Fixtures.STRIPE.apply(
                Fixtures.raw("stripe", Operation.READ, "{\"id\":\"cus_1\",\"object\":\"customer\",\"deleted\":true}"));
        assertThat(meta(stub).getString("operation")).isEqualTo("DELETE");
        assertThat(meta(stub).getArray("field_mask")).isEmpty();
    }

    @Test
    @Tag("edge-65")
    void whatWasMergedAwayNamesTheSurvivorAndTakesNothingOfIt() {
        Struct loser = contact(Operation.MERGE, "{'id':'777','properties':{'firstname':'Survivor'}}");
        assertThat(meta(loser).getString("operation")).isEqualTo("MERGE");
        assertThat(meta(loser).getString("source_id")).isEqualTo("501");
        assertThat(meta(loser).getString("merged_into_id")).isEqualTo("777");
        assertThat(meta(loser).getBoolean("deleted")).isTrue();
        assertThat(meta(loser).getArray("field_mask")).isEmpty();
        assertThat(loser.getString("first_name")).isNull();
    }

    @Test
    @Tag("edge-65")
    void whatWasMergedAwayMayCarryItsLastState() {
        Struct loser = contact(Operation.MERGE, "{'id':'501','properties':{'firstname':'Ada'}}");
        assertThat(meta(loser).getString("merged_into_id")).isNull();
        assertThat(loser.getString("first_name")).isEqualTo("Ada");
    }

    @Test
    @Tag("edge-39")
    void whatIsRestoredIsThereAgain() {
        Struct restored = contact(
                Operation.RESTORE,
                "{'id':'501','archived':true,'archivedAt':'2026-01-01T00:00:00Z','properties':{'firstname':'Ada'}}");
        assertThat(meta(restored).getString("operation")).isEqualTo("UPSERT");
        assertThat(meta(restored).getBoolean("deleted")).isFalse();
        assertThat(meta(restored).get("deleted_at")).isNull();
        assertThat(restored.getString("status")).isEqualTo("ACTIVE");
    }

    @Test
    @Tag("edge-34")
    void aPatchAssertsWhatItHoldsAndOnlyThat() {
        Struct patch =
                contact(Operation.PATCH, "{'id':'501','properties':{'jobtitle':'','city':'Rome','shoe_size':'42'}}");
        assertThat(meta(patch).getString("operation")).isEqualTo("PATCH");
        assertThat(meta(patch).getArray("field_mask"))
                .isEqualTo(List.of("address.city", "custom_fields.shoe_size", "job_title"));
        assertThat(patch.getString("job_title")).isNull();
        assertThat(Fixtures.TO_HUBSPOT.apply(patch).toString())
                .contains("\"jobtitle\":\"\"")
                .contains("Rome");
    }

    @Test
    @Tag("edge-35")
    void aPatchDoesNotAssertWhatNeedsMoreThanItHolds() {
        Struct patch = contact(Operation.PATCH, "{'id':'501','properties':{'firstname':'Ada'}}");
        assertThat(meta(patch).getArray("field_mask")).isEqualTo(List.of("first_name"));
    }

    @Test
    void aPatchOfAListAssertsTheWholeList() {
        Struct patch = Fixtures.MAPPINGS
                .read("stripe", "invoice")
                .orElseThrow()
                .apply(Fixtures.raw("stripe", Operation.PATCH, "{\"lines\":{\"data\":[{\"id\":\"il_1\"}]}}"));
        assertThat(meta(patch).<String>getArray("field_mask")).contains("lines").noneMatch(f -> f.startsWith("lines."));
    }
}
