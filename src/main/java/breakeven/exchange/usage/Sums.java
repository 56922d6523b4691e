package breakeven.exchange.usage;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Some lines of a workload, summed up. */
public final class Sums implements Serializable {
  /**
   * What one kind of token cost, of bills that say it.
   *
   * @param tokens how many
   * @param batch those of requests that could wait
   * @param cost what they cost, in the currency of the sums
   */
  public record OfKind(double tokens, double batch, double cost) implements Serializable {
    private OfKind plus(OfKind other) {
      return new OfKind(tokens + other.tokens, batch + other.batch, cost + other.cost);
    }
  }

  /** A part of the tokens, of lines that say it. */
  private static final class Part implements Serializable {
    private boolean said;
    private double part;

    /** All tokens of the lines that say it. */
    private double of;

    /**
     * Those of lines that leave it out where it is 0. It is 0 if others of these lines have it; of
     * another model's lines nothing follows.
     */
    private double silent;

    /** Those of a bill's lines of other kinds. It is 0 if a line of any model is of its kind. */
    private double beside;

    /** Those of lines of which it is not known. */
    private double unknown;

    void add(double more, double all, UsageLine line) {
      if (!Double.isNaN(more)) {
        said = true;
        part += more;
        of += all;
      } else if (line.kind != null) {
        beside += all;
      } else if (line.sparse) {
        silent += all;
      } else {
        unknown += all;
      }
    }

    void add(Part other) {
      said |= other.said;
      part += other.part;
      of += other.of + (other.said ? other.silent : 0);
      beside += other.beside;
      unknown += other.unknown + (other.said ? 0 : other.silent);
    }

    private boolean isWhole() {
      return unknown == 0 && (said || silent + beside == 0);
    }

    /** The part where it is known of all lines, else NaN. */
    double whole() {
      return isWhole() ? part : Double.NaN;
    }

    /** Whether it is known of lines, but not of all. */
    boolean some() {
      return of > 0 && !isWhole();
    }
  }

  private long lines;

  /** Lines that say what was billed, and nothing of what was used. */
  private long costAlone;

  private double requests;
  private double uncounted;
  private double input;
  private double output;
  private final Part cached = new Part();
  private final Part written = new Part();
  private final Part reasoning = new Part();
  private double longRequests;
  private double requestsWithLength;
  private final Part batchRequests = new Part();
  private final Part batchTokens = new Part();
  private final Map<TokenKind, OfKind> kinds = new EnumMap<>(TokenKind.class);
  private final ExactSum cost = new ExactSum();
  private long costs;
  private long costsOfTokens;

  /** Lines without a cost, of files that have costs. */
  private long lackCost;

  /** Lines of files without costs. */
  private long noCost;

  /** Input tokens above which a request is a long one; NaN: not known of the model. */
  private final double longAbove;

  private final boolean keepsHours;

  /** Requests by hour of the week; null where no line says the hour, or they are not kept. */
  private double @Nullable [] hours;

  /** Sums of other sums. */
  Sums() {
    this(Double.NaN, false);
  }

  /**
   * Sums of the lines of one model.
   *
   * @param longAbove input tokens above which its requests cost more; infinite: none do, NaN: not
   *     known
   * @param keepsHours whether requests are kept by hour of the week
   */
  Sums(double longAbove, boolean keepsHours) {
    this.longAbove = longAbove;
    this.keepsHours = keepsHours;
  }

  /** Takes a line. */
  void add(UsageLine line) {
    lines++;
    costAlone += line.costAlone ? 1 : 0;
    input += line.input;
    output += line.output;
    double tokens = line.input + line.output;
    if (Double.isNaN(line.requests)) {
      uncounted += tokens;
    } else {
      requests += line.requests;
      batchRequests.add(line.batch * line.requests, line.requests, line);
    }
    cached.add(line.cached, line.input, line);
    written.add(line.written, line.input, line);
    reasoning.add(line.reasoning, line.output, line);
    if (keepsHours && line.requests > 0 && line.hour >= 0) {
      hours()[line.hour] += line.requests;
    }
    if (!Double.isNaN(line.length) && !Double.isNaN(longAbove)) {
      longRequests += line.length > longAbove ? line.requests : 0;
      requestsWithLength += line.requests;
    }
    batchTokens.add(line.batch * tokens, tokens, line);
    if (!Double.isNaN(line.cost)) {
      cost.add(line.cost);
      costs++;
      costsOfTokens += line.input + line.output == 0 ? 0 : 1;
      TokenKind kind = line.kind;
      if (kind != null) {
        kinds.merge(kind, new OfKind(tokens, line.batch > 0 ? tokens : 0, line.cost), OfKind::plus);
      }
    } else if (line.costed) {
      lackCost++;
    } else {
      noCost++;
    }
  }

