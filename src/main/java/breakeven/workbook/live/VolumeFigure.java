package breakeven.workbook.live;

import breakeven.core.report.NumberFormats;

/** What there is of a volume that a workload might have, in the order of the columns. */
public enum VolumeFigure {
  VOLUME("Volume", "M tokens a month", "#,##0.0"),
  LARGE("Prompt the large model", "", NumberFormats.MONEY),
  /** On the large model's line where there is no small option. */
  SMALL("Prompt the small model", "", NumberFormats.MONEY),
  TUNED("Fine-tuned", "", NumberFormats.MONEY);

  private final String words;
  private final String unit;
  private final String format;

  VolumeFigure(String words, String unit, String format) {
    this.words = words;
    this.unit = unit;
    this.format = format;
  }

  /** Its column on {@code Workings}, among the costs of the workload that is chosen; from 0. */
  public int column() {
    return 1 + ordinal();
  }

  /**
   * Its header.
   *
   * @param more behind the words
   */
  LiveColumn header(String more, String currency, LiveColumn.Role role) {
    String title = words + more + " (" + (unit.isEmpty() ? currency : unit) + ")";
    return new LiveColumn(title, words, role, format, true, 16, "");
  }
}
