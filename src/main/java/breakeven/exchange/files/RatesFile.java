package breakeven.exchange.files;

import breakeven.core.input.HeadersNamed;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.input.TableRows;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.table.ExchangeRates;
import breakeven.xlsx.read.BadInput;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exchange rates as CSV: {@code Currency}, {@code Rate} and {@code Date}, as in the workbook. */
public final class RatesFile {
  private RatesFile() {}

  /** Whether a file in CSV has the columns. */
  static boolean is(Path path) {
    HeadersNamed named = new HeadersNamed(ExchangeRates.TABLE);
    CsvFile file = CsvFile.packed(path, ExchangeRates.TABLE);
    file.read(named);
    return named.most() > 1 && header(file, path).header().usable();
  }

  private static TableRows header(CsvFile file, Path path) {
    TableReader reader =
        new TableReader(ExchangeRates.TABLE, Source.program(String.valueOf(path.getFileName())));
    file.read(reader);
    return reader.finish();
  }

  /**
   * Of each currency the row of the latest day up to one, where rows have days.
   *
   * @throws BadInput where a cell cannot be read, or no row is of that time
   */
  public static TableRows read(Path path, LocalDate asOf) {
    TableRows all = header(CsvFile.packed(path, ExchangeRates.TABLE), path);
    Map<String, TableRows.Row> latest = new LinkedHashMap<>();
    for (TableRows.Row row : all.rows()) {
      for (Problem problem : row.problems()) {
        if (problem.severity() == Severity.ERROR) {
          throw new BadInput(
              path
                  + " in "
                  + problem.cell()
                  + " ("
                  + problem.column()
                  + ") holds \""
                  + problem.found()
                  + "\": "
                  + problem.problem()
                  + ". "
                  + problem.fix());
        }
      }
      LocalDate day = row.date(ExchangeRates.DATE);
      if (day == null || !day.isAfter(asOf)) {
        latest.merge(code(row), row, (one, other) -> later(one, other) ? other : one);
      }
    }
    if (latest.isEmpty()) {
      throw new BadInput(path + " has no rate of a day up to " + asOf);
    }
    return new TableRows(
        all.table(), all.header(), all.source(), all.whole(), List.copyOf(latest.values()));
  }

  private static String code(TableRows.Row row) {
    return String.valueOf(row.text(ExchangeRates.CURRENCY)).strip().toUpperCase(Locale.ROOT);
  }

  private static boolean later(TableRows.Row one, TableRows.Row other) {
    @Nullable LocalDate before = one.date(ExchangeRates.DATE);
    @Nullable LocalDate now = other.date(ExchangeRates.DATE);
    return now != null && (before == null || now.isAfter(before));
  }
}
