package breakeven.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.DecisionLogs;
import breakeven.app.batch.LogLines;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.Reviews;
import breakeven.core.cycle.LogChain;
import breakeven.core.cycle.LogEntry;
import breakeven.core.report.RealisedColumns;
import breakeven.core.table.DecisionLog;
import breakeven.core.table.Sheets;
import breakeven.testing.LightBook;
import breakeven.testing.SavedBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.officeDocument.x2006.customProperties.CTProperty;

/**
 * What a careless or cheating analyst may do to a plan with decisions in production, three months
 * of which are billed and compared. What concerns a workload is done to one of its own, all at once
 * in one workbook, so that each is told apart from its neighbours; what concerns the book is done
 * alone to a small one.
 */
@Thorough
class HundredEditsTest extends PlayedBook {
  private static final LocalDate DECIDED = LocalDate.of(2026, 11, 28);
  private static final YearMonth FIRST = YearMonth.of(2026, 12);
  private static final LocalDate LAST = LocalDate.of(2027, 3, 3);
  private static final LocalDate NEXT = LAST.plusDays(1);
  private static final double SMALL = 0.01;

  /** What the next review makes of an edit. */
  private enum Outcome {
    /** It says so in words that it has not without the edit, with the amount where one moves. */
    NAMED,
    /** The same, and {@code Realised} is as without the edit. */
    PUT_BACK,
    /** {@code Realised} is as without the edit, and nothing needs to be said. */
    WITHOUT_EFFECT,
    /** No workbook is written. */
    REFUSED
  }

  /**
   * An edit of what is known of one workload.
   *
   * @param name what is done
   * @param sheet on which it is done
   * @param tuned whether the workload was decided to be fine-tuned
   * @param change types into the sheet, for the workload of an ID
   * @param by what it moves of what the workload saved to date, in GBP
   * @param told a part of what is said of the workload
   */
  private record Own(
      String name,
      String sheet,
      boolean tuned,
      BiConsumer<XSSFSheet, String> change,
      Outcome outcome,
      double by,
      String told) {}

  /**
   * An edit of the whole book.
   *
   * @param change makes another workbook of one
   * @param asked what the review is asked besides
   * @param by as above, for all workloads; NaN: as the rest of the log has it
   */
  private record Whole(
      String name,
      UnaryOperator<Path> change,
      UnaryOperator<ReviewOptions> asked,
      Outcome outcome,
      double by,
      String told) {
    Whole asking(UnaryOperator<ReviewOptions> more) {
      return new Whole(name, change, more, outcome, by, told);
    }
  }

  /**
   * What a review says: rows of texts.
   *
   * @param shown the rows of {@code Realised}
   * @param told the rows of {@code Issues}, and of the log its comments
   */
  private record Said(List<List<String>> shown, Set<List<String>> told) {
    /** The rows that name a workload by its ID, bare of what {@code Actuals} adds up to. */
    List<List<String>> shown(String id) {
      return shown.stream().filter(row -> row.contains(id)).toList();
    }

    /** What was saved to date, of a workload or of all. */
    double realised(String id) {
      for (List<String> row : shown) {
        if (id.isEmpty() && row.get(0).equals("Realised to date")) {
          return Double.parseDouble(row.get(1));
        }
        if (!id.isEmpty() && row.contains(id)) {
          return Double.parseDouble(row.get(SAVED));
        }
      }
      return Double.NaN;
    }

    /** What it says that another one does not, all in one text. */
    String beyond(Said other, String of) {
      return told.stream()
          .filter(row -> !other.told.contains(row))
          .map(row -> String.join(" | ", row))
          .filter(row -> row.contains(of))
          .reduce("", (one, next) -> one + next + "\n");
    }
  }

  /** The column of the realised saving in the table of decisions, from 0. */
  private static final int SAVED = 11;

  // --- the book ----------------------------------------------------------------------------------

  private static final List<String> WORKLOADS =
      List.of(
          "Workload",
          "ID",
          "Owner",
          "Business unit",
          "Requests",
          "Input tokens",
          "Output tokens",
          "Prompted model",
          "Smaller model",
          "Candidate model",
          "Current approach",
          "Prompted quality",
          "Small model quality",
          "Required quality",
          "Needs grounding",
          "Task pattern",
          "Data shift interval",
          "Held-out test set",
          "Baseline comparison",
          "Regression testing",
          "Fine-tuned quality",
          "Retrain cadence",
          "Lead time",
          "Cached share");

  private static final List<String> PRICES =
      List.of(
          "Provider",
          "Model",
          "Kind",
          "Currency",
          "Input",
          "Output",
          "Checked on",
          "Parameters",
          "Base model",
          "Hosting",
          "Last service",
          "Replacement",
          "Valid from",
          "Valid to");

  /** The book once its last month is imported, and once that month is compared. */
  private record Books(Path imported, Path compared) {}

  private static String name(String id) {
    return "Task " + id;
  }

