package breakeven.exchange.usage;

import breakeven.core.input.CellReader;
import breakeven.core.input.CellType;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Texts;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Reads one usage file, line by line, into the sums of all. */
public final class UsageReader implements RowHandler {
  /** Progress is reported after so many lines. */
  private static final int TOLD = 10_000;

  /** The header row is among the first rows. */
  private static final int HEADER_ROWS = 20;

  private static final Set<String> YES = Set.of("true", "yes", "1", "batch");
  private static final Set<String> NO = Set.of("false", "no", "0");
  private static final Set<String> FAILURES = Set.of("failure", "failed", "error");

  private final UsageAsk ask;
  private final Usage usage;
  private final IntConsumer progress;
  private final UsageSource source;
  private final UsageTime time = new UsageTime();
  private final UsageLine line = new UsageLine();
  private final @Nullable String[] texts = new @Nullable String[Meaning.values().length];
  private final List<String> header = new ArrayList<>();
  private List<String> firstRow = List.of();
  private @Nullable UsageColumns columns;
  private String workload = "";
  private double written;
  private boolean filled;
  private long monthStart = Long.MAX_VALUE;
  private long monthEnd = Long.MIN_VALUE;
  private int month;

  /**
   * A reader for the next file.
   *
   * @param file its name, for messages
   * @param progress is told how many more lines were read
   */
  public UsageReader(String file, UsageAsk ask, Usage usage, IntConsumer progress) {
    this.ask = ask;
    this.progress = progress;
    this.usage = usage;
    this.source = usage.source(file);
  }

  @Override
  public void startRow(int row) {
    header.clear();
    Arrays.fill(texts, null);
    written = 0;
    workload = "";
    filled = false;
  }

  @Override
  public boolean wants(int column) {
    UsageColumns known = columns;
    return known == null || known.at(column) != null || known.workload() == column;
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    UsageColumns known = columns;
    String said = text == null ? "" : Texts.trim(text);
    if (known == null) {
      while (header.size() <= column) {
        header.add("");
      }
      header.set(column, said);
      return;
    }
    filled |= !said.isEmpty();
    if (known.workload() == column) {
      workload = Texts.oneLine(said);
    }
    Meaning meaning = known.at(column);
    if (meaning == Meaning.CACHE_WRITE) {
      written += said.isEmpty() ? 0 : number(said);
    } else if (meaning != null) {
      texts[meaning.ordinal()] = said;
    }
  }

  @Override
  public boolean endRow(int row) {
    if (row % TOLD == 0) {
      progress.accept(TOLD);
    }
    UsageColumns known = columns;
    if (known != null) {
      if (filled) {
        source.addLine();
        line(known, row);
      }
      return true;
    }
    firstRow = firstRow.isEmpty() ? List.copyOf(header) : firstRow;
    columns = UsageColumns.find(header, ask.by());
    if (columns != null) {
      begin(columns);
    }
    return columns != null || row < HEADER_ROWS;
  }

