package io.ringback.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CONTRACTS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ringback.contracts");

    @Test
    void contracts_need_java_jackson_and_jspecify_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.ringback.contracts..", "java..", "com.fasterxml.jackson..", "org.jspecify..")
                .check(CONTRACTS);
    }

    @Test
    void values_know_no_messages() {
        noClasses()
                .that()
                .resideInAPackage("io.ringback.contracts.values")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ringback.contracts")
                .check(CONTRACTS);
    }

    @Test
    void every_message_is_a_record_or_a_sealed_interface() {
        classes()
                .that()
                .implement(Message.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .check(CONTRACTS);
    }

    @Test
    void binary_floating_point_is_nowhere() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Double.class, Float.class)
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("double|float")
                .check(CONTRACTS);
    }
}
