package numpack.blackbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor.Exports;
import java.util.stream.Collectors;
import numpack.engine.Pack;
import org.junit.jupiter.api.Test;

/// These tests see what other programs see.
class FrontDoorTest {
    @Test
    void blackBoxTestsUseExportedPackagesAlone() {
        var exported = Pack.class.getModule().getDescriptor().exports().stream().map(Exports::source).collect(Collectors.toSet());
        noClasses().that().resideInAPackage("numpack.blackbox")
                .should().dependOnClassesThat(DescribedPredicate.describe("lie in a hidden room",
                        (JavaClass type) -> type.getPackageName().startsWith("numpack.engine") && !exported.contains(type.getPackageName())))
                .because("a black-box test that opens the box shows nothing about the box")
                .check(new ClassFileImporter().importPackages("numpack.blackbox"));
    }
}
