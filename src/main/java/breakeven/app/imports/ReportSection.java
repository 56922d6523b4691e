package breakeven.app.imports;

import breakeven.core.table.DiscountsTable;
import breakeven.exchange.lists.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Some lines of one kind in what an import says, and how many there are of them. */
final class ReportSection {
  /** How many lines of a kind a run prints that is no dry run. */
  static final int SHOWN = 20;

  /** What contracts are said from: half of what a share shows. */
  private static final double SMALLEST_DISCOUNT = 0.00005;

  private final String title;
  private final boolean all;
  private final List<String> lines = new ArrayList<>();
  private int count;

  /**
   * A section without lines.
   *
   * @param all whether every line is shown, as a dry run does
   */
  ReportSection(String title, boolean all) {
    this.title = title;
    this.all = all;
  }

  void add(String line) {
    count++;
    if (all || lines.size() < SHOWN) {
      lines.add(line);
    }
  }

  /** Says nothing where there is no line. */
  void print(Consumer<String> out) {
    if (count == 0) {
      return;
    }
    out.accept("");
    out.accept(title + " (" + number(count) + ")");
    lines.forEach(line -> out.accept("  " + line));
    if (count > lines.size()) {
      out.accept("  … and " + number(count - lines.size()) + " more: --dry-run lists all");
    }
  }

  static String amount(double amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }

  /**
   * Says what a contract takes off a list.
   *
   * @param provider empty where it is not known
   * @param alone whether it takes nothing else off, so that one row of {@code Discounts} says so
   */
  static void contract(String provider, Contract of, boolean alone, Consumer<String> out) {
    double discount = of.discount();
    if (Math.abs(discount) < SMALLEST_DISCOUNT) {
      return;
    }
    String percent = UsageFigures.shown(DiscountsTable.DISCOUNT, Math.abs(discount));
    out.accept(
        "  contracted prices"
            + (provider.isEmpty() ? "" : " of " + provider)
            + ": "
            + amount(of.contracted())
            + " where the list has "
            + amount(of.list())
            + (discount > 0 && alone
                ? "; a row of Discounts with " + percent + " says so"
                : ", " + percent + (discount > 0 ? " below it" : " above it")));
  }

  /** A count and what is counted: {@code 1 price}, {@code 2,000 prices}. */
  static String counted(long count, String one, String many) {
    return number(count) + " " + (count == 1 ? one : many);
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
