package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.expression.Unit;
import breakeven.core.shape.RowShapes;
import breakeven.core.shape.ShapeOffer;
import java.util.List;
import java.util.Locale;

/** What else could be fine-tuned and served, on the page of one workload. */
final class ShapeSection {
  private final String currency;
  private final Page page;

  ShapeSection(String currency, Page page) {
    this.currency = currency;
    this.page = page;
  }

  /** The table; nothing where nothing was compared. */
  void print(RowShapes shapes) {
    ShapeOffer own = shapes.own();
    if (own == null) {
      return;
    }
    page.heading("Shapes: what else could be fine-tuned and served, " + currency);
    List<ShapeColumns.Line> lines = ShapeColumns.lines("", shapes, 0);
    int width = lines.stream().mapToInt(line -> ShapeColumns.shape(line).length()).max().orElse(0);
    page.line(
        row(width, "Shape", "TCO fine-tuned", "Saves", "Upfront", "Net saving", "Verdict with it"));
    for (ShapeColumns.Line line : lines) {
      ShapeOffer offer = line.offer();
      page.line(
          row(
              width,
              ShapeColumns.shape(line),
              money(line.tco()),
              money(line.saves()),
              money(line.upfront()),
              money(line.saving()),
              offer.verdict() < 0 ? "benchmark first" : Decision.VERDICTS.get(offer.verdict())));
    }
    page.wrapped(
        "  ",
        2,
        "Each is calculated as the row is, over its own months, without the quotations typed in it."
            + " Another tuning method has to be measured again, another model to be benchmarked.");
  }

  /** The best of them in a sentence. */
  void brief(RowShapes shapes) {
    if (!shapes.compared()) {
      return;
    }
    page.heading("Best shape");
    ShapeOffer best = shapes.best();
    if (best == null) {
      page.line(
          shapes.closed()
              ? "  No shape of this model is open."
              : "  The row's own: no other method, serving, card or provider of this model is cheaper.");
    } else {
      say("", best, shapes);
    }
    ShapeOffer other = shapes.bestOther();
    if (other != null) {
      say("Another model, to be benchmarked: ", other, shapes);
    }
  }

  private void say(String before, ShapeOffer offer, RowShapes shapes) {
    double saves = shapes.saves(offer);
    page.wrapped(
        "  ",
        4,
        before
            + offer.words()
            + ": "
            + money(offer.tco())
            + " "
            + currency
            + (Double.isNaN(saves) ? "" : ", " + money(saves) + " less than the row's own shape")
            + ".");
  }

  private static String row(
      int width,
      String shape,
      String tco,
      String saves,
      String upfront,
      String saving,
      String verdict) {
    return String.format(
            Locale.ROOT,
            "  %-" + width + "s %14s %12s %12s %12s  %s",
            shape,
            tco,
            saves,
            upfront,
            saving,
            verdict)
        .stripTrailing();
  }

  private static String money(double amount) {
    return Double.isNaN(amount) ? "" : Numbers.text(amount, Unit.MONEY);
  }
}
