package io.ringback.rating;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.ringback.rating", importOptions = DoNotIncludeTests.class)
class DependenciesTest {
    private static final String[] PURE = {
        "io.ringback.rating.prefix..",
        "io.ringback.rating.tariff..",
        "io.ringback.rating.routing..",
        "io.ringback.rating.authorization..",
        "io.ringback.rating.settlement.."
    };

    @ArchTest
    static final ArchRule pure_packages_see_only_each_other_and_the_contracts = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.ringback.rating.prefix..",
                    "io.ringback.rating.tariff..",
                    "io.ringback.rating.routing..",
                    "io.ringback.rating.authorization..",
                    "io.ringback.rating.settlement..",
                    "io.ringback.contracts..",
                    "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule pure_packages_have_no_clock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule rating_knows_no_other_service = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ringback.trigger..", "io.ringback.engine..", "io.ringback.cdr..", "io.ringback.local..");

    @ArchTest
    static final ArchRule packages_form_no_cycle = SlicesRuleDefinition.slices()
            .matching("io.ringback.rating.(*)..")
            .should()
            .beFreeOfCycles();
}
