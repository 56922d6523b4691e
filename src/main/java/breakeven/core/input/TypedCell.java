package breakeven.core.input;

import breakeven.core.model.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one cell was read as. One object serves a whole sheet: it is filled anew for each cell. */
public final class TypedCell {
  /** A formula has no longer text in it. */
  private static final int LONGEST_COMPARED = 255;

  private double number;
  private @Nullable String text;
  private boolean empty;
  private boolean bad;
  private @Nullable String currency;
  private final List<Finding> findings = new ArrayList<>(2);

  void clear() {
    number = Double.NaN;
    text = null;
    empty = false;
    bad = false;
    currency = null;
    findings.clear();
  }

  void setNumber(double value) {
    number = value;
  }

  void setText(String value) {
    text = value;
  }

  void setEmpty() {
    empty = true;
  }

  /** Whether a formula can compare a cell with a text. */
  static boolean comparable(String text) {
    return text.length() <= LONGEST_COMPARED
        && text.chars().noneMatch(c -> c > ' ' && Character.isISOControl(c));
  }

  void setCurrency(@Nullable String word) {
    currency = word;
  }

  void add(Finding finding) {
    findings.add(finding);
    if (finding.severity() == Severity.ERROR) {
      bad = true;
      number = Double.NaN;
      text = null;
    }
  }

  /**
   * The number of a numeric column: shares as fractions, words as codes, days since 1970-01-01,
   * positive infinity for "none". NaN where the cell is empty or bad.
   */
  public double number() {
    return number;
  }

  /** The text of a text column, trimmed; null where the cell is empty or bad. */
  public @Nullable String text() {
    return text;
  }

  /** Whether nothing but spaces is in the cell. */
  public boolean empty() {
    return empty;
  }

  /** Whether the cell cannot be read or its value is outside its range. */
  public boolean bad() {
    return bad;
  }

  /** The code or sign of a currency that was typed with an amount; null where none was. */
  public @Nullable String currency() {
    return currency;
  }

  /** Errors and warnings, mostly none. */
  public List<Finding> findings() {
    return findings;
  }
}
