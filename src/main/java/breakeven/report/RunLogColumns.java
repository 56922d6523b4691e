package breakeven.report;

import static breakeven.report.TableColumn.number;
import static breakeven.report.TableColumn.text;

import breakeven.input.PlainNumber;
import breakeven.report.RunLog.AssumptionUsed;
import breakeven.report.RunLog.Fact;
import breakeven.report.RunLog.PriceRowUsed;
import java.time.LocalDate;
import java.util.List;
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

  private static final List<TableColumn<AssumptionUsed>> ASSUMPTIONS =
      List.of(
          text("Assumption", Format.TEXT, 42, "A row of Assumptions.", AssumptionUsed::name),
          new TableColumn<>(
              head(
                  "Value used",
                  Format.COUNT,
                  28,
                  "Shares as fractions, money in the reporting currency; empty where it is blank."),
              (used, cell) -> {
                if (Double.isNaN(used.number())) {
                  TableColumn.put(used.text(), cell);
                } else {
                  cell.number(used.number());
                }
              }),
          text("Unit", Format.TEXT, 46, "Unit of the value used.", AssumptionUsed::unit),
          text(
              "Default or own",
              Format.TEXT,
              17,
              "Whether it is the shipped value.",
              used -> used.byDefault() ? "Default" : "Own"),
          text("Source", Format.TEXT, 60, "Where it comes from.", AssumptionUsed::source));

  private static final List<TableColumn<PriceRowUsed>> PRICES =
      List.of(
          text("Row", Format.TEXT, 42, "The row of a price table in words.", PriceRowUsed::name),
          text("Where", Format.TEXT, 28, "Its sheet and row.", RunLogColumns::where),
          text(
              "Figures, as typed",
              Format.TEXT,
              46,
              "The figures that workloads use.",
              RunLogColumns::figures),
          number(
              "Checked on",
              "",
              Format.DATE,
              17,
              "The day of its price; empty where it is not known.",
              row -> row.checkedOn() == null ? Double.NaN : row.checkedOn().toEpochDay()),
          text("Source", Format.TEXT, 60, "Where it comes from.", PriceRowUsed::source),
          text("Currency", Format.TEXT, 12, "Of the money among them.", PriceRowUsed::currency),
          number(
              "Rate",
              "",
              Format.MONEY_SMALL,
              12,
              "Reporting currency for 1 unit of its currency.",
              row -> row.currency().isEmpty() ? Double.NaN : row.rate()),
          number(
              "Workloads",
              "",
              Format.COUNT,
              13,
              "How many workloads use it.",
              PriceRowUsed::workloads),
          text(
              "Age",
              Format.TEXT,
              10,
              "stale where it is older than the limit.",
              row -> row.stale() ? "stale" : ""));

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
  public static List<TableColumn<PriceRowUsed>> prices() {
    return PRICES;
  }

  /** Where a price row stands: {@code Model prices, row 12}. */
  public static String where(PriceRowUsed row) {
    return row.sheet() + (row.row() > 0 ? ", row " + row.row() : "");
  }

  /** The figures that workloads use: {@code Input (per 1M tokens) 0.4; Batch discount 50%}. */
  public static String figures(PriceRowUsed row) {
    return row.figures().stream().map(RunLogColumns::figure).collect(Collectors.joining("; "));
  }

  /** A share is told as it is typed: 50% for 0.5. */
  private static String figure(RunLog.Figure figure) {
    String column = figure.column();
    if (!column.endsWith(PER_CENT)) {
      return column + " " + PlainNumber.text(figure.typed());
    }
    double percent = Math.round(figure.typed() * 1_000_000) / 10_000.0;
    String name = column.substring(0, column.length() - PER_CENT.length());
    return name + " " + PlainNumber.text(percent) + "%";
  }

  private static ResultColumn head(String header, Format format, int width, String help) {
    return new ResultColumn(header, "", format, width, help, Shown.NOTHING);
  }
}