  @Override
  public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    // A file of text has no such cells.
  }

  private void begin(UsageColumns known) {
    if (ask.workload().isEmpty() && known.workload() < 0) {
      throw new UsageFault(
          "does not say which workload its lines are of (its columns: "
              + known.listed()
              + "): add --workload NAME, or --by COLUMN where a column says it");
    }
    source.found(known);
  }

  /**
   * The file has ended.
   *
   * @throws UsageFault where it is no usage file, or nothing is below its header row
   */
  public UsageSource finish() {
    if (columns == null) {
      throw new UsageFault(
          "is no usage file that is known (its columns: "
              + UsageColumns.listed(firstRow)
              + "): it needs at least columns Input tokens and Output tokens");
    }
    if (source.lines() == 0) {
      throw new UsageFault("has a header row and no line below it: export it again");
    }
    return source;
  }

  // --- one line ---------------------------------------------------------------------------------

  private void line(UsageColumns known, int row) {
    if (!when(known, row) || !figures(known, row)) {
      return;
    }
    double tokens = line.input + line.output;
    boolean fee = tokens == 0 && usage.takesFees() && !Double.isNaN(line.cost) && line.cost != 0;
    if (fee) {
      line.requests = known.has(Meaning.REQUESTS) ? line.requests : 0;
    } else if (tokens == 0 && known.periods() && !(line.requests > 0)) {
      source.addIdle();
      return;
    }
    UsageWarning odd = odd(tokens, fee);
    if (odd != null) {
      source.odd(odd, row);
      return;
    }
    words(known);
    if (line.workload.length() > Texts.MOST_IN_CELL || line.model.length() > Texts.MOST_IN_CELL) {
      source.odd(UsageWarning.LONG_NAME, row);
      return;
    }
    usage.add(line);
    source.addTaken();
  }

  private @Nullable UsageWarning odd(double tokens, boolean fee) {
    if (tokens == 0 && !fee) {
      return failed() ? UsageWarning.FAILED : UsageWarning.NO_TOKENS;
    }
    if (line.requests == 0 && !fee) {
      return UsageWarning.NO_REQUESTS;
    }
    String named = workload.isEmpty() ? usage.nameless() : workload;
    line.workload = ask.workload().isEmpty() ? named : ask.workload();
    return line.workload.isEmpty() ? UsageWarning.NO_WORKLOAD : null;
  }

  private boolean failed() {
    String status = text(Meaning.STATUS).toLowerCase(Locale.ROOT);
    return FAILURES.contains(status) || status.matches("[45]\\d\\d");
  }

  private boolean when(UsageColumns known, int row) {
    if (!known.has(Meaning.TIME)) {
      YearMonth asked = ask.month();
      line.month = asked == null ? Usage.NO_MONTH : Usage.month(asked);
      if (asked != null) {
        source.time(UsageTime.start(asked), UsageTime.Grain.MONTH);
      }
      return true;
    }
    if (!time.read(text(Meaning.TIME))) {
      source.odd(UsageWarning.UNREADABLE_TIME, row);
      return false;
    }
    long start = time.seconds();
    source.time(start, time.grain());
    String end = text(Meaning.END);
    if (!end.isEmpty()) {
      if (!time.read(end)) {
        source.odd(UsageWarning.UNREADABLE_TIME, row);
        return false;
      }
      source.end(time.seconds());
    }
    line.month = month(start);
    return true;
  }

  /** The month of a time; most lines are of the month of the line before. */
  private int month(long seconds) {
    if (seconds < monthStart || seconds >= monthEnd) {
      YearMonth found = YearMonth.from(UsageTime.day(seconds));
      monthStart = UsageTime.start(found);
      monthEnd = UsageTime.start(found.plusMonths(1));
      month = Usage.month(found);
    }
    return month;
  }

  private boolean figures(UsageColumns known, int row) {
    double read = numberOr(Meaning.CACHE_READ, 0);
    double within = numberOr(Meaning.CACHED, Double.NaN);
    boolean apart = known.has(Meaning.CACHE_READ);
    line.requests =
        known.has(Meaning.REQUESTS)
            ? numberOr(Meaning.REQUESTS, 0)
            : known.periods() ? Double.NaN : 1;
    line.input = numberOr(Meaning.INPUT, 0) + read + written;
    line.output = numberOr(Meaning.OUTPUT, 0);
    line.cached = apart ? read : within;
    line.written = known.has(Meaning.CACHE_WRITE) ? written : numberOr(Meaning.WRITTEN, Double.NaN);
    boolean countless = known.has(Meaning.REQUESTS) && Double.isNaN(line.requests);
    boolean noCache =
        unreadable(Meaning.WRITTEN) || (apart ? Double.isNaN(read) : unreadable(Meaning.CACHED));
    if (countless || Double.isNaN(line.input) || Double.isNaN(line.output) || noCache) {
      source.odd(UsageWarning.UNREADABLE_NUMBER, row);
      return false;
    }
    if (line.requests < 0
        || line.input < 0
        || line.output < 0
        || line.cached < 0
        || line.written < 0) {
      source.odd(UsageWarning.NEGATIVE, row);
      return false;
    }
    if (CellReader.isTooLarge(line.requests)
        || CellReader.isTooLarge(line.input)
        || CellReader.isTooLarge(line.output)) {
      source.odd(UsageWarning.TOO_LARGE, row);
      return false;
    }
    double ofCache =
        (Double.isNaN(line.cached) ? 0 : line.cached)
            + (Double.isNaN(line.written) ? 0 : line.written);
    if (ofCache > line.input) {
      source.odd(UsageWarning.MORE_CACHED, row);
      return false;
    }
    line.cost = numberOr(Meaning.COST, Double.NaN);
    if (unreadable(Meaning.COST) || CellReader.isTooLarge(line.cost)) {
      line.cost = Double.NaN;
      source.odd(UsageWarning.UNREADABLE_COST, row);
    }
    return true;
  }

  private void words(UsageColumns known) {
    String batch = text(Meaning.BATCH).toLowerCase(Locale.ROOT);
    line.batch = YES.contains(batch) ? line.requests : NO.contains(batch) ? 0 : Double.NaN;
    line.model = ask.model().isEmpty() ? text(Meaning.MODEL) : ask.model();
    String currency = text(Meaning.CURRENCY);
    currency = currency.isEmpty() ? known.currency() : currency;
    line.currency = (currency.isEmpty() ? ask.currency() : currency).toUpperCase(Locale.ROOT);
  }

  private String text(Meaning meaning) {
    String text = texts[meaning.ordinal()];
    return text == null ? "" : text;
  }

  private boolean unreadable(Meaning meaning) {
    return !text(meaning).isEmpty() && Double.isNaN(number(text(meaning)));
  }

  private double numberOr(Meaning meaning, double absent) {
    String text = text(meaning);
    return text.isEmpty() ? absent : number(text);
  }

  private double number(String text) {
    return PlainNumber.parse(ask.decimalComma() ? text.replace(".", "").replace(',', '.') : text);
  }
}