  private void found(List<String> tuned, List<String> plain) throws IOException {
    book = next();
    LocalDate checked = LocalDate.of(2027, 1, 20);
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      XSSFSheet sheet = workbook.createSheet(Sheets.WORKLOADS);
      row(sheet, WORKLOADS.toArray());
      Object[] known = {1000, 100, "large", "small", "small", "Prompting", 0.94};
      for (String id : tuned) {
        workload(
            sheet, id, known, 0.8, 0.9, "No", "Stable", "none", "Yes", "Yes", "Yes", 0.95, 24, 0);
      }
      for (String id : plain) {
        workload(sheet, id, known, 0.93, 0.9, "No");
      }
      XSSFSheet prices = workbook.createSheet(Sheets.MODEL_PRICES);
      row(prices, PRICES.toArray());
      row(prices, "A", "large", "Base", "GBP", 10, 30, checked);
      row(prices, "A", "small", "Base", "GBP", 0.2, 0.4, checked, 8);
      row(prices, "A", "tuned", "Fine-tuned", "GBP", 0.3, 0.6, checked, "", "A: small", 0.02);
      row(prices, "A", "dear", "Base", "GBP", 100, 300, checked, 8);
      row(prices, "A", "other", "Base", "GBP", 0.5, 1, checked, 8);
      row(prices, "A", "other tuned", "Fine-tuned", "GBP", 3, 6, checked, "", "A: other", 0.02);
      XSSFSheet assumptions = workbook.createSheet(Sheets.ASSUMPTIONS);
      row(assumptions, "Assumption", "Value");
      row(assumptions, "Reporting currency", "GBP");
      row(assumptions, "Tuning method", "Provider API");
      row(assumptions, "Serving", "Per token");
      row(assumptions, "Training examples", 1000);
      row(assumptions, "Day rate", 450);
      row(assumptions, "Fiscal year begins", 1);
      XSSFSheet training = workbook.createSheet(Sheets.TRAINING_PRICES);
      row(training, "Provider", "Model or size", "Method", "Currency", "Training", "Checked on");
      row(training, "A", "small", "Provider API", "GBP", 1, checked);
      row(training, "A", "other", "Provider API", "GBP", 1, checked);
      XSSFSheet rates = workbook.createSheet(Sheets.EXCHANGE_RATES);
      row(rates, "Currency", "Rate", "Date", "Source");
      row(rates, "USD", 0.75, checked, "bank");
      SavedBook.write(workbook, out);
    }
  }

  /** No two have the same requests, so that none is asked to be another one. */
  private static void workload(XSSFSheet sheet, String id, Object[] known, Object... more) {
    List<Object> cells = new ArrayList<>(List.of(name(id), id, "Kim", "Claims", requests(id)));
    cells.addAll(List.of(known));
    cells.addAll(List.of(more));
    row(sheet, cells.toArray());
  }

  private static int requests(String id) {
    return 100_000 + Integer.parseInt(id.substring(2));
  }

  /** All workloads are decided on but one, then live for three months with their bills. */
  private Books live(List<String> tuned, List<String> plain) throws IOException {
    found(tuned, plain);
    List<String> all = new ArrayList<>(tuned);
    all.addAll(plain);
    reviewed(DECIDED);
    approve(all.subList(0, all.size() - 1));
    apply(DECIDED);
    Path imported = book;
    for (int i = 0; i < 3; i++) {
      YearMonth month = FIRST.plusMonths(i);
      reviewed(month.atDay(3));
      List<String> bill = new ArrayList<>();
      bill.add("Month,Workload,Requests,Input tokens,Output tokens,Cost,Currency,Model");
      for (String id : all) {
        String model = tuned.contains(id) ? "tuned" : "small";
        bill.add(month + "," + id + "," + requests(id) + ",100000000,10000000,40,USD," + model);
      }
      bring(bill, month);
      imported = book;
    }
    reviewed(LAST);
    return new Books(imported, book);
  }

  private void reviewed(LocalDate day) throws IOException {
    Path out = next();
    new Review().run(quick(Reviews.quick(book, out, day)), Progress.hidden());
    book = out;
  }

  private void approve(List<String> ids) {
    book =
        TypedBooks.typed(
            book,
            next(),
            (sheet, header) -> {
              for (int at = header + 1; at <= sheet.getLastRowNum(); at++) {
                Row row = sheet.getRow(at);
                if (row != null && ids.stream().anyMatch(id -> has(row, List.of(id)))) {
                  write(row, column(sheet.getRow(header), "Decision"), "Approve");
                  write(row, column(sheet.getRow(header), "Decided by"), "Chris Lee");
                  write(row, column(sheet.getRow(header), "Decided on"), DECIDED.toString());
                  write(row, column(sheet.getRow(header), "Effective from"), "2026-12");
                }
              }
            });
  }

  // --- what is typed -----------------------------------------------------------------------------

  private static void write(Row row, int column, Object typed) {
    Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    // POI leaves an inline text as it is when another one is set.
    cell.setBlank();
    if (typed instanceof Number number) {
      cell.setCellValue(number.doubleValue());
    } else if (!typed.equals("")) {
      cell.setCellValue(typed.toString());
    }
  }

  /** The place of a header, without its unit. */
  private static int column(Row headers, String header) {
    for (Cell cell : headers) {
      if (text(cell).replaceAll(" \\(.*", "").equals(header)) {
        return cell.getColumnIndex();
      }
    }
    return -1;
  }

  private static Row headers(XSSFSheet sheet, String header) {
    for (Row row : sheet) {
      if (column(row, header) >= 0) {
        return row;
      }
    }
    throw new AssertionError("no column " + header);
  }

  private static boolean has(Row row, List<String> texts) {
    List<String> cells = new ArrayList<>();
    row.forEach(cell -> cells.add(text(cell)));
    return cells.containsAll(texts);
  }

  /** The row below a header whose cells have all of some texts. */
  private static XSSFRow row(XSSFSheet sheet, String header, List<String> texts) {
    for (int at = headers(sheet, header).getRowNum() + 1; at <= sheet.getLastRowNum(); at++) {
      XSSFRow row = sheet.getRow(at);
      if (row != null && has(row, texts)) {
        return row;
      }
    }
    throw new AssertionError("no row " + texts);
  }

  /** Types into the row below a header that is found by texts of it. */
  private static void type(
      XSSFSheet sheet, String known, List<String> of, String header, Object typed) {
    write(row(sheet, known, of), column(headers(sheet, known), header), typed);
  }

  private static XSSFRow copy(XSSFSheet sheet, XSSFRow of) {
    XSSFRow copy = sheet.createRow(sheet.getLastRowNum() + 1);
    copy.copyRowFrom(of, new CellCopyPolicy());
    return copy;
  }

  // --- edits of one workload ---------------------------------------------------------------------

  private static final String MOVED = " was closed and has changed by ";
  private static final String KEPT = "No row has the whole of 2026-12 any more";
  private static final String SINCE = "Changed since its import: ";
  private static final String UNAPPROVED = "nobody approved that; ";

  private static Own actuals(
      String name,
      String month,
      String header,
      Object typed,
      Outcome outcome,
      double by,
      String told) {
    return actuals(
        name, month, (sheet, of) -> type(sheet, "Month", of, header, typed), outcome, by, told);
  }

  private static Own actuals(
      String name,
      String month,
      BiConsumer<XSSFSheet, List<String>> change,
      Outcome outcome,
      double by,
      String told) {
    return new Own(
        name,
        Sheets.ACTUALS,
        false,
        (sheet, id) -> change.accept(sheet, List.of(id, "bill-" + month + ".csv")),
        outcome,
        by,
        told);
  }

  /** Of a month that is compared. */
  private static Own closed(String name, String header, Object typed, double by, String told) {
    return actuals(name, "2026-12", header, typed, Outcome.NAMED, by, told);
  }

  private static Own closed(
      String name, BiConsumer<XSSFSheet, List<String>> change, double by, String told) {
    return actuals(name, "2026-12", change, Outcome.NAMED, by, told);
  }

  /** Of a month that is imported, and compared by this review for the first time. */
  private static Own fresh(String name, String header, Object typed, double by, String told) {
    return actuals(name, "2027-02", header, typed, Outcome.NAMED, by, told);
  }

  private static Own unseen(String name, String header, Object typed) {
    return actuals(name, "2026-12", header, typed, Outcome.WITHOUT_EFFECT, 0, "");
  }

  private static Own row(
      boolean tuned, String name, String header, Object typed, Outcome outcome, String told) {
    return new Own(
        name,
        Sheets.WORKLOADS,
        tuned,
        (sheet, id) -> type(sheet, "Prompted model", List.of(id), header, typed),
        outcome,
        0,
        told);
  }

  private static Own named(boolean tuned, String name, String header, Object typed, String told) {
    return row(tuned, name, header, typed, Outcome.NAMED, told);
  }

  private static Own none(boolean tuned, String name, String header, Object typed) {
    return row(tuned, name, header, typed, Outcome.WITHOUT_EFFECT, "");
  }

  private static Own shown(String header, Object typed, Outcome outcome, String told) {
    return new Own(
        header + " is " + typed,
        Sheets.REALISED,
        false,
        (sheet, id) -> type(sheet, RealisedColumns.PRICES_OF, List.of(id, DECEMBER), header, typed),
        outcome,
        0,
        told);
  }

  private static Own paid(Object typed, String told) {
    return new Own(
        "one-off paid is " + typed,
        Sheets.REALISED,
        false,
        (sheet, id) -> type(sheet, RealisedColumns.PAID, List.of(id), RealisedColumns.PAID, typed),
        Outcome.NAMED,
        0,
        told);
  }

  private static final String DECEMBER = Double.toString(46357);

  private static List<Own> ofClosedMonths() {
    return List.of(
        closed("requests halved", "Requests", 50_000, 0, MOVED),
        closed("requests doubled", "Requests", 200_000, 0, MOVED),
        closed("input tokens doubled", "Input tokens", 200e6, 1000, MOVED + "+1,000.00 GBP"),
        closed("output tokens doubled", "Output tokens", 20e6, 300, MOVED + "+300.00 GBP"),
        closed("cached tokens typed", "Cached tokens", 50e6, 0, MOVED),
        closed("bill lowered", "Billed cost", 4, 27, MOVED + "+27.00 GBP"),
        closed("bill raised", "Billed cost", 76, -27, MOVED + "-27.00 GBP"),
        closed("bill cleared", "Billed cost", "", -1270, MOVED + "-1,270.00 GBP"),
        closed("bill is a credit", "Billed cost", -40, 60, MOVED + "+60.00 GBP"),
        closed("bill is a word", "Billed cost", "none", -1270, MOVED + "-1,270.00 GBP"),
        closed("bill is text", "Billed cost", "4", 27, MOVED + "+27.00 GBP"),
        closed("another currency", "Currency", "GBP", -10, MOVED + "-10.00 GBP"),
        closed("no currency", "Currency", "", -10, MOVED + "-10.00 GBP"),
        closed("a currency without a rate", "Currency", "CHF", 0, KEPT),
        closed(
            "the model left",
            "Model",
            "large",
            0,
            MOVED + "0.00 GBP. Corrected: model small → large"),
        closed("a model that nobody knows", "Model", "mine", 0, MOVED + "0.00 GBP"),
        closed("part month", "Part month", "Yes", 0, KEPT),
        closed("requests cleared", "Requests", "", 0, KEPT),
        closed("requests below zero", "Requests", -1, 0, KEPT),
        closed("another month", "Month", "2026-10-01", 0, KEPT),
        closed("onto a month that is there", "Month", "2027-01-01", 0, KEPT),
        closed("no month", "Month", "", 0, KEPT),
        closed(
            "another workload",
            (sheet, of) -> {
              Row row = row(sheet, "Month", of);
              write(row, column(headers(sheet, "Month"), "Workload"), "Else");
              write(row, column(headers(sheet, "Month"), "ID"), "X");
            },
            0,
            KEPT),
        unseen("another name, with its ID", "Workload", "Else"),
        closed("row removed", (sheet, of) -> sheet.removeRow(row(sheet, "Month", of)), 0, KEPT),
        closed(
            "a fee in another currency added",
            (sheet, of) -> {
              XSSFRow fee = copy(sheet, row(sheet, "Month", of));
              Row headers = headers(sheet, "Month");
              write(fee, column(headers, "Currency"), "GBP");
              write(fee, column(headers, "Billed cost"), 10);
              for (String figure : List.of("Requests", "Input tokens", "Output tokens")) {
                write(fee, column(headers, figure), 0);
              }
            },
            -10,
            MOVED + "-10.00 GBP"),
        closed(
            "row doubled",
            (sheet, of) -> copy(sheet, row(sheet, "Month", of)),
            0,
            "has the same workload, month and currency"),
        unseen("As imported cleared", "As imported", ""),
        unseen("Files cleared", "Files", ""),
        unseen("day of the month as text", "Month", "2026-12-15"));
  }

  private static List<Own> ofRows() {
    return List.of(
        none(false, "requests", "Requests", 9e6),
        none(false, "input tokens", "Input tokens", 9000),
        none(false, "output tokens", "Output tokens", 900),
        none(false, "a dear Prompted model", "Prompted model", "dear"),
        none(false, "no Prompted model", "Prompted model", ""),
        named(
            false,
            "another Smaller model",
            "Smaller model",
            "other",
            "runs on other, not on small, and " + UNAPPROVED + "a month costs 36.0"),
        named(
            false,
            "a dear Smaller model",
            "Smaller model",
            "dear",
            "runs on dear, not on small, and " + UNAPPROVED + "a month costs 12,9"),
        named(
            false,
            "a Smaller model without a price",
            "Smaller model",
            "nothing",
            "No model of Model prices has this name"),
        none(false, "another Candidate model, not in use", "Candidate model", "other"),
        named(
            true,
            "another Candidate model",
            "Candidate model",
            "other",
            "runs on other, not on small, and " + UNAPPROVED),
        none(true, "a dear Prompted model of a fine-tune", "Prompted model", "dear"),
        named(false, "back to Prompting", "Current approach", "Prompting", UNAPPROVED + "1,27"),
        named(false, "on to Fine-tuned", "Current approach", "Fine-tuned", UNAPPROVED + "1,27"),
        named(true, "a fine-tune back to Prompting", "Current approach", "Prompting", UNAPPROVED),
        named(false, "to RAG", "Current approach", "RAG", UNAPPROVED + "1,27"),
        none(false, "no approach", "Current approach", ""),
        none(false, "another name", "Workload", "Sorting"),
        none(false, "no ID", "ID", ""),
        none(false, "owner", "Owner", "Ana"),
        none(false, "business unit", "Business unit", "Legal"),
        none(false, "qualities", "Small model quality", 0.1),
        none(false, "cached share", "Cached share", 0.9),
        new Own(
            "row removed",
            Sheets.WORKLOADS,
            false,
            (sheet, id) -> sheet.removeRow(row(sheet, "Prompted model", List.of(id))),
            Outcome.NAMED,
            0,
            "has ended, since no row has its ID or name"),
        new Own(
            "row doubled",
            Sheets.WORKLOADS,
            false,
            (sheet, id) -> copy(sheet, row(sheet, "Prompted model", List.of(id))),
            Outcome.NAMED,
            0,
            ""),
        new Own(
            "another ID and name",
            Sheets.WORKLOADS,
            false,
            (sheet, id) -> {
              type(sheet, "Prompted model", List.of(id), "Workload", "Sorting " + id);
              type(sheet, "Prompted model", List.of(id), "ID", "X-" + id);
            },
            Outcome.NAMED,
            0,
            "that workload?"));
  }

  private static List<Own> ofRealised() {
    String told = "2026-12 was overtyped: ";
    List<Own> all = new ArrayList<>();
    for (String header :
        List.of(
            RealisedColumns.REALISED,
            RealisedColumns.FORECAST,
            RealisedColumns.BILLED,
            RealisedColumns.LEFT,
            RealisedColumns.VOLUME)) {
      all.add(shown(header, 99_000, Outcome.PUT_BACK, told + header));
    }
    all.add(shown(RealisedColumns.BASIS, "computed", Outcome.PUT_BACK, told));
    all.add(
        new Own(
            "row removed",
            Sheets.REALISED,
            false,
            (sheet, id) ->
                sheet.removeRow(row(sheet, RealisedColumns.PRICES_OF, List.of(id, DECEMBER))),
            Outcome.PUT_BACK,
            0,
            "2026-12 was removed; it is put back"));
    all.add(
        new Own(
            "row doubled",
            Sheets.REALISED,
            false,
            (sheet, id) ->
                copy(sheet, row(sheet, RealisedColumns.PRICES_OF, List.of(id, DECEMBER))),
            Outcome.PUT_BACK,
            0,
            "The row is no month that was compared"));
    all.add(paid(1, RealisedColumns.PAID + ": 1"));
    all.add(paid("nothing", "It is no amount of its own of a decision"));
    all.add(paid(-5, "It is no amount of its own of a decision"));
    all.add(
        new Own(
            "status of a decision",
            Sheets.REALISED,
            false,
            (sheet, id) -> type(sheet, RealisedColumns.PAID, List.of(id), "Status", "Reversed"),
            Outcome.WITHOUT_EFFECT,
            0,
            ""));
    return all;
  }

  private static List<Own> ofImports() {
    return List.of(
        fresh(
            "bill lowered",
            "Billed cost",
            4,
            27,
            SINCE + "Billed cost 40 → Billed cost 4; realised +27.00 GBP"),
        fresh("requests doubled", "Requests", 200_000, 0, SINCE + "Requests"),
        fresh("input tokens doubled", "Input tokens", 200e6, 1000, "; realised +1,000.00 GBP"),
        fresh("another currency", "Currency", "GBP", -10, "; realised -10.00 GBP"),
        fresh("another model", "Model", "large", 0, SINCE + "Model small → Model large"),
        fresh("bill cleared", "Billed cost", "", -1270, "; realised -1,270.00 GBP"),
        fresh("bill is a credit", "Billed cost", -40, 60, "; realised +60.00 GBP"),
        fresh("part month", "Part month", "Yes", -1270, "; realised -1,270.00 GBP"),
        fresh("another month", "Month", "2027-03-01", 0, "No row has 2027-02 of it: 1,27"),
        actuals(
            "row removed",
            "2027-02",
            (sheet, of) -> sheet.removeRow(row(sheet, "Month", of)),
            Outcome.NAMED,
            -1270,
            "No row has 2027-02 of it: 1,27"),
        actuals(
            "bill lowered, and what the import kept cleared",
            "2027-02",
            (sheet, of) -> {
              type(sheet, "Month", of, "Billed cost", 4);
              type(sheet, "Month", of, "As imported", "");
              type(sheet, "Month", of, "Files", "");
            },
            Outcome.NAMED,
            27,
            "No import has brought what is there: 4 USD"));
  }

  // --- edits of the book -------------------------------------------------------------------------

  private Whole whole(
      String name, UnaryOperator<Path> change, Outcome outcome, double by, String told) {
    return new Whole(name, change, UnaryOperator.identity(), outcome, by, told);
  }

  private UnaryOperator<Path> on(String sheet, Consumer<XSSFSheet> change) {
    return book ->
        LightBook.edit(
            book, next(), sheet::equals, workbook -> change.accept(workbook.getSheet(sheet)));
  }

  private UnaryOperator<Path> onAll(Consumer<XSSFWorkbook> change) {
    return book -> TypedBooks.edited(book, next(), change);
  }

  private Whole without(String name, String sheet, Consumer<XSSFSheet> change) {
    return whole(sheet + ": " + name, on(sheet, change), Outcome.WITHOUT_EFFECT, 0, "");
  }

  private Whole price(String name, String of, String header, Object typed) {
    return without(
        name, Sheets.MODEL_PRICES, sheet -> type(sheet, "Provider", List.of(of), header, typed));
  }

  private Whole value(String assumption, Object typed) {
    return without(
        assumption,
        Sheets.ASSUMPTIONS,
        sheet -> type(sheet, "Assumption", List.of(assumption), "Value", typed));
  }

  /** What is done to the log is found as its workbook is opened, whatever is reviewed. */
  private void log(String name, String told, Consumer<XSSFWorkbook> change) throws IOException {
    tried++;
    try (XlsxFile in = XlsxFile.open(onAll(change).apply(book))) {
      String said = LogChain.said(DecisionLogs.faults(in));
      if (!said.contains(told)) {
        wrong.add("Decision log: " + name + " is not named: " + said);
      }
    }
  }

  /** A cell of the line that approved the first decision. */
  private void line(String header, Object typed) throws IOException {
    log(
        header,
        "Line 1 (row 2) was changed",
        book -> type(logOf(book), "Line", List.of("T-01"), header, typed));
  }

  private void judgeLines() throws IOException {
    line("Expected saving", 1);
    line("Saving by month", "1 1 1");
    line("Decided by", "Ana");
    line("Decided on", "2026-11-01");
    line("Effective from", "2027-02-01");
    line("Comment", "fine");
    line("Status", "Reversed");
    line("One-off", 1);
    line("SHA-256", "0");
    line("Cost of a request today", 1);
  }

  private static XSSFSheet logOf(XSSFWorkbook book) {
    return book.getSheet(Sheets.DECISION_LOG);
  }

  private static void delete(XSSFWorkbook book, String sheet) {
    book.removeSheetAt(book.getSheetIndex(sheet));
  }

  /** What may be done to the plan, each list of it at once. */
  private List<List<Whole>> ofThePlan() {
    return List.of(
        List.of(
            price("the model left is dear", "large", "Input", 90),
            price("the model now is cheap", "small", "Input", 0.01),
            without(
                "rate",
                Sheets.EXCHANGE_RATES,
                sheet -> type(sheet, "Currency", List.of("USD"), "Rate", 0.1)),
            value("Day rate", 9000),
            value("Materiality", 9000),
            without("rows sorted", Sheets.ACTUALS, sheet -> TypedBooks.swap(sheet, 1, 5)),
            without("total", Sheets.REALISED, sheet -> write(sheet.getRow(5), 1, 99_000)),
            proposed("Expected saving", 99_000),
            proposed("One-off", 1),
            proposed("Decision", "Approve"),
            whole(
                "Run log: deleted",
                onAll(book -> delete(book, Sheets.RUN_LOG)),
                Outcome.WITHOUT_EFFECT,
                0,
                "")),
        List.of(
            price("another currency", "large", "Currency", "USD"),
            whole(
                "properties cleared",
                onAll(HundredEditsTest::bare),
                Outcome.WITHOUT_EFFECT,
                0,
                "")),
        List.of(
            price("the model left has another name", "large", "Model", "huge"),
            without(
                "row removed",
                Sheets.DECISIONS,
                sheet -> sheet.removeRow(row(sheet, "Decision", List.of("T-03"))))),
        List.of(
            price("an end in the past", "large", "Last service", "2026-12-10"),
            whole(
                "Realised: deleted",
                onAll(book -> delete(book, Sheets.REALISED)),
                Outcome.WITHOUT_EFFECT,
                0,
                "")),
        List.of(price("valid since a day of a past month", "large", "Valid from", "2027-02-15")),
        List.of(
            without(
                "a row for past months",
                Sheets.MODEL_PRICES,
                sheet -> {
                  XSSFRow past = copy(sheet, row(sheet, "Provider", List.of("large")));
                  Row headers = headers(sheet, "Provider");
                  write(past, column(headers, "Input"), 90);
                  write(past, column(headers, "Valid from"), "2026-12-01");
                  write(past, column(headers, "Valid to"), "2027-01-31");
                })),
        List.of(
            without(
                "the row of the model left is removed",
                Sheets.MODEL_PRICES,
                sheet -> sheet.removeRow(row(sheet, "Provider", List.of("large")))),
            without(
                "no rate",
                Sheets.EXCHANGE_RATES,
                sheet -> sheet.removeRow(row(sheet, "Currency", List.of("USD"))))));
  }

  private Whole proposed(String header, Object typed) {
    return without(
        header, Sheets.DECISIONS, sheet -> type(sheet, "Decision", List.of("T-03"), header, typed));
  }

  /** Who can reach all of a file but no hash, and then who can reach all but another file. */
  private void judgeTheLog() throws IOException {
    log("a decision removed", "Line 1 was removed", at -> logOf(at).removeRow(logOf(at).getRow(1)));
    log(
        "the last line removed",
        "were removed or replaced",
        at -> logOf(at).removeRow(logOf(at).getRow(logOf(at).getLastRowNum())));
    log(
        "all lines removed",
        "All lines were removed",
        at -> {
          XSSFSheet sheet = logOf(at);
          for (int row = sheet.getLastRowNum(); row > 0; row--) {
            sheet.removeRow(sheet.getRow(row));
          }
        });
    log("lines swapped", "was moved", at -> TypedBooks.swap(logOf(at), 1, 2));
    log("a line doubled", "was inserted", at -> copy(logOf(at), logOf(at).getRow(1)));
    log("deleted", "The sheet Decision log is missing", at -> delete(at, Sheets.DECISION_LOG));
    log(
        "renamed",
        "Old has its headers",
        at -> at.setSheetName(at.getSheetIndex(Sheets.DECISION_LOG), "Old"));
    log("seal removed", "The seal is gone", HundredEditsTest::unseal);
    log("a bill", "was changed", at -> replace(logOf(at), "Billed = 30", "Billed = 3"));
    log("a rate", "was changed", at -> replace(logOf(at), "Rate USD = 0.75", "Rate USD = 0.1"));
    log("end cut, sealed anew", "by the properties of this file", HundredEditsTest::cut);
    Consumer<XSSFWorkbook> bare = HundredEditsTest::cut;
    bare = bare.andThen(HundredEditsTest::bare);
    log("the same, properties cleared", "by Run log", bare);
    log(
        "the same, Run log deleted",
        "was removed, by Realised and Actuals",
        bare.andThen(at -> delete(at, Sheets.RUN_LOG)));
    for (String label :
        List.of("Lines of Decision log", "SHA-256 of the last line of Decision log")) {
      tried++;
      Path other =
          on(
                  Sheets.RUN_LOG,
                  sheet ->
                      write(headers(sheet, label), 1, label.startsWith("L") ? (Object) 40 : "0"))
              .apply(book);
      try (XlsxFile in = XlsxFile.open(other)) {
        String said = LogChain.said(DecisionLogs.faults(in));
        if (!said.contains("by Run log")) {
          wrong.add(label + " of Run log is not named: " + said);
        }
      }
    }
  }

  private List<Whole> ofForgers(Path compared) {
    UnaryOperator<ReviewOptions> previous = asked -> with(asked, asked.asOf(), compared, null);
    UnaryOperator<Path> bill = forged("Billed = 30", "Billed = 3");
    return List.of(
        whole(
            "forged, a bill",
            bill,
            Outcome.NAMED,
            Double.NaN,
            "again, saved 1,270.00, not 1,297.00"),
        whole(
            "forged, a rate",
            forged("Rate USD = 0.75", "Rate USD = 0.1"),
            Outcome.NAMED,
            Double.NaN,
            "worked out again"),
        whole("forged, who decided", forged("", ""), Outcome.NAMED, 0, "Line 1 is another one in")
            .asking(previous));
  }

  private List<Whole> ofActuals() {
    String on = Sheets.ACTUALS;
    return List.of(
        whole("Actuals: deleted", onAll(book -> delete(book, on)), Outcome.NAMED, 0, KEPT),
        whole(
            "Actuals: renamed",
            onAll(book -> book.setSheetName(book.getSheetIndex(on), "Old")),
            Outcome.NAMED,
            0,
            KEPT),
        whole(
            "Actuals: no column of bills",
            on(on, sheet -> write(sheet.getRow(0), column(sheet.getRow(0), "Billed cost"), "Else")),
            Outcome.NAMED,
            -7620,
            MOVED + "-1,270.00 GBP"));
  }

  private List<Whole> ofReviews() {
    UnaryOperator<Path> dear =
        on(Sheets.MODEL_PRICES, sheet -> type(sheet, "Provider", List.of("large"), "Input", 90));
    return List.of(
        whole(
                "back-dated by a day",
                dear,
                Outcome.REFUSED,
                0,
                "Decision log has a review on 2027-03-03")
            .asking(asked -> dated(asked, LAST.minusDays(1), "")),
        whole("back-dated by two months", dear, Outcome.REFUSED, 0, "would value past months anew")
            .asking(asked -> dated(asked, LAST.minusMonths(2), "")),
        whole("another month reopened", dear, Outcome.REFUSED, 0, "add --reopen 2027-01")
            .asking(asked -> dated(asked, LAST.minusMonths(2), "2026-12")),
        whole(
                "reopened by no earlier review",
                dear,
                Outcome.REFUSED,
                0,
                "--reopen is for a review before the last one")
            .asking(asked -> dated(asked, NEXT, "2027-03")),
        whole(
                "reopened at other prices",
                dear,
                Outcome.NAMED,
                8000 * 2 - 2 * 1270,
                MOVED + "+8,000.00 GBP. Valued anew")
            .asking(asked -> dated(asked, LocalDate.of(2027, 1, 20), "2027-01")));
  }

  private static void unseal(XSSFWorkbook book) {
    book.removeName(book.getName(DecisionLogs.SEAL));
  }

  private static void bare(XSSFWorkbook book) {
    book.getProperties()
        .getCustomProperties()
        .getUnderlyingProperties()
        .setPropertyArray(new CTProperty[0]);
  }

  /** The last lines go, and what is left is sealed as if it was all. */
  private static void cut(XSSFWorkbook book) {
    XSSFSheet sheet = logOf(book);
    int last = sheet.getLastRowNum() - 4;
    for (int row = sheet.getLastRowNum(); row > last; row--) {
      sheet.removeRow(sheet.getRow(row));
    }
    String hash = sheet.getRow(last).getCell(DecisionLog.HASH.ordinal()).toString();
    book.getName(DecisionLogs.SEAL).setRefersToFormula('"' + hash + '"');
  }

  /** Puts a figure in the place of another one, in the first line that has it. */
  private static void replace(XSSFSheet sheet, String figure, String other) {
    for (Row row : sheet) {
      Cell cell = row.getCell(DecisionLog.CELLS.ordinal());
      if (text(cell).contains(figure)) {
        write(row, cell.getColumnIndex(), text(cell).replace(figure, other));
        return;
      }
    }
    throw new AssertionError(figure);
  }

  /** All lines anew with other figures and their hashes, and nothing else says how it was. */
  private UnaryOperator<Path> forged(String figure, String other) {
    return book -> {
      Path bare =
          onAll(
                  workbook -> {
                    delete(workbook, Sheets.DECISION_LOG);
                    delete(workbook, Sheets.RUN_LOG);
                    unseal(workbook);
                    bare(workbook);
                  })
              .apply(book);
      Path out = next();
      try (XlsxFile in = XlsxFile.open(book);
          XlsxFile into = XlsxFile.open(bare);
          LogLines lines =
              new LogLines(
                  null,
                  DecisionLogs.chain(in).entries().stream()
                      .map(line -> forged(line, figure, other))
                      .toList())) {
        lines.write(into, List.of(), out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out;
    };
  }

  private static LogEntry forged(LogEntry line, String figure, String other) {
    return figure.isEmpty()
        ? line.line() == 1 ? line.said("It was me") : line
        : line.withId(line.id(), line.cells().replace(figure, other));
  }

  // --- reviews -----------------------------------------------------------------------------------

  private static ReviewOptions dated(ReviewOptions asked, LocalDate day, String reopen) {
    return with(asked, day, null, reopen.isEmpty() ? null : YearMonth.parse(reopen));
  }

  private static ReviewOptions quick(ReviewOptions asked) {
    return with(asked, asked.asOf(), null, null);
  }

  /** Without draws: what is decided has its own forecast. */
  private static ReviewOptions with(
      ReviewOptions asked, LocalDate day, Path previous, YearMonth reopen) {
    return new ReviewOptions(
        asked.input(),
        asked.output(),
        day,
        asked.overwrite(),
        asked.prices(),
        previous,
        0,
        asked.csv(),
        asked.json(),
        asked.where(),
        asked.decimals(),
        false,
        reopen);
  }

  private Said said(Path book, LocalDate day, UnaryOperator<ReviewOptions> asked)
      throws IOException {
    ReviewOptions options = asked.apply(quick(Reviews.quick(book, next(), day)));
    new Review().run(options, Progress.hidden());
    Said said = new Said(new ArrayList<>(), new LinkedHashSet<>());
    Set<String> sheets = Set.of(Sheets.ISSUES, Sheets.REALISED, Sheets.DECISION_LOG);
    try (InputStream in = Files.newInputStream(options.output());
        XSSFWorkbook workbook = WorkbookDump.cells(sheets::contains, in)) {
      workbook.getSheet(Sheets.ISSUES).forEach(row -> said.told().add(texts(row)));
      XSSFSheet realised = workbook.getSheet(Sheets.REALISED);
      if (realised != null) {
        realised.forEach(row -> said.shown().add(texts(row)));
      }
      XSSFSheet log = workbook.getSheet(Sheets.DECISION_LOG);
      if (log != null) {
        for (Row row : log) {
          said.told()
              .add(
                  List.of(
                      text(row.getCell(DecisionLog.WORKLOAD.ordinal())),
                      text(row.getCell(DecisionLog.COMMENT.ordinal()))));
        }
      }
    }
    return said;
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (int at = 0; at < row.getLastCellNum(); at++) {
      texts.add(text(row.getCell(at)));
    }
    return texts;
  }

  // --- the table ---------------------------------------------------------------------------------

  private final List<String> wrong = new ArrayList<>();
  private int tried;

  private void judge(
      String name,
      Outcome outcome,
      double by,
      String told,
      double moved,
      boolean same,
      String said) {
    tried++;
    boolean right =
        switch (outcome) {
          case NAMED ->
              (Double.isNaN(by) || Math.abs(moved - by) < SMALL)
                  && !said.isEmpty()
                  && said.contains(told);
          case PUT_BACK -> same && said.contains(told);
          case WITHOUT_EFFECT -> same;
          case REFUSED -> false;
        };
    if (!right) {
      wrong.add(
          name
              + " is not "
              + outcome
              + ", moves "
              + moved
              + (same ? "" : " and Realised")
              + ": "
              + said);
    }
  }

  /** Makes each edit for a workload of its own, and reviews all at once. */
  private void judge(List<Own> edits, List<String> ids, Path sound, LocalDate day)
      throws IOException {
    Path edited = sound;
    for (String sheet : edits.stream().map(Own::sheet).distinct().toList()) {
      edited =
          on(
                  sheet,
                  cells -> {
                    for (int i = 0; i < edits.size(); i++) {
                      if (edits.get(i).sheet().equals(sheet)) {
                        edits.get(i).change().accept(cells, ids.get(i));
                      }
                    }
                  })
              .apply(edited);
    }
    Said right = said(sound, day, UnaryOperator.identity());
    Said now = said(edited, day, UnaryOperator.identity());
    for (int i = 0; i < edits.size(); i++) {
      Own edit = edits.get(i);
      String id = ids.get(i);
      judge(
          edit.sheet() + ": " + edit.name() + " (" + id + ")",
          edit.outcome(),
          edit.by(),
          edit.told(),
          now.realised(id) - right.realised(id),
          now.shown(id).equals(right.shown(id)),
          now.beyond(right, id));
    }
    // Nothing is said of a workload to which nothing was done.
    for (String id : ids.subList(edits.size(), ids.size())) {
      judge(
          "nothing (" + id + ")",
          Outcome.WITHOUT_EFFECT,
          0,
          "",
          0,
          now.shown(id).equals(right.shown(id)) && now.beyond(right, id).isEmpty(),
          now.beyond(right, id));
    }
  }

  private static Whole both(Whole one, Whole other) {
    return new Whole(
        one.name() + "; " + other.name(),
        book -> other.change().apply(one.change().apply(book)),
        one.asked(),
        one.outcome(),
        one.by(),
        one.told());
  }

  private void judge(Whole edit, Path sound, Said right) throws IOException {
    try {
      Said now = said(edit.change().apply(sound), NEXT, edit.asked());
      judge(
          edit.name(),
          edit.outcome(),
          edit.by(),
          edit.told(),
          now.realised("") - right.realised(""),
          now.shown().equals(right.shown()),
          now.beyond(right, ""));
    } catch (BadInput e) {
      tried++;
      if (edit.outcome() != Outcome.REFUSED || !e.getMessage().contains(edit.told())) {
        wrong.add(edit.name() + " is not " + edit.outcome() + ": " + e.getMessage());
      }
    }
  }

  @Test
  void eachEditIsNamedWithItsAmountPutBackWithoutEffectOrRefused() throws IOException {
    List<Own> closed = new ArrayList<>(ofClosedMonths());
    closed.addAll(ofRows());
    closed.addAll(ofRealised());
    List<String> tuned = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i <= closed.size(); i++) {
      boolean fineTuned = i < closed.size() && closed.get(i).tuned();
      String id = String.format(Locale.ROOT, "%s-%02d", fineTuned ? "F" : "T", i + 1);
      (fineTuned ? tuned : plain).add(id);
      ids.add(id);
    }
    plain.add("T-99");
    Books many = live(tuned, plain);
    judge(closed, ids, many.compared(), NEXT);
    judge(ofImports(), plain.subList(0, ofImports().size() + 1), many.imported(), LAST);
    Books few = live(List.of(), List.of("T-01", "T-02", "T-03"));
    Said right = said(few.compared(), NEXT, UnaryOperator.identity());
    judgeLines();
    judgeTheLog();
    List<Whole> whole = new ArrayList<>(ofForgers(few.compared()));
    whole.addAll(ofActuals());
    whole.addAll(ofReviews());
    for (List<Whole> all : ofThePlan()) {
      tried += all.size() - 1;
      whole.add(all.stream().reduce(HundredEditsTest::both).orElseThrow());
    }
    for (Whole edit : whole) {
      judge(edit, few.compared(), right);
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(120);
  }
}
