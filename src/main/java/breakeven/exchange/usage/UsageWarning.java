package breakeven.exchange.usage;

import breakeven.core.input.Decimals;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a line of a usage file does not count, or what is odd about one that does. */
public enum UsageWarning {
  UNREADABLE_TIME("with a time that cannot be read", Fix.TIME),
  UNREADABLE_NUMBER("with a number that cannot be read", Fix.NUMBER),
  UNREADABLE_COST("with a cost that cannot be read, taken without it", Fix.NUMBER),
  NOT_TOTAL(
      "whose parts are not their total, taken by their parts",
      "look which tokens the total has besides"),
  UNKNOWN_NAME(
      "with amounts of names that are not known, taken without them",
      "where they are some of ours name them with --map"),
  SEVERAL_TAGS(
      "of another tag than the first, and taken: a request with two tags counts twice",
      "give the lines of tags of which a request has one"),
  TOO_LARGE(
      "with a number that is too large to be meant", "look whether it is the number of the line"),
  LONG_NAME(
      "with a workload or model of more characters than a cell can hold",
      "name it with --workload or --model"),
  NEGATIVE("with a number below 0", "look whether they take others back"),
  MORE_CACHED(
      "with more cached and written tokens than input tokens",
      "give the input tokens with the cached and written ones among them"),
  MORE_REASONING(
      "with more reasoning tokens than output tokens",
      "give the output tokens with the reasoning ones among them"),
  UNKNOWN_KIND(
      "with tokens of a kind that is not known", "look what they are: none of these tokens count"),
  NO_UNIT("with an amount in no unit of tokens", "look what they count"),
  OTHER_SERVICE("of other services", ""),
  OTHER("that count something else than tokens", ""),
  NO_CALL("that are no calls of a model", ""),
  SAME_ID("with the ID of a line before, counted once", ""),
  SAME_LINE(
      "equal to a line before to the letter, counted once",
      "where both are meant write their sum in one line"),
  NOT_COMPARED(
      "beyond the first 2,000,000, not looked for among those before", "give the files in parts"),
  EMBEDDING("of embeddings, which are no requests", ""),
  CHARACTERS(
      "that are sold by the character, and count no tokens",
      "give a log of the requests with their tokens"),
  TOTAL("that are totals of other lines", ""),
  CACHE_HIT("answered from a cache of the proxy, and not billed", ""),
  NO_WORKLOAD("without a workload", "fill the column, or give all of them to one with --workload"),
  FAILED("failed, without tokens", ""),
  NO_TOKENS("with requests and no tokens", ""),
  NO_REQUESTS("with tokens and no request", "look what they are");

  /** What enum constants may name only in a class of its own. */
  private static final class Fix {
    static final String TIME =
        "write it like 2026-10-05 14:30:00; where 05/10/2026 is in October add --dates dmy, where"
            + " it is in May --dates mdy";
    static final String NUMBER =
        "write it like 1234.5, without spaces, apostrophes and groups of two digits. Where the file"
            + " writes 1,234.5 add --decimal point, where it writes 1.234,5 --decimal comma";
    static final String NUMBER_WITH_THOUSANDS =
        "write it like 1234.5 or 1,234.5: with a comma before three digits, or none";
    static final String NUMBER_WITH_COMMA =
        "write it like 1.234,5, or leave out --decimal comma where the file writes 1234.5";
  }

  private final String words;
  private final String fix;

  UsageWarning(String words, String fix) {
    this.words = words;
    this.fix = fix;
  }

  /** What is wrong, to be read after a number of lines. */
  public String words() {
    return words;
  }

  /** What to do; empty where there is nothing. */
  public String fix() {
    return fix;
  }

  /**
   * The same for files that are read with a comma or with a point before decimals.
   *
   * @param decimals what they are in the files
   */
  public String fix(Decimals decimals) {
    if (!fix.equals(Fix.NUMBER)) {
      return fix;
    }
    return switch (decimals) {
      case COMMA -> Fix.NUMBER_WITH_COMMA;
      case THOUSANDS -> Fix.NUMBER_WITH_THOUSANDS;
      default -> fix;
    };
  }

  /** Whether such a line of a bill is a cost all the same, of what it does not say. */
  boolean costs() {
    return this == UNKNOWN_KIND
        || this == NO_UNIT
        || this == NO_CALL
        || this == EMBEDDING
        || this == CHARACTERS;
  }

  /**
   * What is in the lines that are odd so; empty where nothing of it can be read.
   *
   * @param most of how many kinds
   * @param before what stands before it
   */
  public String named(UsageSource source, int most, String before) {
    Map<String, Double> all = source.volumes(this);
    DecimalFormat number =
        new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
    String some =
        all.entrySet().stream()
            .limit(most)
            .map(each -> number.format(each.getValue()) + ' ' + each.getKey())
            .collect(Collectors.joining(", "));
    return some.isEmpty() ? "" : before + some + (all.size() > most ? ", …" : "");
  }
}
