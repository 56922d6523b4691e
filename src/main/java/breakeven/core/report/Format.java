package breakeven.core.report;

import breakeven.core.table.InputFormats;

/** How a result is shown: its number format in a sheet, and its alignment. */
public enum Format {
  TEXT(InputFormats.TEXT),
  /** A long text that is wrapped. */
  SENTENCE(InputFormats.TEXT),
  /** A word of a closed list. */
  WORD(InputFormats.TEXT),
  MONEY(InputFormats.MONEY),
  /** Money that most rows have none of: a dash is exactly 0. */
  MONEY_OR_DASH("#,##0;-#,##0;\"–\""),
  MONEY_SMALL("#,##0.00;-#,##0.00;0.00"),
  /** Money for one request. */
  PER_REQUEST("#,##0.000000"),
  /** Millions of tokens. */
  MILLIONS("#,##0.0"),
  SHARE(InputFormats.SHARE),
  /** A share of draws: nothing that is drawn is quite certain. */
  CHANCE(NumberFormats.CHANCE),
  MONTHS(InputFormats.MONTHS),
  COUNT(InputFormats.COUNT),
  /** A multiple: 3.2×. */
  MULTIPLE("0.0\"×\""),
  DATE(InputFormats.DATE);

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
