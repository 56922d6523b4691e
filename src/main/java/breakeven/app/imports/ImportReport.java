package breakeven.app.imports;

import breakeven.core.evaluation.InputTables;
import breakeven.core.guard.Marks;
import breakeven.core.guard.PriceWarning;
import breakeven.core.input.TableRows;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.exchange.lists.BookRows;
import breakeven.exchange.lists.LeftOut;
import breakeven.exchange.lists.ListSource;
import breakeven.exchange.lists.Outcome;
import breakeven.exchange.lists.PerSheet;
import breakeven.exchange.lists.PriceSheet;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an import says: all counts, which add up, then the first differences of each kind, or every
 * one as a table.
 */
final class ImportReport implements Closeable {
  private final ImportRequest options;
  private final InputTables book;
  private final PerSheet<BookRows> rows;
  private final ListRows gathered;
  private final Consumer<String> out;
  private final ReportSection changed;
  private final ReportSection suspicious;
  private final ReportSection farOff;
  private final @Nullable HeldLines lines;
  private final DifferenceTable table;

  ImportReport(
      ImportRequest options,
      InputTables book,
      PerSheet<BookRows> rows,
      ListRows gathered,
      Consumer<String> out)
      throws IOException {
    this.options = options;
    this.book = book;
    this.rows = rows;
    this.gathered = gathered;
    this.out = out;
    lines = options.into().dryRun() ? new HeldLines() : null;
    table = new DifferenceTable(lines != null, "model", "list", lines == null ? out : lines::add);
    changed = section("Changed prices");
    suspicious = section("Suspicious, imported with \"" + Marks.MARK + "\" before their Source");
    farOff = section("So far off that the unit is another, left out until --accept MODEL");
  }

  private ReportSection section(String title) {
    return new ReportSection(title, options.into().dryRun());
  }

  // --- one row ----------------------------------------------------------------------------------

  void add(Outcome outcome) {
    for (Outcome.Difference each : outcome.differences()) {
      String before = each.before().isEmpty() ? "(empty)" : each.before();
      changed.add(
          outcome.row().title()
              + ": "
              + each.column().title()
              + " "
              + before
              + " → "
              + each.after());
      table.add("changed", outcome.row().title(), each.column().title(), before, each.after());
    }
    if (outcome.kind() == Outcome.Kind.NEW) {
      for (Column column : outcome.row().sheet().figures()) {
        String figure = outcome.cells().getOrDefault(column, "");
        if (!figure.isEmpty()) {
          table.add("new", outcome.row().title(), column.title(), "", figure);
        }
      }
    }
    ReportSection doubtful = outcome.why() == LeftOut.FAR_OFF ? farOff : suspicious;
    for (PriceWarning doubt : outcome.doubts()) {
      doubtful.add(doubt.problem());
    }
  }

  // --- all of them ------------------------------------------------------------------------------

  void finish() throws IOException {
    gathered.sources().forEach(this::counts);
    if (lines == null) {
      changed.print(out);
    }
    farOff.print(out);
    suspicious.print(out);
    gathered.sources().forEach(this::gone);
    ambiguous();
    if (lines != null) {
      out.accept("");
      lines.passTo(all -> all.forEach(out));
    }
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }

  /** Rows of the workbook that do not say whose price they are. */
  private void ambiguous() {
    ReportSection section = section("Without a provider in the workbook, and left as they are");
    for (PriceSheet sheet : PriceSheet.values()) {
      gathered
          .ambiguous(sheet)
          .forEach(
              (row, providers) ->
                  section.add(
                      sheet.table().sheet()
                          + " row "
                          + row.sheetRow()
                          + ": "
                          + BookRows.title(sheet, row)
                          + " is sold by "
                          + String.join(", ", providers)
                          + ": type whose price it is, and import again"));
    }
    section.print(out);
  }

