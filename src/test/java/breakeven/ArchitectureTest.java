package breakeven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
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
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Pattern ROW = Pattern.compile("^\\| `([a-z]+)` \\| `([a-z]+)` \\|.*");

  /**
   * Wing and package, {@code core.model}, in the order data flows, as CONTRIBUTING.md lists them:
   * each may use the ones before it.
   */
  private static final List<String> ORDER = order();

  private static final String CORE = "breakeven.core..";

  private static final Set<String> CLOCKS = Set.of("now", "systemUTC", "systemDefaultZone");

  private static final JavaClasses CLASSES = classes();

  private static JavaClasses classes() {
    // What others' classes look like inside is not asked for, and takes most of the time.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        // They stay where the jobs were built before; Maven has another profile for them.
        .withImportOption(location -> !location.contains("/breakeven/spark/"))
        .importPath("target/classes");
  }

  private static List<String> order() {
    try {
      return Files.readAllLines(Path.of("CONTRIBUTING.md")).stream()
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .map(row -> row.group(1) + "." + row.group(2))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() throws IOException {
    Path root = Path.of("src/main/java/breakeven");
    try (Stream<Path> inside = Files.walk(root, 2)) {
      assertThat(ORDER)
          .containsExactlyInAnyOrderElementsOf(
              inside
                  .filter(Files::isDirectory)
                  .map(root::relativize)
                  .filter(folder -> folder.getNameCount() == 2)
                  .map(folder -> folder.getName(0) + "." + folder.getName(1))
                  .toList());
    }
  }

  @Test
  void thePictureOfTheWingsIsThatOfTheCode() throws IOException {
    Set<String> uses = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        String user = wing(from);
        String used = wing(dependency.getTargetClass());
        if (!user.isEmpty() && !used.isEmpty() && !user.equals(used)) {
          uses.add("  " + user + " --> " + used);
        }
      }
    }
    String picture = "```mermaid\ngraph TD\n" + String.join("\n", uses) + "\n```\n";
    assertThat(Files.readString(Path.of("docs/architecture.md"))).contains(picture);
  }

  private static String wing(JavaClass type) {
    String[] names = type.getPackageName().split("\\.");
    return names[0].equals("breakeven") && names.length > 1 ? names[1] : "";
  }

  @Test
  void theCoreKnowsNoFilesNoLogNoClockAndNoSpreadsheetLibrary() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
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
        .resideInAPackage(CORE)
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
        .resideOutsideOfPackage("breakeven.app.cli..")
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
    slices().matching("breakeven.(*.*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** One library knows what CSV is. */
  @Test
  void csvIsReadAndWrittenByCommonsCsvAlone() throws IOException {
    assertThat(CLASSES.stream().filter(ArchitectureTest::usesCommonsCsv).map(JavaClass::getName))
        .containsExactlyInAnyOrder(
            "breakeven.exchange.files.CsvFile",
            "breakeven.exchange.export.CsvText",
            "breakeven.workbook.write.ShippedTables");
    List<Path> named = new ArrayList<>();
    for (String top : List.of("pom.xml", "src", "docs")) {
      try (Stream<Path> files = Files.walk(Path.of(top))) {
        files
            .filter(file -> file.toString().matches(".*[.](java|xml|md|sh)"))
            .filter(file -> !file.endsWith("performance.md") && names(file, "fast" + "csv"))
            .forEach(named::add);
      }
    }
    assertThat(named).isEmpty();
  }

  private static boolean usesCommonsCsv(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(it -> it.getTargetClass().getPackageName().equals("org.apache.commons.csv"));
  }

  private static boolean names(Path file, String word) {
    try {
      return Files.readString(file).toLowerCase(Locale.ROOT).contains(word);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
