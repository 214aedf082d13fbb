package ir.gsb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import ir.gsb.delivery.LoneDelivery;
import ir.gsb.exchangelog.UnrecordedAdmission;
import ir.gsb.message.Admitted;
import ir.gsb.message.Authorised;
import ir.gsb.message.Canonical;
import ir.gsb.message.Delivered;
import ir.gsb.message.Verified;
import ir.gsb.security.ThrowAwayKey;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house rules: who may know whom. */
@AnalyzeClasses(packages = "ir.gsb", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @Test
    void modules_know_only_whom_they_may() {
        ApplicationModules.of(GsbApplication.class).verify();
    }

    @ArchTest
    static final ArchRule camel_stays_where_messages_are_routed = noClasses()
            .that()
            .resideOutsideOfPackages("ir.gsb.ingress..", "ir.gsb.delivery..", "ir.gsb.path..", "ir.gsb.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule keys_and_signatures_stay_in_security = noClasses()
            .that()
            .resideOutsideOfPackage("ir.gsb.security..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bouncycastle..", "org.apache.wss4j..", "org.apache.xml.security..");

    @ArchTest
    static final ArchRule only_canonical_makes_xml_parsers = noClasses()
            .that()
            .resideOutsideOfPackage("ir.gsb.canonical..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.xml.parsers..", "javax.xml.stream..", "org.xml.sax..");

    @ArchTest
    static final ArchRule sql_is_in_classes_named_for_it = noClasses()
            .that()
            .haveNameNotMatching(".*\\.Sql[A-Z].*")
            .and()
            .doNotHaveFullyQualifiedName("ir.gsb.store.GroupCommit")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.sql\\.(PreparedStatement|Statement|ResultSet)|org\\.springframework\\.jdbc.*");

    @ArchTest
    static final ArchRule nothing_imports_the_path = noClasses()
            .that()
            .resideOutsideOfPackages("ir.gsb.path..", "ir.gsb.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ir.gsb.path..");

    @ArchTest
    static final ArchRule only_the_path_imports_the_front_door = noClasses()
            .that()
            .resideOutsideOfPackages("ir.gsb.ingress..", "ir.gsb.path..", "ir.gsb.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ir.gsb.ingress..");

    @ArchTest
    static final ArchRule samples_are_of_nobodys_concern = noClasses()
            .that()
            .resideOutsideOfPackage("ir.gsb.samples..")
            .and()
            .doNotHaveFullyQualifiedName("ir.gsb.GsbApplication")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ir.gsb.samples..");

    @ArchTest
    static final ArchRule trials_outside_a_hub_are_for_the_workbench = noClasses()
            .that()
            .resideOutsideOfPackage("ir.gsb.workbench..")
            .and()
            .doNotBelongToAnyOf(UnrecordedAdmission.class, ThrowAwayKey.class, LoneDelivery.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(UnrecordedAdmission.class, ThrowAwayKey.class, LoneDelivery.class);

    @ArchTest
    static final ArchRule only_security_verifies = onlyIn("ir.gsb.security", Verified.Stage.class);

    @ArchTest
    static final ArchRule only_the_exchange_log_admits = onlyIn("ir.gsb.exchangelog", Admitted.Stage.class);

    @ArchTest
    static final ArchRule only_canonical_validates = onlyIn("ir.gsb.canonical", Canonical.Stage.class);

    @ArchTest
    static final ArchRule only_access_authorises = onlyIn("ir.gsb.access", Authorised.Stage.class);

    @ArchTest
    static final ArchRule only_delivery_delivers = onlyIn("ir.gsb.delivery", Delivered.Stage.class);

    private static ArchRule onlyIn(String room, Class<?> stage) {
        return classes()
                .that()
                .areAssignableTo(stage)
                .and()
                .doNotHaveFullyQualifiedName(stage.getName())
                .should()
                .resideInAPackage(room);
    }
}
