package io.ringback.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/** What decides knows neither framework nor clock; no service knows another. */
@AnalyzeClasses(packages = "io.ringback.engine", importOptions = DoNotIncludeTests.class)
class PurityTest {
    private static final String[] PURE = {
        "io.ringback.engine.call..",
        "io.ringback.engine.cause..",
        "io.ringback.engine.pool..",
        "io.ringback.engine.inbound..",
        "io.ringback.engine.speech..",
        "io.ringback.engine.wire.."
    };

    @ArchTest
    static final ArchRule pure_packages_use_plain_values_only = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.math",
                    "java.time..",
                    "java.util",
                    "java.util.function..",
                    "java.util.regex..",
                    "java.util.stream..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.annotations..",
                    "io.ringback.contracts..",
                    "io.ringback.engine.call..",
                    "io.ringback.engine.cause..",
                    "io.ringback.engine.pool..",
                    "io.ringback.engine.inbound..",
                    "io.ringback.engine.speech..",
                    "io.ringback.engine.wire..");

    @ArchTest
    static final ArchRule pure_packages_take_the_time_as_an_argument = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(InstantSource.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule only_one_package_touches_the_manager_library = noClasses()
            .that()
            .resideOutsideOfPackages("io.ringback.engine.ami..", "io.ringback.engine.desk..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.asteriskjava..");

    @ArchTest
    static final ArchRule no_service_sees_another = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ringback.trigger..", "io.ringback.rating..", "io.ringback.cdr..", "io.ringback.simulator..");
}
