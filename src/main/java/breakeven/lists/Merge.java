package breakeven.lists;

import breakeven.input.PlainNumber;
import breakeven.input.TableRows;
import breakeven.lists.Outcome.Difference;
import breakeven.lists.Outcome.Kind;
import breakeven.table.Column;
import breakeven.table.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds one row of a list against the workbook: what is new, what changes, what stays. Nothing is
 * deleted, an own row is never touched, and what a list does not state stays as it is.
 */
public final class Merge {
  private final String reportingCurrency;
  private final Predicate<TableRows.Row> hasFormula;
  private final Guard guard;
  private final boolean strict;

  /**
   * @param reportingCurrency what the prices of a row without a currency are in
   * @param hasFormula whether a price of a row of the workbook is a formula
   * @param strict whether suspicious rows are left out
   */
  public Merge(
      String reportingCurrency, Predicate<TableRows.Row> hasFormula, Guard guard, boolean strict) {
    this.reportingCurrency = reportingCurrency;
    this.hasFormula = hasFormula;
    this.guard = guard;
    this.strict = strict;
  }

  /** What becomes of a row that no other one of the lists given stands before. */
  public Outcome merge(Candidate candidate) {
    TableRows.Row book = candidate.book();
    LeftOut kept = book == null ? null : kept(candidate, book);
    if (kept != null) {
      return left(candidate, kept);
    }
    List<String> findings = guard.findings(candidate);
    if (strict && !findings.isEmpty()) {
      return new Outcome(
          Kind.LEFT_OUT,
          candidate.row(),
          candidate.source(),
          book,
          Map.of(),
          List.of(),
          findings,
          LeftOut.SUSPICIOUS);
    }
    return book == null ? added(candidate, findings) : compared(candidate, book, findings);
  }

  /** A row that is left out for a reason found before. */
  public static Outcome left(Candidate candidate, LeftOut why) {
    return new Outcome(
        Kind.LEFT_OUT,
        candidate.row(),
        candidate.source(),
        candidate.book(),
        Map.of(),
        List.of(),
        List.of(),
        why);
  }

  /** Why a row of the workbook is kept as it is; null where it is not. */
  private @Nullable LeftOut kept(Candidate candidate, TableRows.Row book) {
    PriceSheet sheet = candidate.row().sheet();
    LocalDate checked = book.date(sheet.checkedOn());
    if (Marks.own(BookRows.text(book, sheet.source()))) {
      return LeftOut.OWN;
    }
    if (hasFormula.test(book)) {
      return LeftOut.FORMULA;
    }
    if (checked != null && checked.isAfter(day(candidate))) {
      return LeftOut.LATER;
    }
    return currency(candidate, book) ? null : LeftOut.OTHER_CURRENCY;
  }

  private boolean currency(Candidate candidate, TableRows.Row book) {
    PriceSheet sheet = candidate.row().sheet();
    boolean priced = sheet.prices().stream().anyMatch(book::typed);
    String typed = BookRows.text(book, sheet.currency());
    String inBook = typed.isEmpty() ? reportingCurrency : typed;
    String listed = candidate.row().cell(sheet.currency());
    return !priced || listed.isEmpty() || inBook.equalsIgnoreCase(listed);
  }

  /** The day of the row itself, else that of its list. */
  private static LocalDate day(Candidate candidate) {
    LocalDate own = Days.parse(candidate.row().cell(candidate.row().sheet().checkedOn()));
    return own == null ? candidate.source().day() : own;
  }

  private static Outcome added(Candidate candidate, List<String> findings) {
    Map<Column, String> cells = new HashMap<>(candidate.row().cells());
    PriceSheet sheet = candidate.row().sheet();
    cells.put(sheet.checkedOn(), day(candidate).toString());
    cells.put(sheet.source(), Marks.marked(findings, source(candidate)));
    return new Outcome(
        Kind.NEW,
        candidate.row(),
        candidate.source(),
        null,
        Map.copyOf(cells),
        List.of(),
        findings,
        null);
  }

  private static String source(Candidate candidate) {
    String own = candidate.row().cell(candidate.row().sheet().source());
    return own.isEmpty() ? candidate.source().source() : own;
  }

  private static Outcome compared(Candidate candidate, TableRows.Row book, List<String> findings) {
    List<Difference> differences = differences(candidate.row(), book);
    Map<Column, String> cells = new HashMap<>();
    differences.forEach(each -> cells.put(each.column(), each.after()));
    PriceSheet sheet = candidate.row().sheet();
    LocalDate day = day(candidate);
    if (!cells.isEmpty() || !day.equals(book.date(sheet.checkedOn()))) {
      put(cells, book, sheet.checkedOn(), day.toString());
      put(cells, book, sheet.source(), Marks.marked(findings, source(candidate)));
      if (!book.typed(sheet.currency())) {
        put(cells, book, sheet.currency(), candidate.row().cell(sheet.currency()));
      }
    }
    return new Outcome(
        differences.isEmpty() ? Kind.SAME : Kind.CHANGED,
        candidate.row(),
        candidate.source(),
        book,
        Map.copyOf(cells),
        differences,
        cells.isEmpty() ? List.of() : findings,
        null);
  }

  private static void put(
      Map<Column, String> cells, TableRows.Row book, Column column, String text) {
    if (!text.isEmpty() && !text.equals(text(book, column))) {
      cells.put(column, text);
    }
  }

  /** Prices that differ, and facts that the workbook lacks. */
  private static List<Difference> differences(Listed row, TableRows.Row book) {
    List<Difference> differences = new ArrayList<>();
    PriceSheet sheet = row.sheet();
    for (Column column : sheet.table().columns()) {
      String after = row.cell(column);
      boolean price = sheet.prices().contains(column);
      boolean fact = !price && !aboutTheRow(sheet, column) && !book.typed(column);
      if (!after.isEmpty() && (price || fact) && !same(column, book, after)) {
        differences.add(new Difference(column, text(book, column), after));
      }
    }
    return differences;
  }

  private static boolean aboutTheRow(PriceSheet sheet, Column column) {
    return sheet.key().contains(column)
        || column == sheet.currency()
        || column == sheet.checkedOn()
        || column == sheet.source();
  }

  private static boolean same(Column column, TableRows.Row book, String after) {
    boolean figure = column.numeric() && column.type() != Type.WORD && column.type() != Type.DATE;
    // A double is what a cell holds: two texts of one double are the same price.
    return figure
        ? book.number(column) == PlainNumber.parse(after)
        : Objects.equals(text(book, column), after);
  }

  /** What stands in a cell, as it would be typed. */
  static String text(TableRows.Row book, Column column) {
    if (column.type() == Type.DATE) {
      LocalDate day = book.date(column);
      return day == null ? "" : day.toString();
    }
    if (column.numeric() && column.type() != Type.WORD) {
      double number = book.number(column);
      return Double.isNaN(number) ? "" : PlainNumber.text(number);
    }
    return BookRows.text(book, column);
  }
}
