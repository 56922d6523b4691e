package breakeven.workbook.live;

import breakeven.app.batch.LiveBooks;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.core.table.Table;
import breakeven.core.table.Type;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Edits of the input cells of a workbook, the same for the same seed. */
public final class SeededEdits {
  /** What an analyst tries. */
  public enum Kind {
    VOLUME,
    AMOUNT,
    SHARE,
    COUNT,
    YES_NO,
    WORD,
    MODEL,
    GPU,
    FILLED,
    EMPTIED,
    PRICE,
    RATE,
    CURRENCY,
    ASSUMPTION
  }

  /** Those that change one workload. */
  private static final List<Kind> OF_A_ROW =
      List.of(
          Kind.VOLUME,
          Kind.AMOUNT,
          Kind.SHARE,
          Kind.COUNT,
          Kind.YES_NO,
          Kind.WORD,
          Kind.MODEL,
          Kind.GPU,
          Kind.FILLED,
          Kind.EMPTIED);

  private static final List<Column> SHAPE =
      List.of(Workloads.TUNING_METHOD, Workloads.SERVING, Workloads.GPU);

  private static final List<Column> VOLUMES =
      List.of(Workloads.REQUESTS, Workloads.INPUT_TOKENS, Workloads.OUTPUT_TOKENS);

  /**
   * A value typed into one cell.
   *
   * @param row the cell's row, from 0
   * @param title its header with the unit
   * @param value a number or a text; an empty text empties the cell
   */
  public record Edit(Kind kind, String sheet, int row, String title, Object value) {
    void type(XSSFWorkbook workbook) {
      var cell = LiveBooks.cell(workbook.getSheet(sheet), row, title);
      Object before = LiveBooks.value(cell);
      LiveBooks.put(cell, value);
      Object after = LiveBooks.value(LiveBooks.cell(workbook.getSheet(sheet), row, title));
      if (after.equals(before) || !after.equals(value)) {
        throw new IllegalStateException(this + " makes " + after + " of " + before);
      }
    }
  }

  private final XSSFWorkbook book;
  private final SplittableRandom random;

  /** The names that the review has looked up, each with its purpose, in small letters. */
  private final Set<String> lookedUp;

  /** What was read before: a planned edit asks for the cells of a whole column. */
  private final Map<Column, List<Object>> columns = new HashMap<>();

  private final Map<String, String> assumptions = new HashMap<>();

  SeededEdits(XSSFWorkbook book, Set<String> lookedUp, long seed) {
    this.book = book;
    this.lookedUp = lookedUp;
    random = new SplittableRandom(seed);
  }

  // --- workloads -------------------------------------------------------------------------------

  /**
   * One edit each of most workloads.
   *
   * @param leave rows to leave as they are, from 0
   */
  List<Edit> ofWorkloads(Set<Integer> leave) {
    List<Edit> edits = new ArrayList<>();
    Sheet sheet = book.getSheet(Sheets.WORKLOADS);
    for (int row = 1; row <= sheet.getLastRowNum(); row++) {
      if (row % 9 != 0 && !leave.contains(row)) {
        edits.add(ofWorkload(row));
      }
    }
    return edits;
  }

  private Edit ofWorkload(int row) {
    for (int i = row; ; i++) {
      Edit edit = ofWorkload(OF_A_ROW.get(i % OF_A_ROW.size()), row);
      if (edit != null) {
        return edit;
      }
    }
  }

  private @Nullable Edit ofWorkload(Kind kind, int row) {
    List<Column> columns =
        Workloads.TABLE.columns().stream()
            .filter(column -> column.type() != Type.TEXT)
            .filter(column -> fits(kind, column, value(row, column).equals("")))
            .toList();
    // A name that was not looked up is found by a review only; another one may do.
    for (int tries = 0; tries < 20 && !columns.isEmpty(); tries++) {
      Column column = columns.get(random.nextInt(columns.size()));
      Object before = value(row, column);
      Object after = after(kind, column, before);
      if (!after.equals(before) && known(row, column, after) && leavesShape(row, column, after)) {
        return new Edit(kind, Sheets.WORKLOADS, row, column.title(), after);
      }
    }
    return null;
  }

