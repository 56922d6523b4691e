package breakeven.input;

import breakeven.model.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one cell was read as. One object serves a whole sheet: it is filled anew for each cell. */
public final class TypedCell {
  private double number;
  private @Nullable String text;
  private boolean empty;
  private boolean bad;
  private final List<Finding> findings = new ArrayList<>(2);

  void clear() {
    number = Double.NaN;
    text = null;
    empty = false;
    bad = false;
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

  /** Whether nothing but spaces stands in the cell. */
  public boolean empty() {
    return empty;
  }

  /** Whether the cell cannot be read or its value is outside its range. */
  public boolean bad() {
    return bad;
  }

  /** Errors and warnings, mostly none. */
  public List<Finding> findings() {
    return findings;
  }
}
