package breakeven.exchange.usage;

import breakeven.core.input.CellReader;
import breakeven.core.input.CellType;
import breakeven.core.input.Decimals;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Texts;
import breakeven.core.input.WorkloadReader;
import breakeven.exchange.lists.ModelNames;
import breakeven.exchange.usage.UsageSource.Covers;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one usage file, line by line, into the sums of all. */
public final class UsageReader implements RowHandler {
  /** Progress is reported after so many lines. */
  private static final int TOLD = 10_000;

  /** The header row is among the first rows. */
  private static final int HEADER_ROWS = 20;

  /** What three shares of 33.33333% leave is nothing. */
  private static final double SHARES_ROUNDED = 1e-6;

  /** How many units of other charges a message names. */
  private static final int UNITS_NAMED = 3;

  private static final long NO_TIME = Long.MIN_VALUE;

  /** That requests could not wait, also by the names of tiers. */
  private static final Set<String> NO =
      Set.of(
          "false",
          "no",
          "0",
          "message",
          "messages",
          "standard",
          "default",
          "priority",
          "flex",
          "scale");

  /** Numbers without which a line says nothing. */
  private static final List<Meaning> NUMBERS =
      List.of(
          Meaning.REQUESTS,
          Meaning.INPUT,
          Meaning.CACHE_READ,
          Meaning.CACHE_WRITE,
          Meaning.CACHED,
          Meaning.WRITTEN,
          Meaning.OUTPUT,
          Meaning.QUANTITY,
          Meaning.PRICED_QUANTITY);

  /** What a line is called that is of all others. */
  private static final Pattern ALL =
      Pattern.compile("all( (models?|workloads?|projects?|users|keys))?", Pattern.CASE_INSENSITIVE);

  /** Where more lines and a larger share of them cannot be read, what is left is no month. */
  private static final int UNREADABLE_LINES = 2;

  private static final double UNREADABLE_SHARE = 0.05;

  private static final Set<String> FAILURES = Set.of("failure", "failed", "error");

  /** What is looked at for the cell that cannot be read. */
  private static final Map<UsageWarning, List<Meaning>> UNREADABLE =
      Map.of(
          UsageWarning.UNREADABLE_TIME,
          List.of(Meaning.TIME, Meaning.END),
          UsageWarning.UNREADABLE_COST,
          List.of(Meaning.COST),
          UsageWarning.UNREADABLE_NUMBER,
          NUMBERS);

  private final UsageAsk ask;
  private final Usage usage;
  private final IntConsumer progress;
  private final UsageSource source;
  private UsageTime time;
  private final UsageLine line = new UsageLine();
  private final UsageLine part = new UsageLine();
  private final LineTexts texts;
  private final List<String> header = new ArrayList<>();
  private List<String> firstRow = List.of();
  private @Nullable UsageColumns columns;
  private @Nullable LineFigures figures;
  private @Nullable MappedWorkloads mapped;
  private String workload = "";

  /** Rows down to the header row say nothing when they are passed again. */
  private int headerRow = -1;

  private boolean filled;

  /** What all cells of the line at hand are, mixed; of a bill also of those that say nothing. */
  private long cells;

  private final SeenLines seen = new SeenLines();

  /** The tag of the first line that has one. */
  private String firstTag = "";

  /** When the line at hand begins and ends. */
  private long began = NO_TIME;

