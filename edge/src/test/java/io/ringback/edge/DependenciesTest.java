package io.ringback.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ringback.edge", importOptions = DoNotIncludeTests.class)
class DependenciesTest {
    @ArchTest
    static final ArchRule the_edge_knows_no_service = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ringback.trigger..",
                    "io.ringback.rating..",
                    "io.ringback.engine..",
                    "io.ringback.cdr..",
                    "io.ringback.local..");

    @ArchTest
    static final ArchRule values_of_the_edge_stay_free_of_the_framework = noClasses()
            .that()
            .resideInAPackage("io.ringback.edge.page..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..");
}
