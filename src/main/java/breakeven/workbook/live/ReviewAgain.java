package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIf;
import static breakeven.core.expression.Formula.countIfs;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.or;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.when;

import breakeven.core.economics.BreakEvens;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a new review is needed: what was typed since the last one that formulas cannot calculate
 * with. Reasons are texts that are added up, an empty one where there is none; Why says those of
 * its row, {@code Checks} counts the rows that have any.
 */
final class ReviewAgain {
  /** What is in place of a result or a typed figure that only a review can tell. */
  static final String WORDS = BreakEvens.REVIEW_AGAIN;

  /** What is said of a cell that a formula cannot read. */
  static final String RETYPED = "can be read by a review alone";

  private static final String BETWEEN = "; ";

  /** Characters of what makes the greater part of a formula. */
  private static final int MOST = 230;

  private ReviewAgain() {}

  /** The column of the reasons on a sheet. */
  static LiveColumn column(String group, int width, String help) {
    return LiveColumn.calculated("Review again", width, help).in(group);
  }

  /** Adds a reason to those before it, where a condition holds; nothing where there is none. */
  static String reason(String condition, String words) {
    return condition.isEmpty() ? "" : "&" + when(condition, quoted(BETWEEN + words));
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
        : "&"
            + ifElse(
                condition,
                join(quoted(BETWEEN + before), name, quoted(behind)),
                other.isEmpty() ? NOTHING : other.substring(1));
  }

  /**
   * A condition that something else is in any of some cells than at the review; empty where none of
   * them can be compared.
   */
  static String changed(List<Places.@Nullable Typed> cells) {
    List<String> others =
        cells.stream()
            .map(cell -> cell == null ? "" : other(cell))
            .filter(other -> !other.isEmpty())
            .toList();
    // A cell that was deleted since is an error.
    return others.isEmpty() ? "" : ifError(or(others), "TRUE");
  }

  /** The same in parts, each short enough for a cell of its own. */
  static List<String> changedInParts(List<Places.@Nullable Typed> cells) {
    List<String> others = cells.stream().map(cell -> cell == null ? "" : other(cell)).toList();
    return together(others, ",").stream().map(part -> ifError(or(part), "TRUE")).toList();
  }

  /** A condition that any of some holds; empty where there is none, or all are empty. */
  static String any(Collection<String> conditions) {
    List<String> some = conditions.stream().filter(one -> !one.isEmpty()).toList();
    return some.isEmpty() ? "" : or(some);
  }

  private static String other(Places.Typed cell) {
    String now = CellReferences.fixed(cell.place());
    Object stood = cell.stood();
    if (stood instanceof String text) {
      boolean comparable =
          text.length() <= CellReferences.LONGEST_WANTED
              && text.chars().noneMatch(Character::isISOControl);
      return comparable ? now + "<>" + quoted(text) : "";
    }
    if (stood instanceof Double number) {
      return now + "<>" + CellReferences.number(number);
    }
    if (stood instanceof LocalDate day) {
      // Not as a number: days of old Mac files are counted from another one.
      return call("INT", now)
          + "<>"
          + call("DATE", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
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
        : countIf(CellReferences.column(tally.header()), quoted(text)) + "<>" + tally.count();
  }

  /**
   * The same of rows that hold a text in one column and a figure in another: a condition that there
   * are more or fewer.
   */
  static String recounted(Places.@Nullable Figures figures, String text) {
    return figures == null || !CellReferences.countable(text)
        ? ""
        : countIfs(
                CellReferences.column(figures.texts()),
                quoted(text),
                CellReferences.column(figures.figures()),
                quoted(">=0"))
            + "<>"
            + figures.count();
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
    return call("MID", reasons, BETWEEN.length() + 1, 999);
  }

  /**
   * What a sentence says instead where there are reasons.
   *
   * @param reasons the cell of all of them
   */
  static String instead(String reasons, String sentence) {
    return ifElse(reasons + "<>" + NOTHING, join(quoted("Review again: "), reasons), sentence);
  }
}