  private long ended = NO_TIME;
  private UsageTime.Grain grain = UsageTime.Grain.SECOND;
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
    this.texts = new LineTexts(ask.decimals() == Decimals.UNSAID ? Decimals.POINT : ask.decimals());
    time = new UsageTime(ask.written().days(), false);
    this.progress = progress;
    this.usage = usage;
    this.source = usage.source(file);
  }

  @Override
  public void startRow(int row) {
    header.clear();
    texts.clear();
    MappedWorkloads rules = mapped;
    if (rules != null) {
      rules.clear();
    }
    workload = "";
    filled = false;
    cells = 0;
  }

  @Override
  public boolean wants(int column) {
    UsageColumns known = columns;
    return known == null || known.periods() || reads(known, column);
  }

  private boolean reads(UsageColumns known, int column) {
    MappedWorkloads rules = mapped;
    return !known.at(column).isEmpty()
        || known.workload() == column
        || rules != null && rules.wants(column);
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    UsageColumns known = columns;
    String typed = text == null ? "" : Texts.trim(text);
    // Where a database has nothing.
    String said = typed.equals("NULL") ? "" : typed;
    if (known == null) {
      while (header.size() <= column) {
        header.add("");
      }
      header.set(column, said);
      return;
    }
    if (known.periods()) {
      cells += SeenLines.bits(column, said);
      if (!reads(known, column)) {
        return;
      }
    }
    filled |= !said.isEmpty();
    if (known.workload() == column) {
      workload = Texts.oneLine(known.workload(said));
    }
    MappedWorkloads rules = mapped;
    if (rules != null) {
      rules.cell(column, said);
    }
    Map<String, String> values = null;
    for (UsageColumns.Part part : known.at(column)) {
      if (part.meaning() == Meaning.DETAIL) {
        String header = known.header(column);
        texts.putDetails(
            part.key().isEmpty()
                ? JsonCell.values(said)
                : Map.of(header.substring(header.indexOf('.') + 1), said));
        continue;
      }
      if (part.meaning() == Meaning.OTHER_AMOUNTS) {
        texts.putDetails(Map.of(known.header(column), said));
        continue;
      }
      if (!part.key().isEmpty()) {
        values = values == null ? JsonCell.values(said) : values;
      }
      texts.put(
          part,
          values == null || part.key().isEmpty() ? said : values.getOrDefault(part.key(), ""));
    }
  }

  @Override
  public boolean endRow(int row) {
    UsageColumns known = columns;
    if (row <= headerRow) {
      return true;
    }
    if (row % TOLD == 0) {
      progress.accept(TOLD);
    }
    if (known != null) {
      if (filled) {
        source.addLine();
        line(known, row);
      }
      return true;
    }
    firstRow = firstRow.isEmpty() ? List.copyOf(header) : firstRow;
    columns = UsageColumns.find(header, ask.by(), ask.mapping().columns());
    if (columns != null) {
      headerRow = row;
      begin(columns);
    }
    return columns != null || row < HEADER_ROWS;
  }

  /**
   * The columns in which lines are the same that count once: all of a bill, the ID of requests;
   * none where no line is another.
   */
  public List<Integer> key() {
    UsageColumns known = Objects.requireNonNull(columns);
    return IntStream.range(0, known.width())
        .filter(
            column ->
                known.periods()
                    || known.at(column).stream().anyMatch(part -> part.meaning() == Meaning.ID))
        .boxed()
        .toList();
  }

  /** Whether the header row was found. */
  public boolean headed() {
    return columns != null;
  }

  /** Takes note of a line that does not count. */
  private void leave(UsageWarning odd, int row) {
    source.odd(odd, row, said(odd));
    volume(odd);
  }

  /** The cell because of which a line cannot be read, with its header; empty: no single one. */
  private String said(UsageWarning odd) {
    UsageColumns known = Objects.requireNonNull(columns);
    boolean times = odd == UsageWarning.UNREADABLE_TIME;
    for (Meaning each : UNREADABLE.getOrDefault(odd, List.of())) {
      String text = texts.text(each);
      boolean needed = each == Meaning.TIME || each == Meaning.REQUESTS;
      if (known.has(each)
          && (text.isEmpty() ? needed : times ? !isTime(text) : texts.unreadable(each))) {
        return known.header(each)
            + (text.isEmpty() ? " is empty" : " \"" + Texts.cut(Texts.oneLine(text)) + '"');
      }
    }
    return "";
  }

  private boolean isTime(String text) {
    return time.read(
        Objects.requireNonNull(columns).format().meter() == null ? text : Meter.day(text));
  }

  /** Takes note of how much is in a line that does not count, where that can be read. */
  private void volume(UsageWarning odd) {
    UsageColumns known = Objects.requireNonNull(columns);
    LineFigures reading = Objects.requireNonNull(figures);
    if (known.format().meter() != null) {
      reading.volume(texts, odd, source);
      return;
    }
    double sent = line.input + line.output;
    String category = odd == UsageWarning.NO_CALL ? texts.text(Meaning.CATEGORY) : "";
    source.volume(
        odd,
        category.isEmpty() ? "tokens" : "tokens of " + Texts.cut(Texts.oneLine(category)),
        odd == UsageWarning.UNKNOWN_KIND ? line.apart : sent);
  }

  private void begin(UsageColumns known) {
    MappedWorkloads rules = new MappedWorkloads(ask.mapping(), known, source.file());
    mapped = rules.none() || !ask.workload().isEmpty() ? null : rules;
    if (ask.workload().isEmpty() && known.workload() < 0 && mapped == null) {
      throw new UsageFault(
          "does not say which workload its lines are of (its columns: "
              + known.listed()
              + "): add --workload NAME, or --by COLUMN where a column says it");
    }
    source.found(known);
    figures = new LineFigures(known);
    Meter meter = known.format().meter();
    // Where headers are translated days are not.
    boolean translated = meter != null && meter.headersInBrackets();
    Days days = ask.written().days();
    time =
        new UsageTime(
            translated && days == Days.YEAR_FIRST ? Days.MONTH_FIRST : days, known.periods());
  }

  /**
   * The file has ended.
   *
   * @throws UsageFault where it is no usage file, or nothing is below its header row
   */
  public UsageSource finish() {
    if (columns == null) {
      String listed = " (its columns: " + UsageColumns.listed(firstRow) + ")";
      throw new UsageFault(
          ask.mapping().columns().stream().anyMatch(NamedColumns::given)
              ? "has no header row with all columns that --map names" + listed
              : "is no price list, bill or log that is known"
                  + listed
                  + ": a log needs at least columns Input tokens and Output tokens, or --map with"
                  + " their names");
    }
    if (source.lines() == 0) {
      throw new UsageFault("has a header row and no line below it: export it again");
    }
    String asked = OwnNumbers.asked(source);
    if (!asked.isEmpty()) {
      throw new UsageFault(asked);
    }
    requireReadable();
    if (columns.format().meter() != null && !source.tokens() && !usage.takesFees()) {
      boolean kinds = source.odd().containsKey(UsageWarning.UNKNOWN_KIND);
      throw new UsageFault(
          (kinds ? "has tokens of kinds that are not known alone (" : "has no amounts of tokens (")
              + columns.format().title()
              + (source.otherUnits().isEmpty()
                  ? ""
                  : "; its units: " + String.join(", ", source.otherUnits()))
              + without(UsageWarning.UNKNOWN_KIND)
              + without(UsageWarning.OTHER_SERVICE)
              + "): export the "
              + (kinds ? "names of its meters" : "tokens")
              + " too, or keep its costs with --actuals");
    }
    return source;
  }

  /** Refuses a file of which so much cannot be read that what is left is no month. */
  private void requireReadable() {
    for (UsageWarning odd : List.of(UsageWarning.UNREADABLE_TIME, UsageWarning.UNREADABLE_NUMBER)) {
      int lines = source.odd().getOrDefault(odd, 0);
      if (lines > UNREADABLE_LINES && lines > UNREADABLE_SHARE * source.lines()) {
        throw new UsageFault(
            "has "
                + lines
                + " of "
                + source.lines()
                + " lines "
                + odd.words()
                + (source.first(odd).isEmpty() ? "" : ", as " + source.first(odd))
                + ", and no month is taken of what is left: "
                + odd.fix(ask.decimals()));
      }
    }
  }

  /** How many lines are odd in a way, and what is in them. */
  private String without(UsageWarning odd) {
    Integer lines = source.odd().get(odd);
    return lines == null
        ? ""
        : "; " + lines + " " + odd.words() + odd.named(source, UNITS_NAMED, ": ");
  }

  // --- one line ---------------------------------------------------------------------------------

  private void line(UsageColumns known, int row) {
    if (known.format().own()) {
      OwnNumbers.look(known, texts, ask.decimals(), row, source);
    }
    cost(known);
    line.input = Double.NaN;
    line.apart = 0;
    UsageWarning odd = when(known) ? figures(row) : UsageWarning.UNREADABLE_TIME;
    if (odd == UsageWarning.MORE_REASONING && known.format().own()) {
      throw OwnNumbers.moreReasoning(known, texts, row);
    }
    if (!known.periods() && began != NO_TIME && grain == UsageTime.Grain.MONTH) {
      // A line of a month is no single request.
      line.requests = Double.NaN;
      line.length = Double.NaN;
    }
    boolean metered = known.format().meter() != null;
    boolean bill = metered || known.periods() && known.has(Meaning.CATEGORY);
    if (isTotal(known, odd)) {
      leave(UsageWarning.TOTAL, row);
      return;
    }
    if (!Double.isNaN(line.cost)) {
      source.billed(line);
    }
    if (odd == UsageWarning.EMBEDDING && bill) {
      // Its cost is part of the bill; its tokens are none of a request.
      line.input = 0;
      line.output = 0;
    }
    double sent = line.input + line.output;
    if (odd != UsageWarning.UNREADABLE_TIME) {
      covers(bill && (odd != null || sent == 0 && !(line.requests > 0)), bill);
    }
    if (odd != null && bill && sent == 0 && usage.takesFees() && odd.costs()) {
      source.odd(odd, row);
      volume(odd);
      odd = null;
    }
    if (odd != null) {
      leave(odd, row);
      return;
    }
    source.tokens(sent);
    boolean fee = sent == 0 && usage.takesFees() && !Double.isNaN(line.cost) && line.cost != 0;
    line.costAlone = fee && bill;
    if (fee) {
      line.requests = known.has(Meaning.REQUESTS) || metered ? known(line.requests) : 0;
    } else if (sent == 0 && known.periods() && !(line.requests > 0)) {
      idle(metered, row);
      return;
    }
    MappedWorkloads rules = mapped;
    List<Mapping.Portion> portions = rules == null ? List.of() : rules.portions();
    odd = odd(sent, fee || metered, rules != null);
    if (odd == null) {
      words(known);
      boolean tooLong =
          line.workload.length() > Texts.MOST_IN_CELL || line.model.length() > Texts.MOST_IN_CELL;
      odd = tooLong ? UsageWarning.LONG_NAME : null;
    }
    if (odd == null) {
      odd = twice(known, row);
    }
    if (odd != null) {
      leave(odd, row);
      return;
    }
    if (rules == null || portions.isEmpty() && !workload.isEmpty()) {
      usage.add(line);
      source.counted(line, true);
    } else {
      share(portions, rules.named());
    }
    source.take(line, unit(known));
    contract();
    doubts(row);
  }

  /**
   * Why a line was counted before; null where it was not. Two single requests of a bill may be
   * alike.
   */
  private @Nullable UsageWarning twice(UsageColumns known, int row) {
    if (known.periods()) {
      SeenLines.Seen was = line.requests == 1 ? SeenLines.Seen.NO : seen.add(cells, 0);
      if (was == SeenLines.Seen.UNKNOWN) {
        source.odd(UsageWarning.NOT_COMPARED, row);
      }
      return was == SeenLines.Seen.SAME ? UsageWarning.SAME_LINE : null;
    }
    String id = texts.text(Meaning.ID);
    if (id.isEmpty()) {
      return null;
    }
    int figures = Objects.hash(line.input, line.output, began);
    switch (usage.requests().add(SeenLines.bits(known.format().ordinal(), id), figures)) {
      case SAME -> {
        return UsageWarning.SAME_ID;
      }
      case OTHER ->
          throw new UsageFault(
              "has in line "
                  + row
                  + " "
                  + known.header(Meaning.ID)
                  + " \""
                  + Texts.cut(Texts.oneLine(id))
                  + "\", which a line before has with other tokens or another time: leave one out");
      case UNKNOWN -> source.odd(UsageWarning.NOT_COMPARED, row);
      default -> {}
    }
    return null;
  }

  /** Takes note of what its tokens cost by list and by contract, where it says both. */
  private void contract() {
    double amount = texts.number(Meaning.PRICED_QUANTITY, Double.NaN);
    double list = amount * texts.number(Meaning.LIST_PRICE, Double.NaN);
    double contracted = amount * texts.number(Meaning.CONTRACTED_PRICE, Double.NaN);
    if (list > 0 && contracted >= 0) {
      source.contract(
          Texts.cut(Texts.oneLine(texts.text(Meaning.PROVIDER))), new Contract(list, contracted));
    }
  }

  /** What the amounts of a line are in; empty: tokens. */
  private String unit(UsageColumns known) {
    Meter meter = known.format().meter();
    if (meter == null) {
      return known.unit();
    }
    String unit = texts.text(Meaning.UNIT);
    boolean priced = Double.isNaN(meter.tokens(unit, texts.text(Meaning.UNIT_IN_WORDS)));
    return Texts.cut(Texts.oneLine(priced ? texts.text(Meaning.PRICED_UNIT) : unit));
  }

  /** What is odd about a line that is taken. */
  private void doubts(int row) {
    TokenKind kind = line.kind;
    if (kind != null) {
      source.counts(kind);
    }
    if (line.apart != 0) {
      source.odd(UsageWarning.NOT_TOTAL, row);
      source.volume(UsageWarning.NOT_TOTAL, "tokens apart", Math.abs(line.apart));
    }
    Map<String, Double> unknown = Objects.requireNonNull(figures).unknown(texts);
    if (!unknown.isEmpty()) {
      source.odd(UsageWarning.UNKNOWN_NAME, row);
      unknown.forEach((name, amount) -> source.volume(UsageWarning.UNKNOWN_NAME, name, amount));
    }
    String tag = texts.text(Meaning.TAG);
    firstTag = firstTag.isEmpty() ? tag : firstTag;
    if (!tag.equals(firstTag)) {
      source.odd(UsageWarning.SEVERAL_TAGS, row);
      source.volume(UsageWarning.SEVERAL_TAGS, "tokens", line.input + line.output);
    }
  }

  /** Gives parts of a line to workloads; what is left is nobody's, and is kept as that. */
  private void share(List<Mapping.Portion> portions, String named) {
    double left = 1;
    for (Mapping.Portion each : portions) {
      part.part(line, each.workload(), each.share());
      usage.add(part);
      source.counted(part, true);
      left -= each.share();
    }
    if (left > SHARES_ROUNDED) {
      if (usage.takesFees()) {
        part.part(line, usage.nameless(), left);
        usage.add(part);
      }
      part.part(line, named, left);
      usage.addUnmapped(part);
      source.counted(part, false);
    }
  }

  private static double known(double requests) {
    return Double.isNaN(requests) ? 0 : requests;
  }

  /** A period without use, or a line of a bill that counts something else. */
  private void idle(boolean metered, int row) {
    if (!metered) {
      source.addIdle();
      return;
    }
    source.odd(UsageWarning.OTHER, row);
    volume(UsageWarning.OTHER);
    source.otherUnit(Texts.oneLine(texts.text(Meaning.UNIT)));
  }

  /**
   * What is odd about a line whose figures can be read.
   *
   * @param partly whether it is not a whole request: a fee, or one kind of token
   * @param ruled whether values say which workload it is of
   */
  private @Nullable UsageWarning odd(double sent, boolean partly, boolean ruled) {
    if (sent == 0 && !partly) {
      return line.apart > 0
          ? UsageWarning.UNKNOWN_KIND
          : failed() ? UsageWarning.FAILED : UsageWarning.NO_TOKENS;
    }
    if (line.requests == 0 && !partly) {
      return UsageWarning.NO_REQUESTS;
    }
    String named = workload.isEmpty() ? usage.nameless() : workload;
    line.workload = ask.workload().isEmpty() ? named : ask.workload();
    return line.workload.isEmpty() && !ruled ? UsageWarning.NO_WORKLOAD : null;
  }

  private boolean failed() {
    String status = texts.text(Meaning.STATUS).toLowerCase(Locale.ROOT);
    return FAILURES.contains(status) || status.matches("[45]\\d\\d");
  }

  /** Takes the time of a line; says whether it can be read. */
  private boolean when(UsageColumns known) {
    line.hour = -1;
    if (!known.has(Meaning.TIME)) {
      YearMonth asked = ask.month();
      line.month = asked == null ? Usage.NO_MONTH : Usage.month(asked);
      if (asked != null) {
        source.time(Covers.USE, UsageTime.start(asked), UsageTime.Grain.MONTH);
      }
      began = NO_TIME;
      line.until = NO_TIME;
      return true;
    }
    if (!isTime(texts.text(Meaning.TIME))) {
      return false;
    }
    began = time.seconds();
    grain = time.grain();
    ended = NO_TIME;
    line.hour = known.periods() ? -1 : HoursOfWeek.hour(began);
    String end = texts.text(Meaning.END);
    if (!end.isEmpty()) {
      if (!time.read(end)) {
        return false;
      }
      ended = time.seconds();
      boolean oneHour = ended - began <= UsageTime.HOUR;
      line.hour = oneHour ? HoursOfWeek.hour(began) : line.hour;
    }
    line.month = month(began);
    line.from = began;
    line.until = until();
    return true;
  }

  /**
   * Takes note of the time that a line covers.
   *
   * @param fee whether it says nothing of what was used
   * @param bill whether it is a line of a bill
   */
  private void covers(boolean fee, boolean bill) {
    if (began == NO_TIME) {
      return;
    }
    boolean days = bill && until() - began > UsageTime.DAY;
    Covers what = fee ? Covers.NO_USE : days ? Covers.LONG_USE : Covers.USE;
    source.time(what, began, grain);
    if (ended != NO_TIME) {
      source.end(what, ended);
    }
  }

  private long until() {
    return ended == NO_TIME ? UsageTime.end(began, grain) : ended;
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

  /** Takes the cost, which is part of the bill even where the line does not count. */
  private void cost(UsageColumns known) {
    line.costed = known.has(Meaning.COST);
    double cost = texts.number(Meaning.COST, Double.NaN);
    line.cost = CellReader.isTooLarge(cost) ? Double.NaN : cost;
    String currency = texts.text(Meaning.CURRENCY);
    currency = currency.isEmpty() ? known.currency() : currency;
    line.currency = (currency.isEmpty() ? ask.currency() : currency).toUpperCase(Locale.ROOT);
  }

  /** Takes the figures; a cost that cannot be read leaves the line without one. */
  private @Nullable UsageWarning figures(int row) {
    LineFigures reading = figures;
    UsageWarning odd = reading == null ? null : reading.read(texts, line);
    if (odd == null && line.input + line.output > 0 && isOfEmbeddings()) {
      odd = UsageWarning.EMBEDDING;
    }
    if (odd == null && Double.isNaN(line.cost) && !texts.text(Meaning.COST).isEmpty()) {
      source.odd(UsageWarning.UNREADABLE_COST, row, said(UsageWarning.UNREADABLE_COST));
    }
    return odd;
  }

  private boolean isOfEmbeddings() {
    return ModelNames.embedding(texts.text(Meaning.MODEL))
        || ModelNames.embedding(texts.text(Meaning.KIND));
  }

  /** Whether a line adds up others: it is called so, or is the sum of all before it. */
  private boolean isTotal(UsageColumns known, @Nullable UsageWarning odd) {
    if (Stream.of(workload, texts.text(Meaning.MODEL), texts.text(Meaning.TIME))
        .anyMatch(text -> WorkloadReader.isTotal(text) || ALL.matcher(text).matches())) {
      return true;
    }
    Sums before = source.read();
    return odd == null
        && known.format().meter() == null
        && known.has(Meaning.REQUESTS)
        && before.lines() > 1
        && line.input > 0
        && line.input == before.input()
        && line.output == before.output()
        && line.requests == before.requests();
  }

  private void words(UsageColumns known) {
    Meter meter = known.format().meter();
    String batch = texts.text(Meaning.BATCH).toLowerCase(Locale.ROOT);
    boolean waits =
        LineTexts.YES.contains(batch)
            || batch.contains("batch")
            || meter != null && meter.waits(texts.text(Meaning.KIND));
    line.batch = waits ? 1 : NO.contains(batch) ? 0 : Double.NaN;
    line.model = ask.model().isEmpty() ? model(known) : ask.model();
  }

  private String model(UsageColumns known) {
    String model = texts.text(Meaning.MODEL);
    Meter meter = known.format().meter();
    return meter == null ? model : meter.model(model, texts.text(Meaning.KIND));
  }
}
