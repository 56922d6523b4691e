package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Sentences;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Text;
import breakeven.core.report.RowResult;
import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.Portfolio;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads comes in sentences of at most 20 words. */
class SentenceLengthTest {
  private static final int MOST_WORDS = 20;

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  /** Where a sentence ends; the point of a number, a name or an address has no blank behind it. */
  private static final Pattern END = Pattern.compile("(?<=[.!?])[)\"']?\\s+|\n");

  /** Sheets that the user fills: their cells are citations, names and notes of the user's. */
  private static final Set<String> OF_THE_USER =
      Set.of(
          Sheets.WORKLOADS,
          Sheets.ASSUMPTIONS,
          Sheets.MODEL_PRICES,
          Sheets.TRAINING_PRICES,
          Sheets.GPU_PRICES,
          Sheets.SERVING_CAPACITY,
          Sheets.EXCHANGE_RATES,
          Sheets.UNCERTAINTY,
          Sheets.PRICES_USED,
          Sheets.RUN_LOG);

  /** Sentences that are a list, or hold the names of prices, however long these are. */
  private static final List<Pattern> LISTS =
      List.of(
          Pattern.compile(".* (was|were) checked .* days before the review, .*"),
          Pattern.compile("The name .* takes the first row, .*"),
          Pattern.compile("[0-9,]+ verdicts? depends? on the price of .*"),
          Pattern.compile("Check them at their source, .* in rows [0-9].*"),
          Pattern.compile("(Choose|Type) .*: .*"),
          Pattern.compile("Lists: .*|They come from OpenAI.*|Largest: 1 .*"),
          Pattern.compile("With good answers on .*, the verdict is .*"),
          Pattern.compile("Not decided, missing or unreadable: .*"));

  @TempDir private Path folder;

  private final Set<String> found = new TreeSet<>();

  /** Notes the sentences of a text that are too long. */
  private void look(String where, String text) {
    for (String sentence : END.split(text)) {
      String plain = sentence.strip();
      int words = plain.isEmpty() ? 0 : plain.split("\\s+").length;
      if (words > MOST_WORDS && LISTS.stream().noneMatch(list -> list.matcher(plain).matches())) {
        found.add(words + " words, " + where + ": " + plain);
      }
    }
  }

  @Test
  void aLongSentenceIsFound() {
    look(
        "A1", "One two three four five six seven eight nine ten. Eleven twelve thirteen fourteen.");
    assertThat(found).isEmpty();
    look("A1", "It costs 1.5 " + "more ".repeat(19));
    assertThat(found).hasSize(1);
  }

  /** Messages, help, notes and titles; what a program puts together of parts is in the others. */
  @Test
  void textsOfTheProgram() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
      for (Path source : all.filter(file -> file.toString().endsWith(".java")).sorted().toList()) {
        String code =
            Files.readString(source)
                .replaceAll("(?m)^\\s*(//|\\*|/\\*).*$", "")
                .replaceAll("\"\\s*\\+\\s*\"", "");
        Matcher literal = LITERAL.matcher(code);
        while (literal.find()) {
          look(source.getFileName().toString(), literal.group(1).replace("\\n", "\n"));
        }
      }
    }
    for (String file : List.of("columns.txt", "inputs.txt")) {
      for (String line : Files.readAllLines(Path.of("src/main/resources/breakeven", file))) {
        look(file, line.replaceFirst(".*\\|", "").strip());
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 7})
  void whyAndEvidenceOfSeededPortfolios(long seed) {
    int rows = 600;
    Portfolio portfolio = new Portfolio(SeededPortfolio.rows(seed, rows));
    Evaluator evaluator = portfolio.evaluate();
    Sentences sentences = new Sentences(evaluator.decision(), "GBP");
    RowResult row =
        new RowResult(evaluator.decision(), evaluator.frame(), sentences, prompted -> "");
    List<Text> texts = new ArrayList<>(sentences.checkEvidence);
    texts.addAll(sentences.warningEvidence);
    texts.add(sentences.why);
    for (int i = 0; i < rows; i++) {
      String name = "workload " + i;
      row.moveTo(i, i + 2, name, evaluator.used(portfolio.batches.get(0), i), 0, "", null);
      for (Text text : texts) {
        String said = row.text(text);
        look(name, said);
        assertThat(said)
            .as(name)
            .doesNotContain("  ", "..", " .", ";.", ",.", ": .")
            .doesNotContainPattern("(?<![0-9,.])1 months|\\b(\\w+) \\1\\b|\\. [a-z]");
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void theTemplateAndTheReviewedSample() throws IOException {
    Path reviewed = Reviews.review(SampleWorkbook.FILE, folder.resolve("reviewed.xlsx"));
    look(Path.of("templates", "portfolio.xlsx"));
    look(reviewed);
    assertThat(found).isEmpty();
  }

  private void look(Path book) throws IOException {
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      for (Sheet sheet : workbook) {
        sheet
            .getCellComments()
            .forEach(
                (cell, note) ->
                    look(sheet.getSheetName() + "!" + cell, note.getString().getString()));
        sheet
            .getDataValidations()
            .forEach(list -> look(sheet.getSheetName(), prompt(list.getPromptBoxText())));
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (shown(sheet, cell)) {
              look(sheet.getSheetName() + "!" + cell.getAddress(), cell.getStringCellValue());
            }
          }
        }
      }
    }
  }

  private static String prompt(String text) {
    return text == null ? "" : text;
  }

  private static boolean shown(Sheet sheet, Cell cell) {
    boolean text =
        cell.getCellType() == CellType.STRING
            || cell.getCellType() == CellType.FORMULA
                && cell.getCachedFormulaResultType() == CellType.STRING;
    Cell header = sheet.getRow(0) == null ? null : sheet.getRow(0).getCell(cell.getColumnIndex());
    // What the review copies, of the sheets that are looked at themselves.
    boolean copied = sheet.getSheetName().equals("Review") && cell.getColumnIndex() >= 25;
    return text
        && !copied
        && (!OF_THE_USER.contains(sheet.getSheetName())
            || header != null && Set.of("Why", "What would change it").contains(header.toString()));
  }

  /** The pages that are read first; those on decisions and speed are for looking things up. */
  @Test
  void pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    for (String page : List.of("architecture", "columns", "exports", "model", "prices", "usage")) {
      pages.add(Path.of("docs", page + ".md"));
    }
    for (Path page : pages) {
      look(page.toString(), prose(Files.readString(page)));
    }
    assertThat(found).isEmpty();
  }

  /** Paragraphs and points of a list, each on a line; no code, tables and headings. */
  private static String prose(String page) {
    return page.replaceAll("(?s)```.*?```", "")
        .replaceAll("(?m)^(\\||#|!\\[| {4}).*$", "\n")
        .replaceAll("(?m)^\\s*([-*]|[0-9]+\\.) ", "\n\n")
        .replaceAll("(?<!\n)\n(?!\n)", " ");
  }
}
