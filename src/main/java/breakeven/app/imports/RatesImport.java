package breakeven.app.imports;

import breakeven.app.batch.AddedTables;
import breakeven.core.evaluation.InputTables;
import breakeven.core.guard.Limits;
import breakeven.core.guard.PriceFacts;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.TableRows;
import breakeven.core.model.Problem;
import breakeven.core.price.Rates;
import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.exchange.files.RatesFile;
import breakeven.workbook.write.SheetLook;
import breakeven.workbook.write.SheetUpsert;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings exchange rates into a workbook. */
record RatesImport(LocalDate asOf, Consumer<String> out) {

  void take(ImportBook book, List<Path> paths, ReadFiles files) throws IOException {
    InputTables tables = book.tables();
    TableRows rows = tables.rows(ExchangeRates.TABLE);
    SheetUpsert sheet =
        book.sheet(
                ExchangeRates.TABLE,
                "rates",
                "remove currencies that no price is in",
                workbook ->
                    workbook
                        .sheet(ExchangeRates.TABLE.sheet())
                        .map(found -> SheetUpsert.Place.of(rows)))
            .shipped(() -> AddedTables.rows(tables, ExchangeRates.TABLE), ExchangeRates.SOURCE);
    SheetLook look = SheetLook.of(book.workbook(), rows.header(), row -> true);
    for (Path path : paths) {
      files.read(() -> read(path, book, tables.rates(), look, sheet));
    }
  }

  private String read(Path path, ImportBook book, Rates known, SheetLook look, SheetUpsert sheet) {
    TableRows found = RatesFile.read(path, asOf);
    Rates rates = new Rates(found, known.reporting(), false);
    Problem unusable = rates.unusable();
    if (unusable != null) {
      throw new BadInput(path + ": " + unusable.problem() + ". " + unusable.fix());
    }
    if (!known.quotedPer().isEmpty()) {
      throw new BadInput(
          book.workbook().path()
              + ": Exchange rates has rates per "
              + known.quotedPer()
              + ": give them per "
              + known.reporting()
              + " there first, for a rate is what 1 of a currency is in the reporting currency");
    }
    String title = "Exchange rates: " + path;
    out.accept(title + ", " + ReportSection.counted(found.rows().size(), "currency", "currencies"));
    ReportSection changed = new ReportSection("Changed rates", true);
    ReportSection kept = new ReportSection("Rates that stay", true);
    for (TableRows.Row row : found.rows()) {
      String code =
          String.valueOf(row.text(ExchangeRates.CURRENCY)).strip().toUpperCase(Locale.ROOT);
      double rate = PlainNumber.asTyped(rates.rate(code));
      if (!code.equals(known.reporting()) && !Double.isNaN(rate)) {
        requireLikely(path, code, rate, known);
        rate(
            String.valueOf(path.getFileName()), code, rate, row, known, look, sheet, changed, kept);
      }
    }
    changed.print(out);
    kept.print(out);
    return title + ", read";
  }

  /** A rate that is turned round, or of another unit, would turn every price. */
  private static void requireLikely(Path path, String code, double rate, Rates known) {
    double before = known.rate(code);
    boolean turned = isNear(rate, 1 / before) && !isNear(rate, before);
    boolean far = Math.max(rate / before, before / rate) >= Limits.FAR_OFF;
    if (turned || far) {
      throw new BadInput(
          "%s: one %s is %s %s there, and %s in the workbook%s"
              .formatted(
                  path,
                  code,
                  PlainNumber.text(rate),
                  known.reporting(),
                  PlainNumber.text(before),
                  turned
                      ? ": give what one %s is in %s, %s"
                          .formatted(code, known.reporting(), PlainNumber.text(round(1 / rate)))
                      : ": check the file, or type the rate into Exchange rates"));
    }
  }

  private static double round(double rate) {
    return Math.round(rate * 10_000) / 10_000.0;
  }

  private static boolean isNear(double one, double other) {
    return Math.max(one / other, other / one) < 1.25;
  }

  private static void rate(
      String file,
      String code,
      double rate,
      TableRows.Row row,
      Rates known,
      SheetLook look,
      SheetUpsert sheet,
      ReportSection changed,
      ReportSection kept) {
    TableRows.@Nullable Row before = known.row(code);
    LocalDate day = row.date(ExchangeRates.DATE);
    Map<Column, String> cells = new HashMap<>();
    cells.put(ExchangeRates.RATE, PlainNumber.text(rate));
    cells.put(ExchangeRates.DATE, day == null ? "" : day.toString());
    String source = row.text(ExchangeRates.SOURCE);
    cells.put(ExchangeRates.SOURCE, source == null ? file : source);
    String after = PlainNumber.text(rate) + (day == null ? "" : " (" + day + ")");
    if (before == null) {
      cells.put(ExchangeRates.CURRENCY, code);
      sheet.add(cells);
      changed.add(code + ": (new) → " + after);
      return;
    }
    LocalDate checked = before.date(ExchangeRates.DATE);
    String own = before.text(ExchangeRates.SOURCE);
    String why =
        own != null && PriceFacts.isOwn(own)
            ? "your own row (its Source begins with own or contract)"
            : look.formula(before.sheetRow(), ExchangeRates.TABLE.columns())
                ? "a formula"
                : checked != null && (day == null || checked.isAfter(day))
                    ? "of a later day, " + checked
                    : "";
    if (!why.isEmpty()) {
      kept.add(code + ": " + why);
    } else if (known.rate(code) != rate || day != null && !day.equals(checked)) {
      sheet.change(before.sheetRow(), cells);
      changed.add(code + ": " + PlainNumber.text(known.rate(code)) + " → " + after);
    }
  }
}
