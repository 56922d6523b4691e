package breakeven.core.report;

import breakeven.core.input.PlainNumber;
import breakeven.core.model.Place;
import breakeven.core.price.UsedPrice;
import breakeven.core.report.RunLog.AssumptionUsed;
import breakeven.core.report.RunLog.Fact;
import breakeven.core.table.Sheets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of the tables of {@code Run log}. */
public final class RunLogColumns {
  private static final String PER_CENT = " (%)";

  /** A fact with the section it belongs to. */
  public record SectionFact(String section, Fact fact) {}

  private static final Heads RUN = Heads.of(Sheets.RUN_LOG, "");
  private static final Heads USED = Heads.of(Sheets.ASSUMPTIONS_USED, "");
  private static final Heads PRICED = Heads.of(Sheets.PRICES_USED, "");

  private static final List<TableColumn<SectionFact>> FACTS =
      List.of(
          RUN.text("Section", SectionFact::section),
          RUN.text("Fact", line -> line.fact().name()),
          new TableColumn<>(
              RUN.of("Value"),
              (line, cell) -> {
                if (Double.isNaN(line.fact().number())) {
                  TableColumn.put(line.fact().text(), cell);
                } else if (line.fact().format() == Format.DATE) {
                  cell.text(LocalDate.ofEpochDay((long) line.fact().number()).toString());
                } else {
                  cell.number(line.fact().number());
                }
              }));

  /** The value that figures use. */
  public static final TableColumn<AssumptionUsed> VALUE_USED =
      value("Value used", AssumptionUsed::used);

  /** Whether the shipped value counts. */
  public static final TableColumn<AssumptionUsed> DEFAULT_OR_OWN =
      USED.text("Default or own", used -> used.byDefault() ? "Default" : "Own");

  /** What converts the value found into the value used. */
  public static final TableColumn<AssumptionUsed> RATE_OF_VALUE =
      USED.number("Rate", AssumptionUsed::rate);

  /** In which cell an assumption is. */
  public static final TableColumn<AssumptionUsed> STANDS_IN =
      USED.text("Cell", RunLogColumns::standsIn);

  private static final List<TableColumn<AssumptionUsed>> ASSUMPTIONS =
      List.of(
          USED.text("Assumption", AssumptionUsed::name),
          VALUE_USED,
          USED.text("Unit", AssumptionUsed::unit),
          DEFAULT_OR_OWN,
          USED.text("Source", AssumptionUsed::source),
          value("Value found", AssumptionUsed::found),
          RATE_OF_VALUE,
          STANDS_IN);

  /** Where a price row is. */
  public static final TableColumn<UsedPrice> WHERE = PRICED.text("Where", RunLogColumns::where);

  /** The currency of a price row. */
  public static final TableColumn<UsedPrice> CURRENCY =
      PRICED.text("Currency", UsedPrice::currency);

  /** The exchange rate of a price row's currency. */
  public static final TableColumn<UsedPrice> RATE_OF_ROW =
      PRICED.number("Rate", row -> row.currency().isEmpty() ? Double.NaN : row.rate());

  /** Whether a price is stale. */
  public static final TableColumn<UsedPrice> AGE =
      PRICED.text("Age", row -> row.stale() ? "stale" : "");

  private static final List<TableColumn<UsedPrice>> PRICES =
      List.of(
          PRICED.text("Row", UsedPrice::name),
          WHERE,
          PRICED.text("Figures, as typed", RunLogColumns::figures),
          PRICED.number(
              "Checked on",
              row -> row.checkedOn() == null ? Double.NaN : row.checkedOn().toEpochDay()),
          PRICED.text("Source", UsedPrice::source),
          CURRENCY,
          RATE_OF_ROW,
          PRICED.number("Workloads", UsedPrice::workloads),
          AGE);

  private RunLogColumns() {}

  /** What the run was. */
  public static List<TableColumn<SectionFact>> facts() {
    return FACTS;
  }

  /** Every assumption with the value used. */
  public static List<TableColumn<AssumptionUsed>> assumptions() {
    return ASSUMPTIONS;
  }

  /** Every price row that a workload uses. */
  public static List<TableColumn<UsedPrice>> prices() {
    return PRICES;
  }

  private static String standsIn(AssumptionUsed used) {
    Place place = used.place();
    return place == null ? "" : place.toString();
  }

  /** Where a price row is: {@code Model prices, row 12}. */
  private static String where(UsedPrice row) {
    Place place = row.place();
    return place == null ? "" : place.sheet() + ", row " + place.row();
  }

  /** The figures that workloads use: {@code Input (per 1M tokens) 0.4; Batch discount 50%}. */
  private static String figures(UsedPrice row) {
    return row.figures().stream().map(RunLogColumns::figure).collect(Collectors.joining("; "));
  }

  /** A share is reported as it is typed: 50% for 0.5. */
  private static String figure(UsedPrice.Figure figure) {
    String column = figure.column().title();
    if (!column.endsWith(PER_CENT)) {
      return column + " " + PlainNumber.text(figure.typed());
    }
    double percent = Math.round(figure.typed() * 1_000_000) / 10_000.0;
    String name = column.substring(0, column.length() - PER_CENT.length());
    return name + " " + PlainNumber.text(percent) + "%";
  }

  private static TableColumn<AssumptionUsed> value(
      String header, Function<AssumptionUsed, RunLog.Value> of) {
    return new TableColumn<>(
        USED.of(header),
        (used, cell) -> {
          RunLog.Value value = of.apply(used);
          if (Double.isNaN(value.number())) {
            TableColumn.put(value.text(), cell);
          } else {
            cell.number(value.number());
          }
        });
  }
}