  private static boolean fits(Kind kind, Column column, boolean blank) {
    Type type = column.type();
    boolean yesNo = column.words().equals(Words.YES_NO);
    return kind == Kind.FILLED
        ? blank
        : !blank
            && switch (kind) {
              case VOLUME -> VOLUMES.contains(column);
              case AMOUNT -> type == Type.MONEY;
              case SHARE -> type == Type.SHARE;
              case COUNT ->
                  !VOLUMES.contains(column)
                      && (type == Type.NUMBER || type == Type.WHOLE || type == Type.MONTHS_OR_NONE);
              case YES_NO -> type == Type.WORD && yesNo;
              case WORD -> type == Type.WORD && !yesNo;
              case MODEL -> type == Type.MODEL;
              case GPU -> type == Type.GPU;
              default -> true;
            };
  }

  private Object after(Kind kind, Column column, Object before) {
    return switch (kind) {
      case EMPTIED -> "";
      case YES_NO, WORD -> column.words().get(random.nextInt(column.words().size()));
      case SHARE ->
          column == Workloads.GROWTH
              ? rounded(random.nextDouble(-0.05, 0.05))
              : rounded(random.nextDouble(0, 0.99));
      case COUNT ->
          column == Workloads.HOURS_ON
              ? rounded(random.nextDouble(1, 730))
              : column.type() == Type.NUMBER
                  ? scaled(before, 1.1, 3)
                  : (double) random.nextInt(1, 20);
      case VOLUME -> scaled(before, 0.1, 10);
      case AMOUNT -> scaled(before, 0.2, 5);
      default -> ofAnotherRow(column);
    };
  }

  private Object scaled(Object before, double from, double to) {
    double factor = random.nextDouble(from, to);
    return before instanceof Double number ? rounded(number * factor) : before;
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }

  private Object ofAnotherRow(Column column) {
    List<Object> typed =
        column(column).stream().filter(value -> !value.equals("")).distinct().toList();
    return typed.isEmpty() ? "" : typed.get(random.nextInt(typed.size()));
  }

  private Object value(int row, Column column) {
    return column(column).get(row - 1);
  }

  private List<Object> column(Column column) {
    Sheet sheet = book.getSheet(Sheets.WORKLOADS);
    return columns.computeIfAbsent(
        column,
        one ->
            Stream.iterate(1, row -> row <= sheet.getLastRowNum(), row -> row + 1)
                .map(row -> LiveBooks.value(LiveBooks.cell(sheet, row, one.title())))
                .toList());
  }

  /**
   * Whether an edit leaves nothing of a shape to choose: a review chooses anew, a formula does not.
   */
  private boolean leavesShape(int row, Column changed, Object then) {
    boolean carded = changed == Workloads.GPU || !value(row, Workloads.GPU).equals("");
    return !SHAPE.contains(changed) || carded && !then.equals("");
  }

  /** Whether the review has looked up every name that the row would have. */
  private boolean known(int row, Column changed, Object then) {
    Map<Column, String> names = new HashMap<>();
    for (Column column : Workloads.TABLE.columns()) {
      if (column.type() == Type.MODEL || column.type() == Type.GPU) {
        String typed = (column == changed ? then : value(row, column)).toString();
        String assumed =
            column.assumption() == null ? "" : assumed(Objects.requireNonNull(column.assumption()));
        names.put(column, typed.isEmpty() ? assumed : typed);
      }
    }
    String candidate = names.get(Workloads.CANDIDATE_MODEL);
    String smaller = names.get(Workloads.SMALLER_MODEL);
    String gpu = names.get(Workloads.GPU);
    String training = assumed(Assumption.TRAINING_GPU.title());
    return has("Prompted", names.get(Workloads.PROMPTED_MODEL))
        && has("Candidate", candidate)
        && ("".equals(smaller) ? has("Small, as candidate", candidate) : has("Small", smaller))
        && has("GPU", gpu)
        && has("Training GPU", training.isEmpty() ? gpu : training)
        && ("".equals(gpu) || has("Capacity", gpu + " | " + candidate));
  }

  private boolean has(String purpose, @Nullable String name) {
    return "".equals(name) || lookedUp.contains((purpose + " | " + name).toLowerCase(Locale.ROOT));
  }

  private String assumed(String assumption) {
    return assumptions.computeIfAbsent(assumption, this::assumedAfresh);
  }

