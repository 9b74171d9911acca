package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.kafka.connect.data.Schema;

/**
 * What objects of a system that come without an envelope say about themselves.
 *
 * @param object rule for the type of an object; null if they do not say it
 * @param outline what the rules look at
 * @param account rule for the account that an object is from; null if they do not say it
 */
record BareRules(String system, Expr object, Expr account, Outline outline) {

    private static final String BARE = "bare";

    /** Whether a mapping file is about this. */
    static boolean isIn(YamlNode.Block file) {
        return file.get(BARE) != null;
    }

    static BareRules compile(YamlNode.Block file, ReadCompiler compiler) {
        YamlNode.Block bare = Yaml.block(file.get(BARE), "'bare'");
        Yaml.checkKeys(bare, List.of("system", "object", "account"), "'bare'");
        if (bare.get("system") == null) {
            throw bare.place().fault("'bare' has no 'system'.");
        }
        String system = Yaml.text(bare.get("system"), "system");
        Expr object = rule(bare, "object", compiler);
        Expr account = rule(bare, "account", compiler);
        return new BareRules(system, object, account, compiler.finish().outline());
    }

    private static Expr rule(YamlNode.Block bare, String key, ReadCompiler compiler) {
        return bare.get(key) == null
                ? null
                : compiler.compile(bare.get(key), new Target(key, Schema.OPTIONAL_STRING_SCHEMA, null))
                        .expr();
    }

    String objectOf(ObjectNode json) {
        return text(object, json);
    }

    String accountOf(ObjectNode json) {
        return text(account, json);
    }

    private static String text(Expr rule, ObjectNode json) {
        return rule != null && rule.eval(Scope.reading(json, false, null)) instanceof String text ? text : null;
    }
}
