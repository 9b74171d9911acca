package io.connectivityfabric.hubspot.source;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import io.connectivityfabric.connect.config.ConfigGroup;
import io.connectivityfabric.connect.config.Credential;
import io.connectivityfabric.connect.config.KnownNames;
import io.connectivityfabric.connect.config.SettingFault;
import io.connectivityfabric.connect.config.SweepConfig;
import io.connectivityfabric.hubspot.client.AppCredentials;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.types.Password;

/** The settings of how changes are found, deletions among them. */
final class ChangesConfig {
    static final String CHANGES_FEED = "changes.feed";
    static final String APP_CLIENT_ID = "hubspot.app.client.id";
    static final String APP_CLIENT_SECRET = "hubspot.app.client.secret";
    static final String DELETES_SWEEP_INTERVAL_MS = "deletes.sweep.interval.ms";
    static final String REFRESH_INTERVAL_MS = "refresh.interval.ms";

    private static final String AUTO = "auto";
    private static final String SEARCH = "search";
    private static final String JOURNAL = "journal";

    private final AbstractConfig config;

    ChangesConfig(AbstractConfig config) {
        this.config = config;
    }

    /** The settings of the feed: who may read it is part of the access. */
    static void defineFeed(ConfigDef definition) {
        KnownNames feeds = new KnownNames("feed of changes", List.of(AUTO, SEARCH, JOURNAL));
        new ConfigGroup(definition, "Changes")
                .choice(
                        CHANGES_FEED,
                        Type.STRING,
                        AUTO,
                        feeds,
                        Importance.MEDIUM,
                        feeds,
                        "Where changes come from. search: by searching for the time of the last change, which does not"
                                + " find deletions, merges and changes of associations. journal: HubSpot's Webhooks"
                                + " Journal, which tells all of these; it needs " + APP_CLIENT_ID + " and "
                                + APP_CLIENT_SECRET + ". auto: the journal if these are given and it knows the"
                                + " stream's type, else search.")
                .optional(
                        APP_CLIENT_ID,
                        Type.STRING,
                        null,
                        null,
                        Importance.MEDIUM,
                        "Client id of a HubSpot app that the account has installed, with the scopes"
                                + " developer.webhooks_journal.read, developer.webhooks_journal.subscriptions.read and"
                                + " developer.webhooks_journal.subscriptions.write, and that to read each stream's"
                                + " objects. A private app or a service key cannot read the journal.")
                .optional(
                        APP_CLIENT_SECRET,
                        Type.PASSWORD,
                        null,
                        new Credential(),
                        Importance.MEDIUM,
                        "Client secret of the app.");
    }

    /** The settings of how often is looked for what the feed does not tell. */
    static void defineSweeps(ConfigDef definition) {
        new ConfigGroup(definition, "Sweeps")
                .optional(
                        DELETES_SWEEP_INTERVAL_MS,
                        Type.LONG,
                        Duration.ofHours(6).toMillis(),
                        atLeast(0),
                        Importance.MEDIUM,
                        "How often a stream whose changes come from search is listed to find what was deleted or merged,"
                                + " in milliseconds; one call for 100 objects. 0: never.")
                .optional(
                        REFRESH_INTERVAL_MS,
                        Type.LONG,
                        Duration.ofDays(1).toMillis(),
                        atLeast(0),
                        Importance.MEDIUM,
                        "How often a stream is read again as a whole, in milliseconds: calculated properties, and with"
                                + " search associations too, change without a change of the object. Only what changed"
                                + " is emitted. 0: never.");
        SweepConfig.defineMemory(definition);
    }

    /**
     * The app whose journal to read; empty if changes come from search.
     *
     * @throws SettingFault if the settings do not fit together
     */
    Optional<AppCredentials> journal() {
        String feed = config.getString(CHANGES_FEED);
        String id = config.getString(APP_CLIENT_ID);
        Password secret = config.getPassword(APP_CLIENT_SECRET);
        if (id == null && secret != null) {
            throw new SettingFault(APP_CLIENT_ID, APP_CLIENT_SECRET + " is given without " + APP_CLIENT_ID);
        }
        if (id != null && secret == null) {
            throw new SettingFault(APP_CLIENT_SECRET, APP_CLIENT_ID + " is given without " + APP_CLIENT_SECRET);
        }
        if (feed.equals(JOURNAL) && id == null) {
            throw new SettingFault(
                    CHANGES_FEED,
                    CHANGES_FEED + "=" + JOURNAL + " needs " + APP_CLIENT_ID + " and " + APP_CLIENT_SECRET
                            + " of an app that the account has installed");
        }
        return feed.equals(SEARCH) || id == null
                ? Optional.empty()
                : Optional.of(new AppCredentials(id, secret.value()));
    }

    /** Whether a stream that the journal does not know is an error rather than one to search. */
    boolean journalOnly() {
        return config.getString(CHANGES_FEED).equals(JOURNAL);
    }

    SweepTimes sweeps() {
        return new SweepTimes(
                time(DELETES_SWEEP_INTERVAL_MS), time(REFRESH_INTERVAL_MS), new SweepConfig(config).memoryObjects());
    }

    private Optional<Duration> time(String setting) {
        long ms = config.getLong(setting);
        return ms == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(ms));
    }

    /**
     * When to look for what feeds do not tell.
     *
     * @param deletions how often to look for deletions, if the feed does not tell them; empty for never
     * @param refresh how often to read everything again; empty for never
     * @param memory for how many objects to remember what was emitted last
     */
    record SweepTimes(Optional<Duration> deletions, Optional<Duration> refresh, int memory) {}
}