  private String assumedAfresh(String assumption) {
    Sheet sheet = book.getSheet(Sheets.ASSUMPTIONS);
    for (int row = 1; row <= sheet.getLastRowNum(); row++) {
      if (typed(AssumptionsTable.TABLE, row, AssumptionsTable.ASSUMPTION).equals(assumption)) {
        return typed(AssumptionsTable.TABLE, row, AssumptionsTable.VALUE).toString();
      }
    }
    throw new IllegalArgumentException(assumption);
  }

  // --- what workloads share --------------------------------------------------------------------

  private Object typed(Table table, int row, Column column) {
    return LiveBooks.value(LiveBooks.cell(book.getSheet(table.sheet()), row, column.title()));
  }

  /**
   * Prices that the review has read, every one times something.
   *
   * @param cells as {@code Model prices!I14}
   */
  List<Edit> ofPrices(Set<String> cells) {
    List<Edit> edits = new ArrayList<>();
    Pattern place = Pattern.compile("(.*)!([A-Z]+)([0-9]+)");
    for (String cell : cells) {
      Matcher parts = place.matcher(cell);
      if (!parts.matches()) {
        continue;
      }
      Sheet sheet = book.getSheet(parts.group(1));
      int row = Integer.parseInt(parts.group(3)) - 1;
      int column = CellReference.convertColStringToIndex(parts.group(2));
      String title = sheet.getRow(0).getCell(column).getStringCellValue();
      if (LiveBooks.value(LiveBooks.cell(sheet, row, title)) instanceof Double price) {
        // Whole numbers, as a number of GPUs has to be.
        double then = price == 0 ? 1 : price * random.nextInt(2, 5);
        edits.add(new Edit(Kind.PRICE, sheet.getSheetName(), row, title, then));
      }
    }
    return edits;
  }

  /** Prices that the review has read, each row of them in another currency. */
  List<Edit> ofCurrencies(Set<String> cells) {
    List<Edit> edits = new ArrayList<>();
    for (Edit price : ofPrices(cells)) {
      if (price.sheet().equals(Sheets.SERVING_CAPACITY)) {
        continue;
      }
      String title = ModelPrices.CURRENCY.title();
      Sheet sheet = book.getSheet(price.sheet());
      Object before = LiveBooks.value(LiveBooks.cell(sheet, price.row(), title));
      Edit edit =
          new Edit(
              Kind.CURRENCY, price.sheet(), price.row(), title, "EUR".equals(before) ? "" : "EUR");
      if (before instanceof String && !edits.contains(edit)) {
        edits.add(edit);
      }
    }
    return edits;
  }

  /** Every rate but the one of the reporting currency. */
  List<Edit> ofRates() {
    List<Edit> edits = new ArrayList<>();
    Sheet sheet = book.getSheet(Sheets.EXCHANGE_RATES);
    for (int row = 1; row <= sheet.getLastRowNum(); row++) {
      if (typed(ExchangeRates.TABLE, row, ExchangeRates.RATE) instanceof Double rate && rate != 1) {
        edits.add(
            new Edit(
                Kind.RATE,
                Sheets.EXCHANGE_RATES,
                row,
                ExchangeRates.RATE.title(),
                rounded(rate * random.nextDouble(0.7, 1.4))));
      }
    }
    return edits;
  }

  /** Assumptions, numbers each in its range. */
  List<Edit> ofAssumptions(List<Assumption> assumptions) {
    List<Edit> edits = new ArrayList<>();
    Sheet sheet = book.getSheet(Sheets.ASSUMPTIONS);
    for (int row = 1; row <= sheet.getLastRowNum(); row++) {
      Object title = typed(AssumptionsTable.TABLE, row, AssumptionsTable.ASSUMPTION);
      // One that is no longer there stays in workbooks.
      Assumption assumption = Assumption.of(title.toString()).orElse(null);
      if (assumption != null
          && assumptions.contains(assumption)
          && typed(AssumptionsTable.TABLE, row, AssumptionsTable.VALUE) instanceof Double before) {
        edits.add(
            new Edit(
                Kind.ASSUMPTION,
                Sheets.ASSUMPTIONS,
                row,
                AssumptionsTable.VALUE.title(),
                then(assumption, before)));
      }
    }
    return edits;
  }

  private double then(Assumption assumption, double before) {
    return switch (assumption.kind()) {
      case WHOLE -> before + random.nextInt(1, 4);
      case SHARE -> before == 0 ? 0.05 : rounded(before * random.nextDouble(0.6, 0.95));
      default -> before == 0 ? 3 : rounded(before * random.nextDouble(1.1, 1.9));
    };
  }
}
