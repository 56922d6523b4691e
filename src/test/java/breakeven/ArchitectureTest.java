package breakeven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  /** In the order data flows: each may use the ones before it. */
  private static final List<String> ORDER =
      List.of(
          "model",
          "table",
          "expression",
          "price",
          "economics",
          "decision",
          "read",
          "write",
          "batch",
          "cli");

  private static final String[] CORE =
      ORDER.subList(0, ORDER.indexOf("read")).stream()
          .map(name -> "breakeven." + name + "..")
          .toArray(String[]::new);

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("breakeven");

  @Test
  void theCoreKnowsNoFilesNoLogNoClockAndNoSpreadsheetLibrary() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache..", "org.slf4j..", "java.nio.file..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void todayIsAskedForInTheCommandLineOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("breakeven.cli..")
        .and()
        .doNotHaveFullyQualifiedName("breakeven.Main")
        .should()
        .callMethodWhere(readsTheClock())
        .orShould()
        .callConstructor(java.util.Date.class)
        .check(CLASSES);
  }

  @Test
  void packagesUseOnlyThoseBeforeThem() {
    for (int i = 0; i < ORDER.size() - 1; i++) {
      noClasses()
          .that()
          .resideInAPackage("breakeven." + ORDER.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ORDER.subList(i + 1, ORDER.size()).stream()
                  .map(name -> "breakeven." + name + "..")
                  .toArray(String[]::new))
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void noPackagesUseEachOther() {
    slices().matching("breakeven.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  private static DescribedPredicate<JavaCall<?>> readsTheClock() {
    Set<String> readers = Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone");
    return DescribedPredicate.describe(
        "read the clock",
        call ->
            readers.contains(call.getTarget().getName())
                && (call.getTarget().getOwner().getPackageName().startsWith("java.time")
                    || call.getTarget().getOwner().isEquivalentTo(System.class)));
  }
}
