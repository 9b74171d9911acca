package io.connectivityfabric.it.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules of the house, and the packages that each may import besides Java's and its own. */
enum HouseModule {
    UNIFIED_SCHEMA(
            "unified-schema",
            List.of(
                    "io.connectivityfabric.raw",
                    "io.connectivityfabric.mapping",
                    "io.connectivityfabric.convert",
                    "io.connectivityfabric.unified"),
            "org.apache.avro..",
            "com.fasterxml.jackson..",
            "com.google.i18n.phonenumbers..",
            "com.schibsted.spt.data.jslt..",
            "org.apache.kafka.connect.data..",
            "org.apache.kafka.connect.errors..",
            "org.slf4j.."),
    SMT_TRANSFORMS(
            "smt-transforms",
            List.of("io.connectivityfabric.transforms"),
            "io.connectivityfabric.raw..",
            "io.connectivityfabric.mapping..",
            "io.connectivityfabric.unified..",
            "com.fasterxml.jackson..",
            "org.apache.kafka.connect..",
            "org.apache.kafka.common.config..",
            "org.slf4j.."),
    SECRETS(
            "secrets",
            List.of("io.connectivityfabric.secrets"),
            "com.google.crypto.tink..",
            "org.apache.kafka.common.config..",
            "org.slf4j.."),
    HTTP_KIT(
            "http-kit",
            List.of("io.connectivityfabric.http"),
            "okhttp3..",
            "okio..",
            "kotlin..",
            "com.fasterxml.jackson..",
            "org.slf4j.."),
    CONNECT_KIT(
            "connect-kit",
            List.of("io.connectivityfabric.connect"),
            "io.connectivityfabric.http..",
            "io.connectivityfabric.raw..",
            "io.connectivityfabric.mapping..",
            "io.connectivityfabric.unified..",
            "com.fasterxml.jackson..",
            "org.apache.kafka..",
            "org.eclipse.jetty..",
            "org.slf4j.."),
    STRIPE_CLIENT(
            "stripe-client",
            List.of("io.connectivityfabric.stripe.client"),
            "io.connectivityfabric.http..",
            "com.fasterxml.jackson..",
            "org.slf4j.."),
    HUBSPOT_CLIENT(
            "hubspot-client",
            List.of("io.connectivityfabric.hubspot.client"),
            "io.connectivityfabric.http..",
            "com.fasterxml.jackson..",
            "org.slf4j.."),
    STRIPE_SOURCE("stripe-source-connector", List.of("io.connectivityfabric.stripe.source"), Connector.of("stripe")),
    HUBSPOT_SOURCE(
            "hubspot-source-connector", List.of("io.connectivityfabric.hubspot.source"), Connector.of("hubspot")),
    HUBSPOT_SINK("hubspot-sink-connector", List.of("io.connectivityfabric.hubspot.sink"), Connector.of("hubspot")),
    STRIPE_SINK("stripe-sink-connector", List.of("io.connectivityfabric.stripe.sink"), Connector.of("stripe")),
    SANDBOX(
            "sandbox",
            List.of("io.connectivityfabric.sandbox"),
            "com.fasterxml.jackson..",
            "org.eclipse.jetty..",
            "org.slf4j.."),
    LOCAL_CLUSTER(
            "local-cluster",
            List.of("io.connectivityfabric.cluster"),
            "com.fasterxml.jackson..",
            "org.apache.avro..",
            "org.apache.kafka.."),
    BENCHMARKS(
            "benchmarks",
            List.of("io.connectivityfabric.bench"),
            "io.connectivityfabric..",
            "com.fasterxml.jackson..",
            "com.sun.management..",
            "jdk.jfr..",
            "okhttp3..",
            "org.apache.kafka..",
            "org.openjdk.jmh..",
            "org.slf4j.."),
    CLI(
            "cli",
            List.of("io.connectivityfabric.cli"),
            "io.connectivityfabric..",
            "com.fasterxml.jackson..",
            "me.tongfei..",
            "org.apache.avro..",
            "org.apache.kafka..",
            "org.slf4j..",
            "picocli..");

    private static final Pattern DIRECTORY = Pattern.compile(".*/([^/]+?)(?:/target/classes/.*|-\\d[^/]*\\.jar!.*)");

    private final String directory;
    private final String[] mayImport;

    HouseModule(String directory, List<String> own, String... others) {
        this.directory = directory;
        this.mayImport = Stream.of(
                        own.stream().map(name -> name + ".."), Stream.of(others), Stream.of("java..", "javax.."))
                .flatMap(packages -> packages)
                .toArray(String[]::new);
    }

    String directory() {
        return directory;
    }

    String[] mayImport() {
        return mayImport.clone();
    }

    /** The module that a class was compiled in, from where it was loaded. */
    static String directoryOf(JavaClass type) {
        String location = type.getSource().orElseThrow().getUri().toString();
        Matcher matcher = DIRECTORY.matcher(location);
        return matcher.matches() ? matcher.group(1) : location;
    }

    /** A connector imports the kits and the client of its own provider; no other adapter. */
    private static final class Connector {
        static String[] of(String provider) {
            return new String[] {
                "io.connectivityfabric." + provider + ".client..",
                "io.connectivityfabric.connect..",
                "io.connectivityfabric.http..",
                "io.connectivityfabric.raw..",
                "io.connectivityfabric.mapping..",
                "io.connectivityfabric.unified..",
                "com.fasterxml.jackson..",
                "org.apache.kafka..",
                "org.slf4j.."
            };
        }
    }
}
