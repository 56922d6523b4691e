package breakeven.exchange.usage;

import org.jspecify.annotations.Nullable;

/** One line of a usage file, taken apart. Used again for each line. */
final class UsageLine {
  String workload = "";
  String model = "";
  String currency = "";

  /** The month that it counts for, as {@link Usage#month}. */
  int month;

  /** When it begins, in seconds from 1970. */
  long from;

  /** When it ends; {@link Long#MIN_VALUE}: it says no time. */
  long until;

  /** Requests; NaN where the file does not count them. */
  double requests;

  /** Input tokens of the one request that it is; NaN where it is none. */
  double length;

  /** The hour of the week of its requests; -1 where they may be of several. */
  int hour;

  /** Input tokens, everything sent. */
  double input;

  double output;

  /** Input tokens read from the cache; NaN where the file does not say it. */
  double cached;

  /** Input tokens written to the cache; NaN where the file does not say it. */
  double written;

  /** Output tokens of reasoning; NaN where the file does not say it. */
  double reasoning;

  /** Whether its file leaves out a part that is 0, where it has it in others. */
  boolean sparse;

  /** How many tokens its total has beyond its parts; 0 where it says none. */
  double apart;

  /** Whether it names a total. */
  boolean totalled;

  /** Share of it that could wait, 0 or 1; NaN where the file does not say it. */
  double batch;

  /** The kind of token that it alone counts; null where it counts all kinds. */
  @Nullable TokenKind kind;

  /** Whether it says what was billed, and nothing of what was used. */
  boolean costAlone;

  /** Whether the file has costs, so that a line without one lacks it. */
  boolean costed;

  /** Billed cost; NaN where the file does not say it. */
  double cost;

  /** Takes a part of another line, for one of the workloads that share it. */
  void part(UsageLine whole, String of, double share) {
    workload = of;
    model = whole.model;
    currency = whole.currency;
    month = whole.month;
    from = whole.from;
    until = whole.until;
    requests = share * whole.requests;
    length = whole.length;
    hour = whole.hour;
    input = share * whole.input;
    output = share * whole.output;
    cached = share * whole.cached;
    written = share * whole.written;
    reasoning = share * whole.reasoning;
    sparse = whole.sparse;
    batch = whole.batch;
    kind = whole.kind;
    costAlone = whole.costAlone;
    costed = whole.costed;
    cost = share * whole.cost;
  }
}
