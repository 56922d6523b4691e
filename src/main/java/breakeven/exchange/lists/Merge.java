package breakeven.exchange.lists;

import breakeven.core.guard.Marks;
import breakeven.core.guard.PriceWarning;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.TableRows;
import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Type;
import breakeven.exchange.lists.Outcome.Difference;
import breakeven.exchange.lists.Outcome.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds one row of a list against the workbook: what is new, what changes, what stays. Nothing is
 * deleted, an own row is never touched, and what a list does not state stays as it is.
 */
public final class Merge {
  private final String reportingCurrency;
  private final BiPredicate<TableRows.Row, List<Column>> hasFormula;
  private final ListGuards guards;
  private final Predicate<ListRow> accepted;

  /**
   * @param reportingCurrency what the prices of a row without a currency are in
   * @param hasFormula whether one of some cells of a row of the workbook is a formula
   * @param accepted whether a row comes in however far off its price is
   */
  public Merge(
      String reportingCurrency,
      BiPredicate<TableRows.Row, List<Column>> hasFormula,
      ListGuards guards,
      Predicate<ListRow> accepted) {
    this.reportingCurrency = reportingCurrency;
    this.hasFormula = hasFormula;
    this.guards = guards;
    this.accepted = accepted;
  }

  /** What becomes of a row that no other one of the lists given is before. */
  public Outcome merge(Candidate candidate) {
    TableRows.Row book = candidate.book();
    if (candidate.row().isDaysAlone()) {
      return book == null ? left(candidate, LeftOut.NO_ROW) : ends(candidate, book);
    }
    LeftOut kept = book == null ? null : kept(candidate, book);
    if (kept != null) {
      return left(candidate, kept);
    }
    List<PriceWarning> doubts = guards.doubts(candidate);
    Outcome outcome = book == null ? added(candidate, doubts) : compared(candidate, book, doubts);
    List<PriceWarning> far =
        outcome.kind() == Kind.SAME || accepted.test(candidate.row())
            ? List.of()
            : guards.farOff(candidate);
    return far.isEmpty()
        ? outcome
        : new Outcome(
            Kind.LEFT_OUT, candidate.row(), book, Map.of(), List.of(), far, LeftOut.FAR_OFF);
  }

  /**
   * The days on which a model ends. Those that the workbook lacks come in from a list of any day;
   * what is typed changes as a price does. Day and source of the price stay.
   */
  private Outcome ends(Candidate candidate, TableRows.Row book) {
    LeftOut kept = kept(candidate, book);
    if (kept == LeftOut.OWN || kept == LeftOut.FORMULA) {
      return left(candidate, kept);
    }
    List<Difference> differences = new ArrayList<>();
    Map<Column, String> cells = new HashMap<>();
    boolean stays = false;
    for (Column column : PriceSheet.ENDS) {
      String after = candidate.row().cell(column);
      boolean differs = !after.isEmpty() && !same(column, book, after);
      if (differs && kept != null && book.typed(column)) {
        stays = true;
      } else if (differs) {
        differences.add(new Difference(column, text(book, column), after));
        cells.put(column, after);
      }
    }
    return kept != null && stays && cells.isEmpty()
        ? left(candidate, kept)
        : outcome(candidate, book, cells, differences, List.of());
  }

  /** A row that is left out for a reason found before. */
  public static Outcome left(Candidate candidate, LeftOut why) {
    return new Outcome(
        Kind.LEFT_OUT, candidate.row(), candidate.book(), Map.of(), List.of(), List.of(), why);
  }

  /** Why a row of the workbook is kept as it is; null where it is not. */
  private @Nullable LeftOut kept(Candidate candidate, TableRows.Row book) {
    PriceSheet sheet = candidate.row().sheet();
    LocalDate checked = book.date(sheet.checkedOn());
    if (guards.own(sheet, book)) {
      return LeftOut.OWN;
    }
    boolean days = candidate.row().isDaysAlone();
    if (hasFormula.test(book, days ? PriceSheet.ENDS : sheet.figures())) {
      return LeftOut.FORMULA;
    }
    LocalDate listed = candidate.source().dayOf(candidate.row());
    if (checked != null && listed == null) {
      return LeftOut.UNDATED;
    }
    if (checked != null && checked.isAfter(listed)) {
      return LeftOut.LATER;
    }
    return currency(candidate, book) ? null : LeftOut.OTHER_CURRENCY;
  }

