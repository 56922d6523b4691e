package breakeven.core.report;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Text;
import breakeven.core.expression.TextWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The options side by side, with the lines of their costs. */
final class OptionSection {
  private static final double CENT = 0.005;

  private final Row row;
  private final Page page;
  private final TextWriter values;
  private final boolean closed;

  OptionSection(Row row, Page page) {
    this.row = row;
    this.page = page;
    values = new TextWriter(row.frame());
    closed = row.holds(row.decision().model.life.closed);
  }

  /** Lines of cost that no option has are left out. */
  void print() {
    page.heading("Options, " + row.currency() + " over the horizon");
    OptionCosts options = new OptionCosts(row.decision().model);
    print("Cost line", OptionCosts.OPTIONS);
    for (OptionCosts.CostLine line : options.lines()) {
      List<String> cells = new ArrayList<>();
      boolean any = false;
      for (int option = 0; option < OptionCosts.OPTIONS.size(); option++) {
        Expression term = line.terms().get(option);
        double amount = term == null ? Double.NaN : value(option, term);
        any |= Math.abs(amount) >= CENT;
        cells.add(shown(amount, 0));
      }
      if (any) {
        print(line.label(), cells);
      }
    }
    total(options.total(), 0);
    total(options.perThousand(), 2);
    total(options.firstMonth(), 0);
  }

  private void total(OptionCosts.Total total, int decimals) {
    List<String> cells = new ArrayList<>();
    for (int option = 0; option < total.lines().size(); option++) {
      cells.add(shown(value(option, total.lines().get(option)), decimals));
    }
    print(total.label(), cells);
  }

  private double value(int option, Expression term) {
    return closed && option == OptionCosts.TUNED ? Double.NaN : values.value(term, row.index());
  }

  private static String shown(double amount, int decimals) {
    return Double.isNaN(amount) ? "-" : Text.fixed(amount, decimals);
  }

  private void print(String label, List<String> cells) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-34s", label));
    for (int i = 0; i < cells.size(); i++) {
      int width = Math.max(14, OptionCosts.OPTIONS.get(i).length());
      line.append(String.format(Locale.ROOT, "%" + (width + 1) + "s", cells.get(i)));
    }
    page.line(line.toString());
  }
}
