package io.ringback.trigger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

@AnalyzeClasses(packages = "io.ringback.trigger", importOptions = DoNotIncludeTests.class)
class PurityTest {
    private static final String[] PURE = {
        "io.ringback.trigger.callback..",
        "io.ringback.trigger.admission..",
        "io.ringback.trigger.notice..",
        "io.ringback.trigger.sms.."
    };

    @ArchTest
    static final ArchRule cores_know_no_framework_and_no_input_or_output = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "io.vertx..",
                    "org.apache.kafka..",
                    "org.jboss.logging..",
                    "io.micrometer..",
                    "io.ringback.messaging..",
                    "io.ringback.edge..",
                    "java.io..",
                    "java.net..",
                    "java.sql..");

    @ArchTest
    static final ArchRule cores_are_told_the_time = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(InstantSource.class);

    @ArchTest
    static final ArchRule cores_know_nothing_of_their_shells = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ringback.trigger.access..",
                    "io.ringback.trigger.asking..",
                    "io.ringback.trigger.blocked..",
                    "io.ringback.trigger.progress..",
                    "io.ringback.trigger.screening..",
                    "io.ringback.trigger.store..",
                    "io.ringback.trigger.stream..",
                    "io.ringback.trigger.webhook..");

    @ArchTest
    static final ArchRule this_service_knows_no_other = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ringback.rating..", "io.ringback.engine..", "io.ringback.cdr..", "io.ringback.local..");
}
