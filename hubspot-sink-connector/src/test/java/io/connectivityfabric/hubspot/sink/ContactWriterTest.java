package io.connectivityfabric.hubspot.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectivityfabric.connect.sink.WriteOutcome;
import io.connectivityfabric.connect.sink.WriteOutcome.Rejected;
import io.connectivityfabric.connect.sink.WriteOutcome.Written;
import io.connectivityfabric.http.ApiException;
import io.connectivityfabric.http.RetryPolicy;
import io.connectivityfabric.hubspot.client.HubSpotClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContactWriterTest {

    private final FakePortal portal = new FakePortal();
    private final HubSpotClient client = portal.client();
    private final Aliases aliases = new Aliases(100);
    private final ContactWriter writer = writer(client, false);

    @AfterEach
    void close() {
        client.close();
        portal.close();
    }

    @Test
    void aHundredNewContactsAreOneCall() {
        List<ContactWrite> hundred = IntStream.range(0, 100)
                .mapToObj(i -> write("f" + i, "p" + i + "@example.com", "firstname", "P" + i))
                .toList();

        assertThat(writer.write(hundred)).containsOnly(new Written(true));
        assertThat(portal.contacts()).hasSize(100);
        assertThat(writes()).containsExactly("POST upsert 100");
    }

    @Test
    void writingTwiceLeavesOneContact() {
        writer.write(List.of(write("f1", "ann@example.com", "firstname", "Ann")));
        List<WriteOutcome> again = writer.write(List.of(write("f1", "ann@example.com", "firstname", "Anna")));

        assertThat(again).containsExactly(new Written(false));
        assertThat(onlyContact()).containsEntry("firstname", "Anna").containsEntry("email", "ann@example.com");
    }

    @Test
    void aRecordWithoutAnEmailAddressIsWrittenToo() {
        writer.write(List.of(write("f1", null, "firstname", "Ann")));

        assertThat(onlyContact()).containsEntry("fabric_id", "f1").containsEntry("firstname", "Ann");
    }

    @Test
    void anEmailAddressThatAContactHasAlreadyMeansThatContact() {
        portal.add("email", "ann@example.com", "firstname", "Ann", "phone", "1");

        List<WriteOutcome> outcomes = writer.write(List.of(
                write("f1", "Ann@Example.com", "firstname", "Anna"),
                write("f2", "bob@example.com", "firstname", "Bob")));

        assertThat(outcomes).containsExactly(new Written(false), new Written(true));
        assertThat(portal.contacts()).hasSize(2);
        assertThat(contactOf("f1"))
                .containsEntry("firstname", "Anna")
                .containsEntry("phone", "1")
                .containsEntry("email", "ann@example.com");
    }

    @Test
    void aContactThatAnotherRecordMadeIsUpdatedButNotTakenOver() {
        writer.write(List.of(write("f1", "ann@example.com", "firstname", "Ann")));
        writer.write(List.of(write("f2", "ann@example.com", "lastname", "Lee")));

        assertThat(onlyContact())
                .containsEntry("fabric_id", "f1")
                .containsEntry("firstname", "Ann")
                .containsEntry("lastname", "Lee");
    }

    @Test
    void aContactFoundByItsAddressIsRemembered() {
        writer.write(List.of(write("f1", "ann@example.com", "firstname", "Ann")));
        writer.write(List.of(write("f2", "ann@example.com", "lastname", "Lee")));

        Aliases.Alias alias = aliases.of("f2").orElseThrow();
        assertThat(alias.owner()).isEqualTo("f1");
        portal.calls.clear();
        writer.write(List.of(at(alias, write("f2", "ann@example.com", "lastname", "Ray"))));
        assertThat(writes()).containsExactly("POST update 1");
        assertThat(onlyContact()).containsEntry("lastname", "Ray").containsEntry("fabric_id", "f1");
    }

    @Test
    void aRememberedContactThatWasDeletedIsMadeAnew() {
        String gone = portal.add("email", "ann@example.com", "fabric_id", "f1");
        portal.remove(gone);

        writer.write(List.of(at(new Aliases.Alias(gone, "f1"), write("f2", "ann@example.com", "lastname", "Lee"))));

        assertThat(onlyContact()).containsEntry("fabric_id", "f2").containsEntry("lastname", "Lee");
    }

    @Test
    void anAddressKnownToHubSpotAsASecondaryOneIsNotMadeThePrimaryOne() {
        portal.add("email", "ann@work.example", "hs_additional_emails", "ann@example.com;a@b.example");

        writer.write(List.of(write("f1", "ann@example.com", "firstname", "Ann")));

        assertThat(onlyContact())
                .containsEntry("email", "ann@work.example")
                .containsEntry("firstname", "Ann")
                .containsEntry("fabric_id", "f1");
    }

    @Test
    void aContactThatOnlyTheRefusalNamesIsFound() {
        portal.emailLookup = false;
        portal.add("email", "ann@example.com");

        writer.write(List.of(write("f1", "ann@example.com", "firstname", "Ann")));

        assertThat(onlyContact()).containsEntry("firstname", "Ann").containsEntry("fabric_id", "f1");
    }

    @Test
    void severalRecordsWithOneAddressMakeOneContact() {
        List<WriteOutcome> outcomes = writer.write(List.of(
                write("f1", "ann@example.com", "firstname", "Ann"),
                write("f2", "ANN@example.com", "firstname", "Anna"),
                write("f3", "ann@example.com", "lastname", "Lee")));

        assertThat(outcomes).containsExactly(new Written(true), new Written(false), new Written(false));
        assertThat(onlyContact())
                .containsEntry("fabric_id", "f1")
                .containsEntry("firstname", "Anna")
                .containsEntry("lastname", "Lee");
        assertThat(writes()).containsExactly("POST upsert 1", "POST update 1");
    }

    @Test
    void ofSeveralRecordsWithOneAddressABadOneDoesNotTakeTheOthersAlong() {
        List<WriteOutcome> outcomes = writer.write(List.of(
                write("f1", "ann@example.com", "firstname", "Ann"),
                write("f2", "ann@example.com", "nosuch", "x"),
                write("f3", "ann@example.com", "lastname", "Lee")));

        assertThat(outcomes.get(0)).isInstanceOf(Written.class);
        assertThat(outcomes.get(1)).isInstanceOf(Rejected.class);
        assertThat(outcomes.get(2)).isInstanceOf(Written.class);
        assertThat(onlyContact()).containsEntry("lastname", "Lee");
    }

    @Test
    void aRecordThatHasItsOwnContactDoesNotMoveToAnother() {
        portal.add("fabric_id", "f1", "email", "ann@old.example");
        String other = portal.add("email", "ann@example.com");

        List<WriteOutcome> outcomes = writer.write(List.of(write("f1", "ann@example.com", "firstname", "Ann")));

        assertThat(reason(outcomes.get(0)))
                .contains("f1")
                .contains("belongs to contact " + other)
                .contains("merge");
        assertThat(portal.contacts().get(other)).doesNotContainKey("firstname");
    }

    @Test
    void oneBadRecordOfAHundredIsRejectedWithHubSpotsMessageAndTheOthersAreWritten() {
        assertOneBadOfAHundred();
        assertThat(writes()).containsExactly("POST upsert 100");
    }

    @Test
    void oneBadRecordThatTakesItsBatchAlongIsFoundByHalving() {
        portal.mixedAnswers = false;

        assertOneBadOfAHundred();
    }

    private void assertOneBadOfAHundred() {
        List<ContactWrite> hundred = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            hundred.add(write("f" + i, i == 42 ? "nonsense" : "p" + i + "@example.com", "firstname", "P" + i));
        }

        List<WriteOutcome> outcomes = writer.write(hundred);

        assertThat(reason(outcomes.get(42)))
                .contains("record f42")
                .contains("Email address nonsense is invalid")
                .contains("category VALIDATION_ERROR");
        assertThat(outcomes).filteredOn(Written.class::isInstance).hasSize(99);
        assertThat(portal.contacts()).hasSize(99);
    }

    @Test
    void anErrorThatNamesNoInputIsTracedByHalving() {
        portal.disturb(
                207,
                "{\"status\":\"COMPLETE\",\"results\":[],\"errors\":[{\"category\":\"VALIDATION_ERROR\","
                        + "\"message\":\"something is wrong\"}]}");

        List<WriteOutcome> outcomes = writer.write(List.of(
                write("f1", "a@example.com", "firstname", "A"),
                write("f2", "nonsense", "firstname", "B"),
                write("f3", "c@example.com", "firstname", "C")));

        assertThat(outcomes.get(0)).isInstanceOf(Written.class);
        assertThat(outcomes.get(1)).isInstanceOf(Rejected.class);
        assertThat(outcomes.get(2)).isInstanceOf(Written.class);
    }

    @Test
    void limitsAndOutagesAreWaitedOut() {
        portal.disturb(429, "{\"policyName\":\"TEN_SECONDLY_ROLLING\",\"message\":\"You have reached your limit\"}");
        portal.disturb(502, "<html>bad gateway</html>");

        assertThat(writer.write(List.of(write("f1", "ann@example.com", "firstname", "Ann"))))
                .containsExactly(new Written(true));
        assertThat(portal.disturbances).isEmpty();
    }

    @Test
    void anOutageThatLastsFailsAsAWhole() {
        for (int i = 0; i < 10; i++) {
            portal.disturb(503, "{\"message\":\"down for maintenance\"}");
        }
        try (HubSpotClient impatient = portal.client(RetryPolicy.none())) {
            ContactWriter failing = writer(client, false, impatient);
            assertThatThrownBy(() -> failing.write(List.of(write("f1", "ann@example.com", "firstname", "Ann"))))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("503");
        }
    }

    @Test
    void anUnknownPropertyIsRejectedNamingItAndTheSetting() {
        List<WriteOutcome> outcomes = writer.write(List.of(write("f1", "ann@example.com", "shoe_size", "44")));

        assertThat(reason(outcomes.get(0))).contains("shoe_size").contains("create.properties");
        assertThat(writes()).isEmpty();
    }

    @Test
    void anUnknownPropertyIsCreatedIfThatIsAllowed() {
        List<WriteOutcome> outcomes =
                writer(client, true).write(List.of(write("f1", "ann@example.com", "shoe_size", "44")));

        assertThat(outcomes).containsExactly(new Written(true));
        assertThat(onlyContact()).containsEntry("shoe_size", "44");
    }

    @Test
    void aPropertyRemovedMeanwhileIsNoticed() {
        portal.removeProperty("phone");

        List<WriteOutcome> outcomes = writer.write(List.of(write("f1", "ann@example.com", "phone", "1")));

        assertThat(reason(outcomes.get(0))).contains("no property 'phone'").contains("create.properties");
    }

    @Test
    void anIdPropertyRemovedMeanwhileFailsTheTaskInsteadOfEveryRecord() {
        portal.removeProperty(FakePortal.ID);
        portal.disturb(
                400,
                "{\"status\":\"error\",\"category\":\"VALIDATION_ERROR\",\"message\":\"fabric_id is not a unique property\"}");

        assertThatThrownBy(() -> writer.write(List.of(write("f1", "ann@example.com", "firstname", "Ann"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no property 'fabric_id'")
                .hasMessageContaining("create.properties");
    }

    @Test
    @Tag("edge-7")
    void aDerivedNameFillsABlankButReplacesNothing() {
        portal.add("fabric_id", "f1", "email", "ann@example.com", "firstname", "Annabel");
        portal.add("email", "bob@example.com", "lastname", "Roberts");

        writer.write(List.of(
                derivedName(write("f1", "ann@example.com", "firstname", "Ann", "lastname", "Lee")),
                derivedName(write("f2", "bob@example.com", "firstname", "Bob", "lastname", "Ross")),
                derivedName(write("f3", "cid@example.com", "firstname", "Cid", "lastname", "Poe"))));

        assertThat(contactOf("f1")).containsEntry("firstname", "Annabel").containsEntry("lastname", "Lee");
        assertThat(contactOf("f2")).containsEntry("firstname", "Bob").containsEntry("lastname", "Roberts");
        assertThat(contactOf("f3")).containsEntry("firstname", "Cid").containsEntry("lastname", "Poe");
    }

    @Test
    void tasksThatCreateTheSameAddressesAtTheSameTimeComeTogether() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<List<WriteOutcome>>> tasks = new ArrayList<>();
            for (int task = 0; task < 4; task++) {
                List<ContactWrite> writes = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    writes.add(write("t" + task + "-" + i, "p" + i + "@example.com", "phone", "" + task));
                }
                tasks.add(pool.submit(() -> {
                    start.await();
                    return writer(client, false).write(writes);
                }));
            }
            start.countDown();
            for (Future<List<WriteOutcome>> task : tasks) {
                assertThat(task.get()).hasSize(50).allMatch(Written.class::isInstance);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(portal.contacts()).hasSize(50);
    }

    private static ContactWrite write(String fabricId, String email, String... namesAndValues) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (email != null) {
            properties.put("email", email);
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        String claimed = email == null ? null : email.toLowerCase(Locale.ROOT);
        return new ContactWrite(fabricId, null, null, claimed, properties, Set.of(), null);
    }

    private static ContactWrite at(Aliases.Alias alias, ContactWrite write) {
        return new ContactWrite(
                write.fabricId(),
                alias.recordId(),
                alias.owner(),
                write.email(),
                write.properties(),
                write.fillsBlanksOnly(),
                null);
    }

    private static ContactWrite derivedName(ContactWrite write) {
        return new ContactWrite(
                write.fabricId(), null, null, write.email(), write.properties(), Set.of("firstname", "lastname"), null);
    }

    private ContactWriter writer(HubSpotClient properties, boolean create) {
        return writer(properties, create, properties);
    }

    private ContactWriter writer(HubSpotClient reading, boolean create, HubSpotClient writing) {
        ContactProperties properties = new ContactProperties(reading, FakePortal.ID, create);
        properties.refresh();
        return new ContactWriter(new Contacts(writing, FakePortal.ID), properties, aliases);
    }

    private List<String> writes() {
        return portal.calls.stream().filter(call -> call.startsWith("POST up")).toList();
    }

    private Map<String, String> onlyContact() {
        assertThat(portal.contacts()).hasSize(1);
        return portal.contacts().values().iterator().next();
    }

    private Map<String, String> contactOf(String fabricId) {
        return portal.contacts().values().stream()
                .filter(contact -> fabricId.equals(contact.get("fabric_id")))
                .findFirst()
                .orElseThrow();
    }

    private static String reason(WriteOutcome outcome) {
        return assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(Rejected.class))
                .actual()
                .reason()
                .getMessage();
    }
}