  /** Whether a row of the workbook is in the list's currency, or in none yet. */
  private boolean currency(Candidate candidate, TableRows.Row book) {
    PriceSheet sheet = candidate.row().sheet();
    boolean priced = sheet.figures().stream().anyMatch(book::typed);
    String typed = BookRows.text(book, sheet.currency());
    String inBook = typed.isEmpty() ? reportingCurrency : typed;
    String listed = candidate.row().cell(sheet.currency());
    boolean open = typed.isEmpty() && !priced;
    return open || listed.isEmpty() || inBook.equalsIgnoreCase(listed);
  }

  private static Outcome added(Candidate candidate, List<PriceWarning> doubts) {
    Map<Column, String> cells = new HashMap<>(candidate.row().cells());
    cells.keySet().removeIf(column -> unknown(candidate, column));
    PriceSheet sheet = candidate.row().sheet();
    cells.put(sheet.checkedOn(), day(candidate));
    cells.put(sheet.source(), Marks.marked(doubts, source(candidate)));
    return new Outcome(Kind.NEW, candidate.row(), null, Map.copyOf(cells), List.of(), doubts, null);
  }

  private static String source(Candidate candidate) {
    String own = candidate.row().cell(candidate.row().sheet().source());
    String source = own.isEmpty() ? candidate.source().source() : own;
    return day(candidate).isEmpty() ? ListSource.UNDATED + ", " + source : source;
  }

  /** The day of a price; empty where nobody knows it. */
  private static String day(Candidate candidate) {
    LocalDate day = candidate.source().dayOf(candidate.row());
    return day == null ? "" : day.toString();
  }

  private static Outcome compared(
      Candidate candidate, TableRows.Row book, List<PriceWarning> doubts) {
    List<Difference> differences = differences(candidate, book);
    Map<Column, String> cells = new HashMap<>();
    differences.forEach(each -> cells.put(each.column(), each.after()));
    PriceSheet sheet = candidate.row().sheet();
    String day = day(candidate);
    if (!cells.isEmpty() || !day.equals(text(book, sheet.checkedOn()))) {
      put(cells, book, sheet.checkedOn(), day);
      put(cells, book, sheet.source(), source(candidate, book, doubts, differences.isEmpty()));
      if (!book.typed(sheet.currency())) {
        put(cells, book, sheet.currency(), candidate.row().cell(sheet.currency()));
      }
      if (!book.typed(sheet.provider())) {
        put(cells, book, sheet.provider(), candidate.row().provider());
      }
    }
    return outcome(candidate, book, cells, differences, cells.isEmpty() ? List.of() : doubts);
  }

  private static Outcome outcome(
      Candidate candidate,
      TableRows.Row book,
      Map<Column, String> cells,
      List<Difference> differences,
      List<PriceWarning> doubts) {
    return new Outcome(
        differences.isEmpty() ? Kind.SAME : Kind.CHANGED,
        candidate.row(),
        book,
        Map.copyOf(cells),
        differences,
        doubts,
        null);
  }

  /** A mark stays until the price changes or somebody takes it away. */
  private static String source(
      Candidate candidate, TableRows.Row book, List<PriceWarning> doubts, boolean samePrices) {
    String source = source(candidate);
    return samePrices && doubts.isEmpty()
        ? Marks.keptMark(BookRows.text(book, candidate.row().sheet().source()), source)
        : Marks.marked(doubts, source);
  }

  private static void put(
      Map<Column, String> cells, TableRows.Row book, Column column, String text) {
    if (!text.isEmpty() && !text.equals(text(book, column))) {
      cells.put(column, text);
    }
  }

  /** Prices that differ, and facts that the workbook lacks. */
  private static List<Difference> differences(Candidate candidate, TableRows.Row book) {
    ListRow row = candidate.row();
    List<Difference> differences = new ArrayList<>();
    PriceSheet sheet = row.sheet();
    for (Column column : sheet.table().columns()) {
      String after = row.cell(column);
      boolean price = sheet.figures().contains(column);
      boolean fact = !price && !aboutTheRow(sheet, column) && !book.typed(column);
      boolean stated =
          !after.isEmpty() && !unknown(candidate, column) && !outputOfEmbedding(column, book);
      if (stated && (price || fact) && !same(column, book, after)) {
        differences.add(new Difference(column, text(book, column), after));
      }
    }
    return differences;
  }

  /** Unknown is not zero: the row is marked, and the cell stays as it is. */
  private static boolean unknown(Candidate candidate, Column column) {
    return candidate.source().zeroIsUnknown()
        && column.type() == Type.MONEY
        && candidate.row().cell(column).equals("0");
  }

  /** Some lists give embeddings an output price, which nothing is ever charged at. */
  private static boolean outputOfEmbedding(Column column, TableRows.Row book) {
    return column == ModelPrices.OUTPUT_PRICE
        && ModelPrices.EMBEDDING.equals(book.text(ModelPrices.KIND));
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

  /** What is in a cell, as it would be typed. */
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
