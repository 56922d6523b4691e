package breakeven.exchange.usage;

import breakeven.core.input.CellReader;
import breakeven.core.input.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of one line of a usage file. */
final class LineFigures {
  private final UsageColumns columns;
  private final TokenDetails details = new TokenDetails();
  private final @Nullable Meter meter;

  LineFigures(UsageColumns columns) {
    this.columns = columns;
    meter = columns.format().meter();
  }

  /**
   * Takes the figures of a line.
   *
   * @return why it does not count; null where it does
   */
  @Nullable UsageWarning read(LineTexts texts, UsageLine line) {
    boolean use = columns.format().counts(Meaning.CATEGORY, texts.text(Meaning.CATEGORY));
    boolean service = columns.format().counts(Meaning.SERVICE, texts.text(Meaning.SERVICE));
    Meter kinds = meter;
    if (kinds != null) {
      boolean counts = service || kinds.counts(texts.text(Meaning.MODEL), texts.text(Meaning.KIND));
      UsageWarning odd = metered(kinds, use && counts, texts, line);
      return counts ? odd : UsageWarning.OTHER_SERVICE;
    }
    UsageWarning odd = plain(texts, line);
    return use ? odd : UsageWarning.NO_CALL;
  }

  /** A line that has all kinds of tokens. */
  private @Nullable UsageWarning plain(LineTexts texts, UsageLine line) {
    line.kind = null;
    line.requests =
        columns.has(Meaning.REQUESTS)
            ? texts.number(Meaning.REQUESTS, 0)
            : columns.periods() ? Double.NaN : 1;
    if (columns.has(Meaning.DETAIL)) {
      detailed(texts, line);
    } else {
      amounts(texts, line);
    }
    line.length = columns.periods() ? Double.NaN : line.input;
    boolean countless = columns.has(Meaning.REQUESTS) && Double.isNaN(line.requests);
    if (countless
        || Double.isNaN(line.input)
        || Double.isNaN(line.output)
        || texts.unreadable(Meaning.CACHED)
        || texts.unreadable(Meaning.WRITTEN)
        || texts.unreadable(Meaning.REASONING)) {
      return UsageWarning.UNREADABLE_NUMBER;
    }
    if (line.requests < 0
        || line.input < 0
        || line.output < 0
        || line.cached < 0
        || line.written < 0
        || line.reasoning < 0) {
      return UsageWarning.NEGATIVE;
    }
    if (line.reasoning > line.output) {
      return UsageWarning.MORE_REASONING;
    }
    if (isTooLarge(line)) {
      return UsageWarning.TOO_LARGE;
    }
    return known(line.cached) + known(line.written) > line.input
        ? UsageWarning.MORE_CACHED
        : texts.isYes(Meaning.HIT) ? UsageWarning.CACHE_HIT : null;
  }

  /** Each amount has a column. */
  private void amounts(LineTexts texts, UsageLine line) {
    double unit = columns.tokens();
    Meaning read = columns.has(Meaning.CACHE_READ) ? Meaning.CACHE_READ : Meaning.CACHED;
    Meaning written = columns.has(Meaning.CACHE_WRITE) ? Meaning.CACHE_WRITE : Meaning.WRITTEN;
    line.input =
        unit
            * (texts.number(Meaning.INPUT, 0)
                + texts.number(Meaning.CACHE_READ, 0)
                + texts.number(Meaning.CACHE_WRITE, 0));
    line.output = unit * texts.number(Meaning.OUTPUT, 0);
    line.cached = unit * texts.number(read, Double.NaN);
    line.written = unit * texts.number(written, Double.NaN);
    line.reasoning = unit * texts.number(Meaning.REASONING, Double.NaN);
    double total = unit * texts.number(Meaning.TOTAL, Double.NaN);
    line.sparse = columns.format().sparse();
    line.totalled = columns.has(Meaning.TOTAL);
    line.apart = Double.isNaN(total) ? 0 : total - line.input - line.output;
    if (line.apart > 0 && line.apart == line.reasoning) {
      // The total says that they are beside the output.
      line.output += line.reasoning;
      line.apart = 0;
    }
  }

  /** One column has all amounts, by names of their own. */
  private void detailed(LineTexts texts, UsageLine line) {
    details.read(texts.details(), texts::number);
    line.sparse = true;
    line.input = details.input();
    line.output = details.output();
    line.cached = details.cached();
    line.written = details.written();
    line.reasoning = details.reasoning();
    line.totalled = !Double.isNaN(details.total());
    line.apart = Double.isNaN(details.total()) ? 0 : details.total() - line.input - line.output;
  }

