package io.connectivityfabric.stripe.source.webhook;

import io.connectivityfabric.connect.config.ConfigGroup;
import io.connectivityfabric.connect.config.ControlConfig;
import io.connectivityfabric.connect.config.Credential;
import io.connectivityfabric.connect.webhook.ListenerConfig;
import io.connectivityfabric.connect.webhook.WebhookConfig;
import io.connectivityfabric.stripe.client.StripeSignature;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The settings of the Stripe webhook source connector. */
public final class StripeWebhookConfig {
    public static final String SECRET = "stripe.webhook.secret";
    public static final String ACCOUNT = "stripe.account";

    private final AbstractConfig config;

    /**
     * @throws org.apache.kafka.common.config.ConfigException if a setting is missing or wrong
     */
    public StripeWebhookConfig(Map<String, String> properties) {
        this.config = new AbstractConfig(definition(), properties, false);
    }

    /** All settings, in groups. */
    public static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        new ConfigGroup(definition, "Stripe")
                .required(
                        SECRET,
                        Type.PASSWORD,
                        new Credential(),
                        "Signing secret (whsec_...) of the webhook endpoint. While it is being rolled, the old and the"
                                + " new one, separated by a comma and no blank.")
                .optional(
                        ACCOUNT,
                        Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        new NonEmptyString(),
                        Importance.HIGH,
                        "Id (acct_...) of the Stripe account that the endpoint belongs to. It stands in every record"
                                + " and in its key, but for events of connected accounts, which name their own.");
        WebhookConfig.define(definition, StripeWebhooks.SYSTEM);
        ListenerConfig.define(definition, "/" + StripeWebhooks.SYSTEM);
        ControlConfig.define(definition);
        return definition;
    }

    WebhookConfig webhook() {
        return new WebhookConfig(config);
    }

    StripeWebhooks stripe() {
        StripeSignature signature = new StripeSignature(
                WebhookConfig.secrets(config.getPassword(SECRET)), webhook().signatureTolerance());
        return new StripeWebhooks(
                webhook().tenant(),
                config.getString(ACCOUNT),
                signature,
                webhook().routes());
    }
}
