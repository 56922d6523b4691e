package breakeven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Pattern ROW = Pattern.compile("^\\| `([a-z]+)` \\|.*");

  /** In the order data flows, as CONTRIBUTING.md lists them: each may use the ones before it. */
  private static final List<String> ORDER = order();

  private static final String[] CORE =
      ORDER.subList(0, ORDER.indexOf("read")).stream()
          .map(name -> "breakeven." + name + "..")
          .toArray(String[]::new);

  private static final Set<String> CLOCKS = Set.of("now", "systemUTC", "systemDefaultZone");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("breakeven");

  private static List<String> order() {
    try {
      return Files.readAllLines(Path.of("CONTRIBUTING.md")).stream()
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .map(row -> row.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() throws IOException {
    try (Stream<Path> inside = Files.list(Path.of("src/main/java/breakeven"))) {
      assertThat(ORDER)
          .containsExactlyInAnyOrderElementsOf(
              inside
                  .filter(Files::isDirectory)
                  .map(Path::getFileName)
                  .map(Path::toString)
                  .toList());
    }
  }

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
  void theCoreDoesNotAskForTheTime() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .callMethodWhere(asks("for the time", owner -> true))
        .orShould()
        .callConstructor(Date.class)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /** An instant is fine elsewhere, say for the age of a leftover file; a calendar day is not. */
  @Test
  void todayIsAskedForInTheCommandLineOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("breakeven.cli..")
        .should()
        .callMethodWhere(asks("for today", owner -> !owner.isEquivalentTo(Instant.class)))
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

  private static DescribedPredicate<JavaCall<?>> asks(String what, Predicate<JavaClass> owners) {
    return DescribedPredicate.describe(
        "ask " + what,
        call -> {
          JavaClass owner = call.getTarget().getOwner();
          String name = call.getTarget().getName();
          return owners.test(owner)
              && (owner.getPackageName().startsWith("java.time") && CLOCKS.contains(name)
                  || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"));
        });
  }
}