  /** Amounts of the line that was read last whose names are not known. */
  Map<String, Double> unknown(LineTexts texts) {
    if (columns.has(Meaning.DETAIL)) {
      return details.unknown();
    }
    if (texts.details().isEmpty()) {
      return Map.of();
    }
    Map<String, Double> unknown = new LinkedHashMap<>();
    texts.details().forEach((name, text) -> unknown.put(name, texts.number(text)));
    unknown.values().removeIf(amount -> !(Math.abs(amount) > 0));
    return unknown;
  }

  /** A line that counts one kind of token, or something else. Corrections are below 0. */
  private @Nullable UsageWarning metered(
      Meter meter, boolean use, LineTexts texts, UsageLine line) {
    line.sparse = true;
    line.requests = meter.countsRequests() ? 0 : Double.NaN;
    line.input = 0;
    line.length = Double.NaN;
    line.output = 0;
    line.cached = Double.NaN;
    line.written = Double.NaN;
    line.reasoning = Double.NaN;
    line.kind = null;
    if (!use || texts.text(Meaning.QUANTITY).isEmpty() && !priced(texts)) {
      return null;
    }
    TokenKind kind =
        meter.kind(
            texts.text(Meaning.KIND),
            texts.text(Meaning.DIRECTION),
            texts.text(Meaning.CACHE_ACTION));
    if (kind == TokenKind.OTHER) {
      double tokens = tokens(meter, texts);
      return Double.isNaN(tokens) || tokens == 0 ? null : UsageWarning.UNKNOWN_KIND;
    }
    if (Meter.isOfLetters(texts.text(Meaning.KIND) + ' ' + texts.text(Meaning.UNIT))) {
      return UsageWarning.CHARACTERS;
    }
    boolean requests = kind == TokenKind.REQUESTS;
    double tokens = requests ? texts.number(Meaning.QUANTITY, 0) : tokens(meter, texts);
    boolean unreadable =
        texts.unreadable(Meaning.QUANTITY) || texts.unreadable(Meaning.PRICED_QUANTITY);
    if (Double.isNaN(tokens) && unreadable) {
      return UsageWarning.UNREADABLE_NUMBER;
    }
    if (requests) {
      line.requests = tokens;
      return isTooLarge(line) ? UsageWarning.TOO_LARGE : null;
    }
    if (Double.isNaN(tokens)) {
      // An hour or a request is no amount of tokens; an amount of nothing may be one.
      String unit = texts.text(Meaning.UNIT);
      return unit.isEmpty() || Meter.isUnits(unit) ? UsageWarning.NO_UNIT : null;
    }
    line.kind = kind;
    line.output = kind == TokenKind.OUTPUT ? tokens : 0;
    line.input = kind == TokenKind.OUTPUT ? 0 : tokens;
    if (kind == TokenKind.CACHE_READ || kind == TokenKind.CACHE_WRITE) {
      // A bill without such lines may have no cached tokens, or never tell them apart.
      line.cached = kind == TokenKind.CACHE_READ ? tokens : 0;
      line.written = kind == TokenKind.CACHE_WRITE ? tokens : 0;
    }
    return isTooLarge(line) ? UsageWarning.TOO_LARGE : null;
  }

  private static boolean priced(LineTexts texts) {
    return !texts.text(Meaning.PRICED_QUANTITY).isEmpty();
  }

  /** The amount in tokens; NaN where neither amount is one of tokens. */
  private static double tokens(Meter meter, LineTexts texts) {
    double tokens =
        texts.number(Meaning.QUANTITY, Double.NaN)
            * meter.tokens(texts.text(Meaning.UNIT), texts.text(Meaning.UNIT_IN_WORDS));
    return Double.isNaN(tokens) && priced(texts)
        ? texts.number(Meaning.PRICED_QUANTITY, Double.NaN)
            * meter.tokens(texts.text(Meaning.PRICED_UNIT), texts.text(Meaning.UNIT_IN_WORDS))
        : tokens;
  }

  /** Takes note of how much is in a line of a bill that does not count, in its unit. */
  void volume(LineTexts texts, UsageWarning odd, UsageSource source) {
    Meter kinds = meter;
    double tokens = kinds == null ? Double.NaN : tokens(kinds, texts);
    String unit = texts.text(Meaning.UNIT);
    String what = texts.text(Meaning.KIND).split(Meter.BETWEEN)[0];
    source.volume(
        odd,
        (Double.isNaN(tokens) ? unit.isEmpty() ? "(no unit)" : Texts.cut(unit) : "tokens")
            + (what.isEmpty() ? "" : " of " + Texts.cut(Texts.oneLine(what))),
        Double.isNaN(tokens) ? texts.number(Meaning.QUANTITY, Double.NaN) : tokens);
  }

  private static boolean isTooLarge(UsageLine line) {
    return CellReader.isTooLarge(line.requests)
        || CellReader.isTooLarge(line.input)
        || CellReader.isTooLarge(line.output);
  }

  private static double known(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
