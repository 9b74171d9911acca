package io.connectivityfabric.it.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may import what. A rule that fails names the class, its line and the import at fault. */
class HouseRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.connectivityfabric");

    @ParameterizedTest
    @EnumSource
    void aModuleImportsOnlyWhatItMay(HouseModule module) {
        classes()
                .that(liveIn(module))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(module.mayImport())
                .because("the table of HouseModule says so")
                .check(HOUSE);
    }

    @Test
    void everyModuleIsInTheTable() {
        Set<String> known =
                Stream.of(HouseModule.values()).map(HouseModule::directory).collect(Collectors.toSet());
        assertThat(HOUSE.stream().map(HouseModule::directoryOf)).isSubsetOf(known);
    }

    @Test
    void noPackageIsInTwoModules() {
        Map<String, TreeSet<String>> modulesByPackage = HOUSE.stream()
                .collect(groupingBy(
                        JavaClass::getPackageName, mapping(HouseModule::directoryOf, toCollection(TreeSet::new))));
        assertThat(modulesByPackage)
                .allSatisfy((name, modules) -> assertThat(modules).as(name).hasSize(1));
    }

    /** Kafka moves and drops these between minor versions: a plugin that uses one breaks on some worker. */
    @Test
    void nobodyUsesKafkasInternals() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.common.utils..", "org.apache.kafka.connect.runtime..")
                .check(HOUSE);
    }

    /**
     * A class that names {@code PluginMetrics} or implements {@code Monitorable} in its signature is not found by a
     * worker older than 4.1, which lacks the types.
     */
    @Test
    void onlyTheMetricsAdapterKnowsPluginMetrics() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.connectivityfabric.connect.metrics..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.kafka.common.metrics.PluginMetrics")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.kafka.common.metrics.Monitorable")
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> liveIn(HouseModule module) {
        return DescribedPredicate.describe(
                "live in " + module.directory(),
                type -> HouseModule.directoryOf(type).equals(module.directory()));
    }
}
