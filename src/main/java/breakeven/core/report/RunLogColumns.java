package breakeven.core.report;

import static breakeven.core.report.TableColumn.number;
import static breakeven.core.report.TableColumn.text;

import breakeven.core.input.PlainNumber;
import breakeven.core.model.Place;
import breakeven.core.price.UsedPrice;
import breakeven.core.report.RunLog.AssumptionUsed;
import breakeven.core.report.RunLog.Fact;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of the tables of {@code Run log}. */
public final class RunLogColumns {
  private static final String PER_CENT = " (%)";

  /** A fact with the section it belongs to. */
  public record SectionFact(String section, Fact fact) {}

  private static final List<TableColumn<SectionFact>> FACTS =
      List.of(
          text("Section", Format.TEXT, 20, "What the fact is about.", SectionFact::section),
          text("Fact", Format.TEXT, 42, "Its name.", line -> line.fact().name()),
          new TableColumn<>(
              head("Value", Format.TEXT, 28, "A number, a day or words."),
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
      value(
          "Value used",
          "Shares as fractions, money in the reporting currency; empty where it is blank.",
          AssumptionUsed::used);

  /** Whether the shipped value counts. */
  public static final TableColumn<AssumptionUsed> DEFAULT_OR_OWN =
      text(
          "Default or own",
          Format.TEXT,
          12,
          "Whether it is the shipped value.",
          used -> used.byDefault() ? "Default" : "Own");

  /** What converts the value found into the value used. */
  public static final TableColumn<AssumptionUsed> RATE_OF_VALUE =
      number(
          "Rate",
          "",
          Format.MONEY_SMALL,
          12,
          "Reporting currency for 1 unit of the currency of the value found; empty where none is"
              + " needed.",
          AssumptionUsed::rate);

  /** In which cell an assumption is. */
  public static final TableColumn<AssumptionUsed> STANDS_IN =
      text(
          "Cell",
          Format.TEXT,
          22,
          "Its cell; empty where there is none and the shipped value counts.",
          RunLogColumns::standsIn);

  private static final List<TableColumn<AssumptionUsed>> ASSUMPTIONS =
      List.of(
          text("Assumption", Format.TEXT, 38, "A row of Assumptions.", AssumptionUsed::name),
          VALUE_USED,
          text("Unit", Format.TEXT, 26, "Unit of the value used.", AssumptionUsed::unit),
          DEFAULT_OR_OWN,
          text("Source", Format.TEXT, 45, "Where it comes from.", AssumptionUsed::source),
          value(
              "Value found",
              "The content of its cell, money in the currency of its unit. Empty where the shipped"
                  + " value counts; a word where it cannot be read.",
              AssumptionUsed::found),
          RATE_OF_VALUE,
          STANDS_IN);

  /** Where a price row is. */
  public static final TableColumn<UsedPrice> WHERE =
      text("Where", Format.TEXT, 26, "Its sheet and row.", RunLogColumns::where);

  /** The currency of a price row. */
  public static final TableColumn<UsedPrice> CURRENCY =
      text("Currency", Format.TEXT, 12, "Of the money among them.", UsedPrice::currency);

  /** The exchange rate of a price row's currency. */
  public static final TableColumn<UsedPrice> RATE_OF_ROW =
      number(
          "Rate",
          "",
          Format.MONEY_SMALL,
          12,
          "Reporting currency for 1 unit of its currency.",
          row -> row.currency().isEmpty() ? Double.NaN : row.rate());

  /** Whether a price is stale. */
  public static final TableColumn<UsedPrice> AGE =
      text(
          "Age",
          Format.TEXT,
          10,
          "stale where it is older than the limit.",
          row -> row.stale() ? "stale" : "");

  private static final List<TableColumn<UsedPrice>> PRICES =
      List.of(
          text("Row", Format.TEXT, 38, "The row of a price table in words.", UsedPrice::name),
          WHERE,
          text(
              "Figures, as typed",
              Format.TEXT,
              45,
              "The figures that workloads use.",
              RunLogColumns::figures),
          number(
              "Checked on",
              "",
              Format.DATE,
              12,
              "The day of its price; empty where it is not known.",
              row -> row.checkedOn() == null ? Double.NaN : row.checkedOn().toEpochDay()),
          text("Source", Format.TEXT, 45, "Where it comes from.", UsedPrice::source),
          CURRENCY,
          RATE_OF_ROW,
          number(
              "Workloads",
              "",
              Format.COUNT,
              13,
              "How many workloads use it.",
              UsedPrice::workloads),
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
      String header, String help, Function<AssumptionUsed, RunLog.Value> of) {
    return new TableColumn<>(
        head(header, Format.COUNT, 16, help),
        (used, cell) -> {
          RunLog.Value value = of.apply(used);
          if (Double.isNaN(value.number())) {
            TableColumn.put(value.text(), cell);
          } else {
            cell.number(value.number());
          }
        });
  }

  private static ResultColumn head(String header, Format format, int width, String help) {
    return new ResultColumn(header, "", format, width, help, CellContent.NOTHING);
  }
}
