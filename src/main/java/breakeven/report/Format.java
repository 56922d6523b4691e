package breakeven.report;

/** How a result is shown: its number format in a sheet, and its alignment. */
public enum Format {
  TEXT("@"),
  /** A long text that is wrapped. */
  SENTENCE("@"),
  /** A word of a closed list. */
  WORD("@"),
  MONEY("#,##0;-#,##0;0"),
  MONEY_SMALL("#,##0.00;-#,##0.00;0.00"),
  /** Millions of tokens. */
  MILLIONS("#,##0.0"),
  SHARE("0.0%"),
  MONTHS("0.0"),
  COUNT("#,##0"),
  /** A multiple: 3.2×. */
  MULTIPLE("0.0\"×\""),
  DATE("yyyy-mm-dd");

  private final String code;

  Format(String code) {
    this.code = code;
  }

  /** The number format's code, in US form. */
  public String code() {
    return code;
  }

  /** Whether the column holds numbers, so that words in it are right-aligned too. */
  public boolean number() {
    return this != TEXT && this != SENTENCE && this != WORD;
  }
}
