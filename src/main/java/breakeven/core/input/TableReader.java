package breakeven.core.input;

import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.table.Column;
import breakeven.core.table.Table;
import breakeven.core.table.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one of the small sheets. {@link #finish} gives its rows, where they are not taken one by
 * one.
 */
public final class TableReader extends HeaderedSheet {
  private final Table table;
  private final Source source;
  private final CellReader cells;
  private final TypedCell cell = new TypedCell();
  private final List<TableRows.Row> rows = new ArrayList<>();
  private final Consumer<TableRows.Row> taker;
  private final double[] numbers;
  private final @Nullable String[] texts;
  private final @Nullable RawCell[] raw;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> ofSheet = new ArrayList<>();
  private final Set<Column> contradicted = new HashSet<>();
  private final Map<Column, String> currencyWords = new LinkedHashMap<>();
  private long bad;

  /** Cells that were read as something that no formula makes of them. */

  /** Those of them that were read as empty ones. */
  private long emptied;

  private int rowAtHand;
  private @Nullable Header header;

  /**
   * A reader that keeps the rows.
   *
   * @param table the columns that are looked for
   * @param source which file and sheet, for messages
   */
  public TableReader(Table table, Source source) {
    this(table, source, null);
  }

  /**
   * @param taker takes each row as it is read, so that none is kept; null: they are kept
   */
  public TableReader(Table table, Source source, @Nullable Consumer<TableRows.Row> taker) {
    // A list that is imported says of each row of its own that it cannot be read.
    super(new HeaderFinder(table, source.sheet(), null), taker == null ? key(table) : null);
    int width = table.columns().size();
    this.table = table;
    this.source = source;
    this.cells = new CellReader(source);
    this.numbers = new double[width];
    this.texts = new @Nullable String[width];
    this.raw = new @Nullable RawCell[width];
    this.taker = taker == null ? rows::add : taker;
  }

  /** The column by whose name further headers are found: what a row is of. */
  private static Column key(Table table) {
    return table.columns().stream().filter(Column::required).findFirst().orElseThrow();
  }

  /** The sheet has ended. The header says whether it was usable, and what is wrong with it. */
  public TableRows finish() {
    Header found = end().with(ofSheet);
    return new TableRows(table, found, source, !over(), List.copyOf(rows));
  }

  @Override
  void found(Header found) {
    header = found;
  }

  @Override
  void startData(int row) {
    Arrays.fill(numbers, Double.NaN);
    Arrays.fill(texts, null);
    Arrays.fill(raw, null);
    problems.clear();
    currencyWords.clear();
    bad = 0;
    emptied = 0;
    rowAtHand = row;
  }

  @Override
  void data(
      Column column, int index, boolean read, CellType type, double number, @Nullable String text) {
    cells.read(column, type, number, text, cell);
    int at = column.ordinal();
    if (cell.empty() && cell.findings().isEmpty()) {
      return;
    }
    raw[at] = new RawCell(type, number, text);
    if (!read) {
      // Told at the header, once.
      bad |= 1L << at;
      return;
    }
    numbers[at] = cell.number();
    texts[at] = cell.text();
    bad |= cell.bad() ? 1L << at : 0;
    emptied |= cell.empty() ? 1L << at : 0;
    String word = cell.currency();
    if (word != null) {
      currencyWords.put(column, word);
    }
    for (Finding finding : cell.findings()) {
      problems.add(problem(column, index, finding));
    }
  }

  @Override
  void headersAgain(Problem problem) {
    ofSheet.add(problem);
  }

  @Override
  void ofSheet(Problem problem) {
    ofSheet.add(problem);
  }

  @Override
  void endData(int row) {
    Header known = header;
    if (known == null || isEmpty()) {
      return;
    }
    for (Column column : table.columns()) {
      if (column.required() && raw[column.ordinal()] == null) {
        Finding empty = Finding.error("", "The cell is empty", "Type " + wanted(column));
        problems.add(problem(column, known.indexOf(column), empty));
      }
    }
    Column currency = table.currency();
    if (currency != null) {
      currencies(known, row, currency);
    }
    taker.accept(
        new TableRows.Row(
            known,
            row,
            numbers.clone(),
            texts.clone(),
            raw.clone(),
            new TableRows.Marks(bad, emptied),
            problems));
  }

  /**
   * Tells headers that name another currency than a row below them, each once, and cells that are
   * shown in another than that of their row.
   */
  private void currencies(Header known, int row, Column currency) {
    String own = texts[currency.ordinal()];
    for (Column column : table.columns()) {
      RawCell cell = column.type() == Type.MONEY ? raw[column.ordinal()] : null;
      if (cell == null) {
        continue;
      }
      amount(known, column, own);
      Finding shown = own == null ? null : ShownUnit.otherCurrency(cell, own);
      if (shown != null) {
        problems.add(problem(column, known.indexOf(column), shown));
      }
      String headers = known.currency(column);
      if (headers != null
          && !headers.equalsIgnoreCase(Texts.trim(own == null ? "" : own))
          && contradicted.add(column)) {
        ofSheet.add(
            Finding.warning(
                    headers,
                    own == null
                        ? "The header names a currency and row "
                            + row
                            + " none: its amounts count in the reporting currency"
                        : ("The header names another currency than row %s, %s: amounts count in"
                                + " the currency of their row")
                            .formatted(row, own),
                    "Type the currency of each row in the column Currency, and none in the header")
                .at(
                    source.sheet(),
                    new Place(source.sheet(), known.row(), known.indexOf(column)).cell(),
                    column.header()));
      }
    }
  }

  /** Whether nothing is in the row, or only what is read as an empty cell. */
  private boolean isEmpty() {
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != null && (emptied >>> i & 1) == 0) {
        return false;
      }
    }
    return true;
  }

  /** An amount that was typed with a currency is in that of its row, or is refused. */
  private void amount(Header known, Column column, @Nullable String own) {
    String word = currencyWords.get(column);
    String code = own == null ? "" : Texts.trim(own).toUpperCase(Locale.ROOT);
    if (word == null || Currencies.means(word, code)) {
      return;
    }
    String typed = String.valueOf(Currencies.anyCase(word));
    String amount = PlainNumber.text(numbers[column.ordinal()]);
    RawCell cell = raw[column.ordinal()];
    String found = cell == null || cell.text() == null ? "" : Texts.trim(cell.text());
    long bit = 1L << column.ordinal();
    bad |= bit;
    numbers[column.ordinal()] = Double.NaN;
    problems.removeIf(problem -> problem.column().equals(column.header()));
    problems.add(
        problem(
            column,
            known.indexOf(column),
            Finding.error(
                found,
                "The amount is in %s, and its row %s"
                    .formatted(word, code.isEmpty() ? "names no currency" : "is in " + code),
                code.isEmpty()
                    ? "Type " + amount + " here, and " + typed + " in the column Currency"
                    : "Type the amount in " + code + ", without " + word)));
  }

  private static String wanted(Column column) {
    if (column.type() == Type.WORD) {
      return CellReader.list(column.words());
    }
    return column.title() + ", for example " + column.example();
  }

  private Problem problem(Column column, int index, Finding finding) {
    return finding.at(
        source.sheet(),
        index < 0 ? "" : new Place(source.sheet(), rowAtHand, index).cell(),
        column.header());
  }
}
