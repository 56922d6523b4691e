package breakeven.xlsx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxFileTest {
  @TempDir Path dir;

  private void refused(Path file, String what) throws IOException {
    byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    assertThatThrownBy(() -> XlsxFile.open(file).close())
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(what)
        .message()
        .doesNotContain("\n");
    if (Files.exists(file)) {
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "page.xlsx    | <html><body>   | is a web page, not an Excel workbook: download the"
            + " workbook itself, or, if it opens in Excel, save it in Excel as Excel Workbook"
            + " (*.xlsx)",
        "table.xlsx   | '\uFEFF\n <TABLE>' | is a web page",
        "mail.xlsx    | MIME-Version: 1.0 | is a web page",
        "paper.xlsx   | %PDF-1.7 1 0 obj | is a PDF file, not an Excel workbook: give the workbook"
            + " that it was made from",
        "text.xlsx    | {\\rtf1 x        | is a Rich Text document",
        "lfs.xlsx     | version https://git-lfs.github.com/spec/v1 | is a placeholder of Git LFS",
        "archive.xlsx | Rar!           | is a RAR archive, not an Excel workbook: unpack it",
        "data.xlsx    | 'abcdefgh\u0001' | is not an Excel workbook: save it",
        "doc.xlsx     | <!DOCTYPE html>| is a web page",
        "old.xlsx     | <?xml version='1.0'?><Workbook/> | is an XML file, not an Excel workbook",
        "list.xlsx    | Workload,Requests | is a text file, not an Excel workbook: name a list of"
            + " workloads .csv",
        "empty.xlsx   | ''             | is empty: fetch or save it again",
        "~$book.xlsx  | anything       | is the lock file that Excel keeps",
        "nothing.xlsx | PK             | is an empty or damaged zip file",
      })
  void firstBytesSayWhatAFileIs(String name, String content, String what) throws IOException {
    refused(Files.writeString(dir.resolve(name), content), what);
  }

  @Test
  void missingFileAndFolderAreRefused() throws IOException {
    refused(dir.resolve("none.xlsx"), "does not exist: check the name");
    assertThatThrownBy(() -> XlsxFile.open(dir)).hasMessageContaining("is not a file");
  }

  @Test
  void oldExcelFileAndPasswordAreToldApart() throws Exception {
    Path old = dir.resolve("old.xlsx");
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(old)) {
      book.createSheet();
      book.write(out);
    }
    refused(old, "is an old Excel file (.xls): save it in Excel as Excel Workbook (*.xlsx)");
    Path locked = dir.resolve("locked.xlsx");
    try (POIFSFileSystem fs = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(locked)) {
      var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("secret");
      try (XSSFWorkbook book = new XSSFWorkbook();
          OutputStream data = encryptor.getDataStream(fs)) {
        book.createSheet();
        book.write(data);
      }
      fs.writeFilesystem(out);
    }
    refused(locked, "is protected with a password");
  }

  @Test
  void otherOfficeFilesAreNoOldWorkbooks() throws IOException {
    Path letter = dir.resolve("letter.xlsx");
    try (POIFSFileSystem fs = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(letter)) {
      fs.createDocument(new ByteArrayInputStream(new byte[5000]), "WordDocument");
      fs.writeFilesystem(out);
    }
    refused(letter, "is an old Office file, not an Excel workbook: give an .xlsx workbook");
  }

  @Test
  void picturesAndPackedFilesAreCalledSo() throws IOException {
    byte[] picture = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 'J', 'F', 'I', 'F'};
    refused(Files.write(dir.resolve("a.xlsx"), picture), "is a picture, not an Excel workbook");
    byte[] packed = {0x1f, (byte) 0x8b, 8, 0};
    refused(Files.write(dir.resolve("b.xlsx"), packed), "is packed with gzip, not an Excel");
  }

  @Test
  void cutOffZipAndJunkBeforeItAreRefused() throws IOException {
    byte[] whole = Files.readAllBytes(Packages.write(dir.resolve("a.xlsx"), Packages.book("")));
    Path cut = Files.write(dir.resolve("cut.xlsx"), Arrays.copyOf(whole, whole.length - 100));
    refused(cut, "is cut off or damaged");
    ByteArrayOutputStream junk = new ByteArrayOutputStream();
    junk.write(whole, 0, 4);
    junk.write(new byte[60]);
    junk.write(whole);
    refused(
        Files.write(dir.resolve("junk.xlsx"), junk.toByteArray()),
        "other data before the workbook");
  }

  @ParameterizedTest
  @CsvSource({
    "XL/Workbook.xml,twice",
    "/etc/passwd,unsafe name",
    "xl/../../x,unsafe name",
    "C:/x,unsafe name",
    "..\\x,unsafe name"
  })
  void badPartNamesAreRefused(String name, String what) throws IOException {
    Map<String, byte[]> parts = Packages.book("");
    Packages.put(parts, name, "x");
    refused(Packages.write(dir.resolve("names.xlsx"), parts), what);
  }

  @Test
  void onePartNameTwiceIsRefused() throws IOException {
    Map<String, byte[]> parts = Packages.book("");
    Packages.put(parts, "xl/stylesXxml", "x");
    String zip =
        Files.readString(Packages.write(dir.resolve("a.xlsx"), parts), StandardCharsets.ISO_8859_1);
    byte[] twice =
        zip.replace("xl/stylesXxml", "xl/styles.xml").getBytes(StandardCharsets.ISO_8859_1);
    refused(Files.write(dir.resolve("twice.xlsx"), twice), "holds the part xl/styles.xml twice");
  }

  @Test
  void encryptedEntryIsRefused() throws IOException {
    byte[] zip = Files.readAllBytes(Packages.write(dir.resolve("a.xlsx"), Packages.book("")));
    for (int i = 0; i < zip.length - 10; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        zip[i + 8] |= 1;
      }
    }
    refused(Files.write(dir.resolve("enc.xlsx"), zip), "has an encrypted part");
  }

  @Test
  void backslashesInPartNamesAreAccepted() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Packages.book("<row><c><v>1</v></c></row>")
        .forEach((name, bytes) -> parts.put(name.replace('/', '\\'), bytes));
    Path file = Packages.write(dir.resolve("back.xlsx"), parts);
    assertThat(Cells.of(file, "Workloads")).containsExactly("A1 NUMBER 1.0");
  }

  @Test
  void zipBombIsStoppedByItsRatio() {
    Map<String, byte[]> parts = Packages.book("");
    parts.put(
        Packages.SHEET,
        Packages.sheet("<sheetData>" + " ".repeat(20_000_000) + "</sheetData>")
            .getBytes(StandardCharsets.UTF_8));
    Path file = Packages.write(dir.resolve("bomb.xlsx"), parts);
    assertThatThrownBy(() -> Cells.of(file, "Workloads"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("more than 200 times its size, the limit");
  }

  @Test
  void strictWorkbookIsRefusedInPlainWords() throws IOException {
    Map<String, byte[]> parts = Packages.book("");
    Packages.replace(
        parts, "xl/workbook.xml", Packages.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main");
    refused(
        Packages.write(dir.resolve("strict.xlsx"), parts),
        "is saved as Strict Open XML: save it in Excel as Excel");
  }

  @Test
  void usualWorkbookWithARelationshipOfStrictIsRead() throws IOException {
    Map<String, byte[]> parts = Packages.book("<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>");
    Path usual = Packages.write(dir.resolve("usual.xlsx"), parts);
    Packages.replace(
        parts,
        "_rels/.rels",
        Packages.RELATIONS,
        "http://purl.oclc.org/ooxml/officeDocument/relationships");
    Path mixed = Packages.write(dir.resolve("mixed.xlsx"), parts);
    assertThat(Cells.of(mixed, "Workloads")).isNotEmpty().isEqualTo(Cells.of(usual, "Workloads"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "r:id=\"rId1\" | r:id=\"rId9\"",
        "r:id=\"rId1\" | r:id=\"rId2\"",
        "r:id=\"rId1\" | id=\"rId1\""
      })
  void sheetWithoutItsPartIsRefused(String old, String text) throws IOException {
    Map<String, byte[]> parts = Packages.book("");
    Packages.replace(parts, "xl/workbook.xml", old, text);
    refused(
        Packages.write(dir.resolve("lost.xlsx"), parts),
        "lacks the part of its sheet \"Workloads\"");
  }

  @Test
  void twoWaysOfOneNameAreRefusedAtTheRootToo() throws IOException {
    Map<String, byte[]> parts = Packages.book("");
    Packages.put(
        parts,
        "_rels/.rels",
        Packages.relations(
            "rId1", "officeDocument", "xl/workbook.xml", "rId1", "theme", "docProps/app.xml"));
    refused(
        Packages.write(dir.resolve("twice.xlsx"), parts), "leads to two parts by the name rId1");
  }

  @Test
  void missingAndExternalSheetPartsAreRefused() throws IOException {
    Map<String, byte[]> parts = Packages.book("");
    parts.remove(Packages.SHEET);
    refused(
        Packages.write(dir.resolve("lost.xlsx"), parts),
        "lacks the part of its sheet \"Workloads\"");
    Map<String, byte[]> out = Packages.book("");
    Packages.replace(
        out, "xl/_rels/workbook.xml.rels", "sheet1.xml\"", "sheet1.xml\" TargetMode=\"External\"");
    refused(
        Packages.write(dir.resolve("away.xlsx"), out), "lacks the part of its sheet \"Workloads\"");
  }

  @Test
  void otherZipFilesAreRefused() throws IOException {
    refused(
        Packages.write(dir.resolve("a.xlsx"), Map.of("readme.txt", new byte[] {1})),
        "is a zip file but not a workbook");
    Map<String, byte[]> open =
        Map.of("META-INF/manifest.xml", new byte[] {1}, "content.xml", new byte[] {1});
    refused(Packages.write(dir.resolve("c.xlsx"), open), "is an OpenDocument file");
    refused(
        Packages.write(dir.resolve("n.xlsx"), Map.of("Index/Document.iwa", new byte[] {1})),
        "is a Numbers file: export it");
    Map<String, byte[]> binary = Packages.book("");
    Packages.replace(binary, "_rels/.rels", "workbook.xml", "workbook.bin");
    refused(Packages.write(dir.resolve("b.xlsx"), binary), "is a binary workbook (.xlsb)");
  }

  @Test
  void doctypeIsRefused() throws IOException {
    Map<String, byte[]> parts = Packages.book("");
    Packages.replace(
        parts, "xl/workbook.xml", "<workbook", "<!DOCTYPE workbook [<!ENTITY a \"b\">]><workbook");
    refused(Packages.write(dir.resolve("dtd.xlsx"), parts), "contains a DOCTYPE");
  }

  @Test
  void damagedXmlNamesItsPart() throws IOException {
    Map<String, byte[]> parts = Packages.book("");
    Packages.replace(parts, "xl/workbook.xml", "</sheets>", "");
    refused(
        Packages.write(dir.resolve("bad.xlsx"), parts),
        "the part xl/workbook.xml is damaged (XML error in line 1)");
  }

  @Test
  void sheetsAreListedWithPartAndNumberBeTheyHiddenOrNot() {
    Map<String, byte[]> parts = Packages.book("");
    Packages.replace(parts, "xl/workbook.xml", "sheetId", "state=\"veryHidden\" sheetId");
    Path file = Packages.write(dir.resolve("a.xlsx"), parts);
    try (XlsxFile xlsx = XlsxFile.open(file)) {
      assertThat(xlsx.sheets())
          .containsExactly(new SheetInfo("Workloads", Packages.SHEET, 7, 0, true));
      assertThat(xlsx.sha256()).matches("[0-9a-f]{64}");
      assertThat(xlsx.date1904()).isFalse();
    }
  }

  @Test
  void aSheetIsFoundWithoutRegardToCaseAndOuterSpaces() {
    Map<String, byte[]> parts = Packages.book("");
    Packages.replace(parts, "xl/workbook.xml", "\"Workloads\"", "\" workLoads \"");
    try (XlsxFile xlsx = XlsxFile.open(Packages.write(dir.resolve("a.xlsx"), parts))) {
      assertThat(xlsx.sheet("Workloads")).isPresent();
      assertThat(xlsx.sheet("Work")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "worksheets/sheet1.xml",
    "/xl/worksheets/sheet1.xml",
    "./worksheets/../worksheets/Sheet1.xml"
  })
  void relationshipTargetsAreResolved(String target) {
    Map<String, byte[]> parts = Packages.book("");
    Packages.replace(parts, "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", target);
    try (XlsxFile xlsx = XlsxFile.open(Packages.write(dir.resolve("a.xlsx"), parts))) {
      assertThat(xlsx.sheets().get(0).part()).isEqualTo(Packages.SHEET);
    }
  }
}
