package breakeven.workbook.live;

import breakeven.core.economics.BreakEvens;
import breakeven.core.report.NumberFormats;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a new review is needed: what was typed since the last one that formulas cannot calculate
 * with. Reasons are texts that are added up, an empty one where there is none; Why says those of
 * its row, {@code Checks} counts the rows that have any.
 */
final class ReviewAgain {
  /** What is in place of a result or a typed figure that only a review can tell. */
  static final String WORDS = BreakEvens.REVIEW_AGAIN;

  /** What is said of a share that a formula cannot read. */
  static final String DOUBTFUL_SHARE =
      "between 1 and 2: only a review sees whether 1.5 means 1.5% or 150%";

  private static final String BETWEEN = "; ";

  /** Characters of what makes the greater part of a formula. */
  private static final int MOST = 230;

  private ReviewAgain() {}

  /** The column of the reasons on a sheet. */
  static LiveColumn column(String group, int width, String help) {
    return new LiveColumn(
        "Review again",
        group,
        LiveColumn.Role.CALCULATED,
        NumberFormats.GENERAL,
        false,
        width,
        help);
  }

  /** Adds a reason to those before it, where a condition holds; nothing where there is none. */
  static String reason(String condition, String words) {
    return condition.isEmpty()
        ? ""
        : "&IF(" + condition + "," + CellReferences.text(BETWEEN + words) + ",\"\")";
  }

  /**
   * The same, of what is named in a cell.
   *
   * @param name the name, as a formula
   */
  static String reason(String condition, String before, String name, String behind) {
    return reason(condition, before, name, behind, "");
  }

  /**
   * The same with another reason that is only said where this one does not hold.
   *
   * @param other as it would be added; empty where there is none
   */
  static String reason(String condition, String before, String name, String behind, String other) {
    return condition.isEmpty()
        ? other
        : "&IF("
            + condition
            + ","
            + CellReferences.text(BETWEEN + before)
            + "&"
            + name
            + "&"
            + CellReferences.text(behind)
            + ","
            + (other.isEmpty() ? "\"\"" : other.substring(1))
            + ")";
  }

  /**
   * A condition that something else is in any of some cells than at the review; empty where none of
   * them can be compared.
   */
  static String changed(List<Places.@Nullable Typed> cells) {
    String others =
        cells.stream()
            .map(cell -> cell == null ? "" : other(cell))
            .filter(other -> !other.isEmpty())
            .collect(Collectors.joining(","));
    // A cell that was deleted since is an error.
    return others.isEmpty() ? "" : "IFERROR(OR(" + others + "),TRUE)";
  }

  /** The same in parts, each short enough for a cell of its own. */
  static List<String> changedInParts(List<Places.@Nullable Typed> cells) {
    List<String> others = cells.stream().map(cell -> cell == null ? "" : other(cell)).toList();
    return together(others, ",").stream().map(part -> "IFERROR(OR(" + part + "),TRUE)").toList();
  }

  /** A condition that any of some holds; empty where there is none, or all are empty. */
  static String any(Collection<String> conditions) {
    String some =
        conditions.stream().filter(one -> !one.isEmpty()).collect(Collectors.joining(","));
    return some.isEmpty() ? "" : "OR(" + some + ")";
  }

  private static String other(Places.Typed cell) {
    String now = CellReferences.fixed(cell.place());
    Object stood = cell.stood();
    if (stood instanceof String text) {
      boolean comparable =
          text.length() <= CellReferences.LONGEST_WANTED
              && text.chars().noneMatch(Character::isISOControl);
      return comparable ? now + "<>" + CellReferences.text(text) : "";
    }
    if (stood instanceof Double number) {
      return now + "<>" + CellReferences.number(number);
    }
    if (stood instanceof LocalDate day) {
      // Not as a number: days of old Mac files are counted from another one.
      return "INT("
          + now
          + ")<>DATE("
          + (day.getYear() + "," + day.getMonthValue() + "," + day.getDayOfMonth() + ")");
    }
    return stood instanceof Boolean truth
        ? now + "<>" + String.valueOf(truth).toUpperCase(Locale.ROOT)
        : "";
  }

  /**
   * A condition that more or fewer cells hold a text than at the review; empty where that cannot be
   * counted.
   */
  static String recounted(Places.@Nullable Tally tally, String text) {
    return tally == null || !CellReferences.countable(text)
        ? ""
        : "COUNTIF("
            + CellReferences.column(tally.header())
            + ","
            + CellReferences.text(text)
            + ")<>"
            + tally.count();
  }

  /**
   * The same of rows that hold a text in one column and a figure in another: a condition that there
   * are more or fewer.
   */
  static String recounted(Places.@Nullable Figures figures, String text) {
    return figures == null || !CellReferences.countable(text)
        ? ""
        : "COUNTIFS("
            + (CellReferences.column(figures.texts()) + "," + CellReferences.text(text) + ",")
            + (CellReferences.column(figures.figures()) + ",\">=0\")<>" + figures.count());
  }

  /**
   * Texts or conditions strung together, as few as they can be so that none is too long for a
   * formula.
   *
   * @param between what stands between two of them
   */
  static List<String> together(List<String> parts, String between) {
    List<String> together = new ArrayList<>();
    for (String part : parts) {
      int last = together.size() - 1;
      if (!part.isEmpty()) {
        if (last >= 0 && together.get(last).length() + part.length() <= MOST) {
          together.set(last, together.get(last) + between + part);
        } else {
          together.add(part);
        }
      }
    }
    return together;
  }

  /** All reasons as one text, without what would stand before the first. */
  static String all(String reasons) {
    return "MID(" + reasons + "," + (BETWEEN.length() + 1) + ",999)";
  }

  /**
   * What a sentence says instead where there are reasons.
   *
   * @param reasons the cell of all of them
   */
  static String or(String reasons, String sentence) {
    return "IF(" + reasons + "<>\"\",\"Review again: \"&" + reasons + "," + sentence + ")";
  }
}
