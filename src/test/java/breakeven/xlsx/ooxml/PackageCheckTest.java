package breakeven.xlsx.ooxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.xlsx.read.Packages;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that we could make, planted. */
class PackageCheckTest {
  private static final String TYPES = "[Content_Types].xml";
  private static final String LINKS = "xl/_rels/workbook.xml.rels";

  @TempDir private Path folder;

  private Path book(String name, Consumer<Map<String, byte[]>> edit) {
    Map<String, byte[]> parts =
        Packages.book("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>3</v></c></row>");
    edit.accept(parts);
    return Packages.write(folder.resolve(name), parts);
  }

  /** Adds an element to a list, at its end. */
  private static void add(Map<String, byte[]> parts, String list, String element) {
    String end = list.equals(TYPES) ? "</Types>" : "</Relationships>";
    Packages.replace(parts, list, end, element + end);
  }

  private static void link(Map<String, byte[]> parts, String id, String type, String target) {
    add(
        parts,
        LINKS,
        Packages.relations(id, type, target).replaceAll("</?Relationships[^>]*>", ""));
  }

  private void found(Consumer<Map<String, byte[]>> edit, String... faults) {
    Path file = book("book.xlsx", edit);
    try (XlsxFile finished = XlsxFile.made(file);
        XlsxFile users = XlsxFile.open(book("users.xlsx", parts -> {}))) {
      assertThat(PackageCheck.faults(finished)).containsExactlyInAnyOrder(faults);
      assertThatThrownBy(() -> PackageCheck.require(users, finished, Map.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(faults[0]);
      // What the user's file has itself is not ours.
      PackageCheck.require(finished, finished, Map.of());
    }
  }

  @Test
  void nothingIsWrongWithAWholeWorkbook() throws IOException {
    try (XlsxFile whole = XlsxFile.open(Books.rich(folder.resolve("rich.xlsx"), true))) {
      assertThat(PackageCheck.faults(whole)).isEmpty();
    }
  }

  @Test
  void aPartWithoutAType() {
    found(
        parts -> {
          Packages.put(parts, "xl/odd.bin", "odd");
          link(parts, "rId9", "odd", "odd.bin");
        },
        "xl/odd.bin has no type");
  }

  @Test
  void aTypeOfAPartThatIsNotThere() {
    found(
        parts -> add(parts, TYPES, "<Override PartName=\"/xl/Gone.xml\" ContentType=\"a/b\"/>"),
        "xl/gone.xml has a type and is not there");
  }

  @Test
  void aRelationshipToAMissingPart() {
    found(
        parts -> link(parts, "rId9", "theme", "theme/theme1.xml"),
        LINKS + " leads to theme1.xml, which is not there");
  }

  @ParameterizedTest
  @CsvSource({
    "Override,PartName,/xl/STYLES.xml,xl/styles.xml",
    "Default,Extension,XML,xml",
  })
  void aPartThatIsListedTwice(String kind, String attribute, String name, String told) {
    found(
        parts ->
            add(
                parts,
                TYPES,
                "<%s %s=\"%s\" ContentType=\"application/xml\"/>".formatted(kind, attribute, name)),
        told + " has two types");
  }

  @Test
  void aPartThatIsNotWhatLeadsToItSays() {
    found(
        parts -> link(parts, "rId9", "theme", "worksheets/sheet1.xml"),
        LINKS + " leads to xl/worksheets/sheet1.xml as theme, which it is not");
  }

  @Test
  void aPartThatNothingLeadsToAndItsOwnList() {
    found(
        parts -> {
          Packages.put(parts, "xl/orphan.xml", "<orphan/>");
          Packages.put(parts, "xl/_rels/orphan.xml.rels", Packages.relations());
          Packages.put(parts, "xl/_rels/gone.xml.rels", Packages.relations());
        },
        "nothing leads to xl/orphan.xml",
        "nothing leads to xl/_rels/orphan.xml.rels",
        "nothing leads to xl/_rels/gone.xml.rels");
  }

  @ParameterizedTest
  @CsvSource({"3,true", "4,false", "2147483647,false"})
  void aTextBeyondTheList(long highest, boolean agrees) {
    try (XlsxFile book = XlsxFile.open(book("book.xlsx", parts -> {}))) {
      Map<String, Long> texts = Map.of("xl/worksheets/ours.xml", highest);
      if (agrees) {
        PackageCheck.require(book, book, texts);
      } else {
        assertThatThrownBy(() -> PackageCheck.require(book, book, texts))
            .hasMessageContaining("xl/worksheets/ours.xml refers to text " + highest);
      }
    }
  }

  @Test
  void aTextThatTheUsersOwnCellSeeksInVainIsNotOurs() {
    Path users =
        book("book.xlsx", parts -> Packages.replace(parts, Packages.SHEET, "<v>3", "<v>99"));
    try (XlsxFile book = XlsxFile.open(users)) {
      PackageCheck.require(book, book, Map.of(Packages.SHEET, 99L));
      assertThatThrownBy(() -> PackageCheck.require(book, book, Map.of(Packages.SHEET, 100L)))
          .hasMessageContaining("refers to text 100");
    }
  }

  @Test
  void aListOfTextsThatNobodyCanReadIsTheUsers() {
    Path users =
        book(
            "book.xlsx",
            parts ->
                Packages.replace(parts, "xl/sharedStrings.xml", "first", "x".repeat(1_100_000)));
    try (XlsxFile book = XlsxFile.open(users)) {
      PackageCheck.require(book, book, Map.of(Packages.SHEET, 3L));
      assertThatThrownBy(() -> PackageCheck.require(book, book, Map.of(Packages.SHEET, 4L)))
          .hasMessageContaining("refers to text 4");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<c r=\"A1\" t=\"s\"><v>12</v></c><c r=\"B1\"><v>500</v></c> | 12",
        "<c r=\"A1\" t=\"s\"/><c r=\"B1\"><v>500</v></c> | -1",
        "<c r=\"A1\" t=\"s\"></c><c r=\"B1\"><v>500</v></c> | -1",
        "<x:c r=\"A1\" t=\"s\"></x:c><x:c r=\"B1\"><x:v>500</x:v></x:c> | -1",
        "<x:c t=\"s\" s=\"1\"><x:f>A1</x:f><x:v>12</x:v></x:c> | 12",
        "<c r=\"A1\" t=\"str\"><v>12</v></c><c t=\"inlineStr\"><is><t>7</t></is></c> | -1",
        "<c t=\"s\"><v>7</v></c><c t=\"s\"><v>99999999999</v></c><c t=\"s\"><v>8</v></c> |"
            + " 2147483647",
      })
  void theHighestPlaceIsFoundInPiecesOfAnySize(String cells, long highest) {
    byte[] bytes = cells.getBytes(StandardCharsets.UTF_8);
    for (int size = 1; size <= bytes.length; size++) {
      TextIndexes indexes = new TextIndexes();
      for (int from = 0; from < bytes.length; from += size) {
        byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length));
        indexes.read(piece, piece.length);
      }
      assertThat(indexes.highest()).as("pieces of %d", size).isEqualTo(highest);
    }
  }

  @Test
  void aWorkbookThatDoesNotAgreeDoesNotTakeThePlaceOfTheOldOne() throws IOException {
    Path in = book("book.xlsx", parts -> {});
    Path out = Files.writeString(folder.resolve("out.xlsx"), "the old one");
    try (XlsxFile file = XlsxFile.open(in)) {
      StubWorkbook stub = StubWorkbook.of(file);
      assertThatThrownBy(
              () -> composer(file, stub).part("xl/odd.bin", new byte[1]).write(out, true))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("nothing leads to xl/odd.bin; xl/odd.bin has no type");
    }
    assertThat(out).hasContent("the old one");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(in, out);
    }
  }

  private static PackageComposer composer(XlsxFile file, StubWorkbook stub) throws IOException {
    try (XSSFWorkbook book = stub.open()) {
      return new PackageComposer(file, stub, stub.save(book));
    }
  }
}