  /** Takes other lines. */
  void add(Sums other) {
    lines += other.lines;
    costAlone += other.costAlone;
    requests += other.requests;
    uncounted += other.uncounted;
    input += other.input;
    output += other.output;
    cached.add(other.cached);
    written.add(other.written);
    reasoning.add(other.reasoning);
    double[] others = other.hours;
    for (int hour = 0; others != null && hour < others.length; hour++) {
      hours()[hour] += others[hour];
    }
    longRequests += other.longRequests;
    requestsWithLength += other.requestsWithLength;
    batchRequests.add(other.batchRequests);
    batchTokens.add(other.batchTokens);
    cost.add(other.cost);
    costs += other.costs;
    costsOfTokens += other.costsOfTokens;
    other.kinds.forEach((kind, each) -> kinds.merge(kind, each, OfKind::plus));
    lackCost += other.lackCost;
    noCost += other.noCost;
  }

  private double[] hours() {
    double[] kept = hours;
    if (kept == null) {
      kept = new double[HoursOfWeek.WEEK];
      hours = kept;
    }
    return kept;
  }

  /**
   * How the requests are spread over the hours of a week.
   *
   * @param period the time of the lines
   * @return null where the hour of some is not known, or they are too few to say
   */
  @Nullable HoursOfWeek week(Period period) {
    return HoursOfWeek.of(hours(), requests, period);
  }

  /** How many lines of the log were added up. */
  public long lines() {
    return lines;
  }

  /** A figure of use; NaN where all lines are of costs alone, which say nothing of it. */
  private double used(double figure) {
    return lines > 0 && costAlone == lines ? Double.NaN : figure;
  }

  /** Requests; NaN where some lines do not count them, or none says what was used. */
  public double requests() {
    return uncounted > 0 ? Double.NaN : used(requests);
  }

  /** Input tokens, everything sent; NaN where no line says what was used. */
  public double input() {
    return used(input);
  }

  /** The output tokens of all lines together; NaN where no line says what was used. */
  public double output() {
    return used(output);
  }

  /** Share of the input tokens that was read from the cache; NaN where some lines do not say. */
  public double cachedShare() {
    return input > 0 ? cached.whole() / input : Double.NaN;
  }

  /** Share of the input tokens that was written to the cache; NaN where some lines do not say. */
  public double writtenShare() {
    return input > 0 ? written.whole() / input : Double.NaN;
  }

  /** Input tokens read from the cache; NaN where some lines do not say. */
  public double cached() {
    return used(cached.whole());
  }

  /** Input tokens written to the cache; NaN where some lines do not say. */
  public double written() {
    return used(written.whole());
  }

  /** Output tokens of reasoning; NaN where some lines do not say. */
  public double reasoning() {
    return used(reasoning.whole());
  }

  /** Share of the output tokens that was reasoning; NaN where some lines do not say. */
  public double reasoningShare() {
    return output > 0 ? reasoning.whole() / output : Double.NaN;
  }

  /** Share of the requests that cost more for their length; NaN where of some it is not known. */
  public double longShare() {
    return requests > 0 && requestsWithLength == requests ? longRequests / requests : Double.NaN;
  }

  /**
   * Share of the requests that could wait, or of the tokens where lines count no requests; NaN
   * where some lines do not say.
   */
  public double batchShare() {
    double all = uncounted > 0 ? input + output : requests;
    return all > 0 ? batch().whole() / all : Double.NaN;
  }

  private Part batch() {
    return uncounted > 0 ? batchTokens : batchRequests;
  }

  /** Whether lines say how much was read from the cache, but not all of them. */
  public boolean someCached() {
    return cached.some();
  }

  /** Whether lines say how much was written to the cache, but not all of them. */
  public boolean someWritten() {
    return written.some();
  }

  /** Whether lines say if their requests could wait, but not all of them. */
  public boolean someBatch() {
    return batch().some();
  }

  /**
   * What was billed; NaN where some lines do not say it. A file of use without costs, and one of
   * costs without use, together say it.
   */
  public double cost() {
    boolean known = costs > 0 && lackCost == 0 && (noCost == 0 || costsOfTokens == 0);
    return known ? cost.value() : Double.NaN;
  }

  /** The kinds of tokens that have a cost of their own; none where a line has one for all. */
  public Map<TokenKind, OfKind> kinds() {
    return kinds;
  }

  /** Whether a line says what was billed. */
  public boolean billed() {
    return costs > 0;
  }
}
