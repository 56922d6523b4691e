package breakeven.write;

import breakeven.decision.Decision;
import breakeven.live.LiveModel;
import breakeven.report.Format;
import breakeven.report.SummaryData;
import breakeven.write.ResultStyles.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.jspecify.annotations.Nullable;

/** What needs attention, on {@code Summary}: what was wrong, assumed or old, counted. */
final class SummaryAttention {
  /** One line of what needs attention: a number, a text, or neither. */
  private record Item(
      String label,
      double number,
      @Nullable String text,
      Format format,
      boolean bad,
      @Nullable Function<LiveModel, String> formula) {
    Item(String label, double number, @Nullable String text, Format format, boolean bad) {
      this(label, number, text, format, bad, null);
    }

    Item from(Function<LiveModel, String> formula) {
      return new Item(label, number, text, format, bad, formula);
    }

    static Item count(String label, long number, boolean bad) {
      return new Item(label, (double) number, null, Format.COUNT, bad && number > 0);
    }

    static Item text(String label, String text, boolean bad) {
      return new Item(label, 0, text, Format.COUNT, bad);
    }

    static Item day(String label, @Nullable LocalDate day) {
      return day == null
          ? text(label, "none dated", false)
          : new Item(label, (double) day.toEpochDay(), null, Format.DATE, false);
    }
  }

  private final OutputSheet sheet;
  private final ResultStyles styles;
  private final SummaryData data;
  private final Consumer<Consumer<LiveModel>> formulas;

  /**
   * @param formulas takes what makes formulas of cells, once it is known where everything stands
   */
  SummaryAttention(
      OutputSheet sheet,
      ResultStyles styles,
      SummaryData data,
      Consumer<Consumer<LiveModel>> formulas) {
    this.sheet = sheet;
    this.styles = styles;
    this.data = data;
    this.formulas = formulas;
  }

  /**
   * Writes it.
   *
   * @param from the first free row, from 0
   * @return the first free row after it
   */
  int write(int from) {
    int row = from;
    for (Item item : items()) {
      item(row++, item);
    }
    return row;
  }

  private void item(int row, Item item) {
    sheet.cell(row, 1, styles.aside(Role.SUBTITLE)).setCellValue(item.label());
    Role role = item.bad() ? Role.WARNING : Role.OUTPUT;
    XSSFCell cell =
        sheet.cell(row, 2, styles.of(role, item.format().code(), HorizontalAlignment.RIGHT));
    if (item.text() != null) {
      cell.setCellValue(item.text());
    } else if (item.format() == Format.DATE) {
      cell.setCellValue(styles.serial(item.number()));
    } else {
      cell.setCellValue(item.number());
    }
    Function<LiveModel, String> formula = item.formula();
    if (formula != null) {
      formulas.accept(
          model -> {
            OutputSheet.formula(cell, formula.apply(model));
            if (!item.bad()) {
              cell.setCellStyle(styles.calculatedStyle(item.format()));
            }
          });
    }
  }

  private List<Item> items() {
    SummaryData.Portfolio p = data.portfolio();
    List<Item> items = new ArrayList<>();
    items.add(Item.count("Errors", data.errors(), true));
    items.add(Item.count("Warnings", data.warnings(), true));
    items.add(Item.count("Workloads with an error or a warning", p.withIssues(), true));
    items.add(
        Item.count("Workloads that need data", p.rows(Decision.NEEDS_DATA), true)
            .from(model -> model.portfolio().count(LiveModel.literal(Decision.NEEDS_DATA))));
    items.add(
        Item.count("Workloads whose candidate model is closed", p.closed(), true)
            .from(model -> model.portfolio().closed()));
    items.add(
        Item.count("Workloads whose cost today is unknown", p.unpricedToday(), true)
            .from(model -> model.portfolio().unpriced()));
    items.add(
        Item.text(
            "Assumptions at their shipped value",
            data.assumptionsAtDefault() + " of " + data.assumptions(),
            false));
    items.add(Item.count("Tunes that rent GPUs for themselves alone", p.aloneOnGpus(), false));
    if (p.aloneOnGpus() > 0) {
      items.add(
          new Item("Mean use of those GPUs", p.meanUtilisationAlone(), null, Format.SHARE, false));
    }
    items.add(
        data.draws().draws() == 0
            ? Item.text("Chance of payback", "not drawn", true)
            : Item.text("Chance of payback", Counted.of(data.draws().draws(), "draw"), false));
    prices(items);
    return items;
  }

  private void prices(List<Item> items) {
    SummaryData.PriceAge prices = data.prices();
    items.add(Item.count("Price rows used", prices.rows(), false));
    items.add(Item.day("Oldest price checked on", prices.oldest()));
    items.add(Item.day("Newest price checked on", prices.newest()));
    String limit = Counted.number(Math.round(prices.limitDays()));
    items.add(Item.count("Prices older than " + limit + " days", prices.stale(), true));
    items.add(
        Item.count(
            "Verdicts that depend on a stale or doubtful price", data.portfolio().hanging(), true));
    if (prices.undated() > 0) {
      items.add(Item.count("Prices without a date", prices.undated(), true));
    }
  }
}
