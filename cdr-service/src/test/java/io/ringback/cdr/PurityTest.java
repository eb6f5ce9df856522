package io.ringback.cdr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.ringback.cdr", importOptions = DoNotIncludeTests.class)
class PurityTest {
    private static final String[] PURE = {"io.ringback.cdr.record..", "io.ringback.cdr.classic.."};

    @ArchTest
    static final ArchRule pure_packages_know_no_framework = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "io.vertx..",
                    "io.micrometer..",
                    "org.jboss..",
                    "org.hibernate..",
                    "io.ringback.messaging..",
                    "io.ringback.edge..");

    @ArchTest
    static final ArchRule pure_packages_know_no_clock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule history_knows_no_other_service = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ringback.trigger..", "io.ringback.rating..", "io.ringback.engine..");
}