  private void counts(ListSource source) {
    ListTally tally = gathered.tally(source);
    out.accept(source.title() + ": " + source.file() + ", prices of " + days(source, tally));
    age(source, tally);
    if (gathered.isPart(source)) {
      out.accept(
          "  one page of several: its last line names the next. Join them: jq -s . page-*.json >"
              + " all.json");
    }
    out.accept(
        "  "
            + ReportSection.counted(tally.read(), "price", "prices")
            + " read in "
            + ReportSection.counted(gathered.entries(source), "entry", "entries")
            + ": "
            + ReportSection.number(tally.imported())
            + " imported ("
            + ReportSection.number(tally.count(Outcome.Kind.NEW))
            + " new, "
            + ReportSection.number(tally.count(Outcome.Kind.CHANGED))
            + " changed, "
            + ReportSection.number(tally.count(Outcome.Kind.SAME))
            + " the same"
            + (tally.renewed() > 0
                ? ", "
                    + ReportSection.number(tally.renewed())
                    + " of these with a later day of checking"
                : "")
            + "), "
            + ReportSection.number(tally.count(Outcome.Kind.LEFT_OUT))
            + " left out");
    if (tally.marked() > 0) {
      out.accept(
          "  "
              + ReportSection.number(tally.marked())
              + " of those imported "
              + (tally.marked() == 1 ? "is suspicious: its" : "are suspicious: their")
              + " Source begins with \""
              + Marks.MARK
              + "\"");
    }
    if (tally.reasoned() > 0) {
      out.accept(
          "  "
              + ReportSection.counted(
                  tally.reasoned(),
                  "price of reasoning tokens is",
                  "prices of reasoning tokens are")
              + " not that of output, which counts for both");
    }
    tally.reasons().entrySet().stream()
        .sorted(Map.Entry.<LeftOut, Integer>comparingByValue(Comparator.reverseOrder()))
        .forEach(
            each ->
                out.accept(
                    String.format(
                        Locale.ROOT,
                        "  %,7d left out: %s",
                        each.getValue(),
                        each.getKey().words())));
  }

  /** The days that hold for the prices of a list, each with where it was found. */
  private static String days(ListSource source, ListTally tally) {
    String lists =
        source.day() == null ? "an unknown day" : source.day() + " (" + source.dayFrom() + ")";
    LocalDate oldest = tally.oldest();
    LocalDate latest = tally.latest();
    if (oldest == null || latest == null) {
      return lists;
    }
    return (oldest.equals(latest) ? oldest.toString() : oldest + " to " + latest)
        + " (as each row says)"
        + (tally.undated() ? "; rows without a day are of " + lists : "");
  }

  private void age(ListSource source, ListTally tally) {
    LocalDate oldest = tally.oldest();
    LocalDate latest = tally.latest();
    if (oldest == null || latest == null) {
      ahead("that day", source.day());
      age("that", source.day(), "fetch a newer list");
      return;
    }
    ahead("the latest day of a row", latest);
    age("the oldest day of a row", oldest, "check those prices anew");
    if (tally.undated()) {
      ahead("the day of the rows without one", source.day());
    }
  }

  private void ahead(String what, @Nullable LocalDate day) {
    if (day != null && day.isAfter(options.asOf())) {
      out.accept("  " + what + " is after " + options.asOf() + ": check it");
    }
  }

  private void age(String what, @Nullable LocalDate day, String fix) {
    if (day == null) {
      out.accept(
          "  its rows are marked \"day of price unknown\" and count as older than any limit. Rows"
              + " of the workbook that have a day are kept. --as-of DAY says on which day you"
              + " fetched them");
      return;
    }
    long days = ChronoUnit.DAYS.between(day, options.asOf());
    double limit = book.assumptions().number(Assumption.PRICE_AGE_LIMIT);
    if (days > limit) {
      out.accept(
          "  "
              + what
              + " is "
              + ReportSection.number(days)
              + " days before "
              + options.asOf()
              + ", more than the Price age limit of "
              + ReportSection.number((long) limit)
              + ": "
              + fix);
    }
  }

  /**
   * Rows of the workbook that came from a list which has them no more. A list older than the row
   * cannot say so, nor one without any row of the sheet.
   */
  private void gone(ListSource source) {
    if (source.source().isEmpty() || gathered.isPart(source)) {
      return;
    }
    ReportSection gone = section("No more in " + source.title() + ", kept in the workbook");
    for (PriceSheet sheet : PriceSheet.values()) {
      if (!gathered.tally(source).has(sheet)) {
        continue;
      }
      for (TableRows.Row row : rows.get(sheet).inForce()) {
        String from = row.text(sheet.prices().source());
        LocalDate day = row.date(sheet.prices().checkedOn());
        if (from != null
            && (day == null || source.day() != null && !day.isAfter(source.day()))
            && from.toLowerCase(Locale.ROOT).contains(source.source().toLowerCase(Locale.ROOT))
            && !gathered.has(source, sheet, row.sheetRow())) {
          gone.add(
              sheet.table().sheet() + " row " + row.sheetRow() + ": " + BookRows.title(sheet, row));
        }
      }
    }
    gone.print(out);
  }
}
