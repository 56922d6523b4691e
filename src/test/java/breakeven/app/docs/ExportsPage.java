package breakeven.app.docs;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.report.Columns;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.ResultTable;
import breakeven.core.report.Snapshot;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Column;
import breakeven.core.table.JsonKeys;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page {@code docs/exports.md}: what the CSV files and the JSON text hold. */
public final class ExportsPage {
  private static final String CURRENCY = "GBP";

  private final StringBuilder page = new StringBuilder();

  private ExportsPage() {}

  /** Writes the page to the path given. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), text());
  }

  /** The whole page. */
  public static String text() {
    ExportsPage made = new ExportsPage();
    made.write();
    return made.page.toString();
  }

  private void write() {
    introduction();
    inputs();
    Decision decision = new Decision();
    ofWorkloads(decision);
    lists(decision);
  }

  private void introduction() {
    page.append(
        String.format(
            Locale.ROOT,
            """
            # The results as CSV and as JSON

            This page is generated from the definitions of the columns; a test compares the two. Amounts are in
            the reporting currency, here %s.

                breakeven review plan.xlsx --csv results --json plan.json
                breakeven review plan.csv -o plan-reviewed.csv

            `--csv DIR` writes one file for each table below, named as its sheet: `Workloads.csv`, `Break-even.csv`. `-o OUT.csv` writes
            `Workloads.csv` alone, under that name. `--json FILE` writes one text with everything. The workbook is written too;
            `-o none` leaves it out. What exists is replaced with `--overwrite` only, and all files come or none. A review reads
            columns of CSV under the names that they have in JSON too.

            CSV: UTF-8 with a byte order mark, commas, CR LF at line ends, quotation marks as in RFC 4180. In both a
            number has a point and all its digits. A share is a fraction (0.125 is 12.5%%), a day is 2026-11-24. No value is an empty field or
            `null`. A column of numbers holds nothing else. A word such as `never` or `closed` is in a column of its own. In CSV an
            apostrophe goes before a text that begins with = + - @, tab or line break. It may be behind spaces and marks that nobody sees. So no spreadsheet
            takes it for a formula; a review takes it off again, and JSON has none. A control character is written as `_x001B_`, as a workbook holds it: raw it would steer
            a terminal.

            ## The JSON text

            | key | holds |
            | --- | --- |
            | `format`, `version` | `%s`, %d; the version goes up where a key goes or changes its meaning, not where one comes |
            | `run` | what was reviewed, with its SHA-256, and how |
            | `columns` | for each table, its columns in their order: key, header, unit, meaning |
            | `workloads` | one object a workload, on a line of its own: `row` in the input, `%s` as typed, `%s`, `%s`, `%s`, `%s` (every error and warning about its cells and prices; those that several workloads share are in `issues` alone) |
            | `summary` | the figures of `Summary`, by section |
            | %s | the rows of the tables below |

            A key is its header in one word, units left out, so that it stays in every currency.
            """,
            CURRENCY,
            Snapshot.FORMAT,
            Snapshot.VERSION,
            Snapshot.INPUTS,
            Snapshot.RESULTS,
            Snapshot.CHECKLIST,
            Snapshot.BREAK_EVEN,
            Snapshot.PROBLEMS,
            keys()));
  }

  private void ofWorkloads(Decision decision) {
    Columns columns =
        new Columns(decision, new Sentences(decision, CURRENCY), CURRENCY, LocalDate.EPOCH);
    table(
        Sheets.WORKLOADS,
        "At the right of your own columns; in JSON under `" + Snapshot.RESULTS + "`.",
        columns.workloadsInFiles());
    page.append("\nOnly files have:\n\n- ")
        .append(String.join("\n- ", Columns.ONLY_IN_FILES))
        .append("\n\nOther names in version 1:\n\n| then | now |\n| --- | --- |\n");
    Map<String, String> former = new TreeMap<>();
    Columns.FORMER.forEach(header -> former.put(JsonKeys.of(header), header));
    for (var column : columns.workloadsInFiles()) {
      String then = former.get(column.key());
      if (then != null) {
        line(then, column.header());
      }
    }
    table(
        Sheets.CHECKLIST,
        "In JSON under `" + Snapshot.CHECKLIST + "`, without name and verdict.",
        columns.checklist());
    table(
        Sheets.BREAK_EVEN,
        "In JSON under `" + Snapshot.BREAK_EVEN + "`, without name and verdict.",
        columns.breakEven());
    words(
        Sheets.COSTS,
        "One row a workload. It has the inputs or their defaults, the prices, and what was searched"
            + " or drawn. Every line of [model.md](model.md) with one value follows, under its"
            + " name; replicas are those of month 1. `no end` means a month that never comes. About"
            + " 2.5 KB a workload. Not in JSON.");
    words(
        Sheets.CASH_FLOW,
        "One row a workload, one column a month: cumulative saving, to the workload's own horizon."
            + " Not in JSON.");
  }

  private void lists(Decision decision) {
    for (ResultTable<?> table : ResultTable.ALL) {
      table(
          table.name(),
          "",
          table.columns(decision, CURRENCY).stream().<ResultColumn>map(TableColumn::head).toList());
    }
  }

  /** The keys of the lists; figures and facts of the run are objects of their own. */
  private static String keys() {
    return ResultTable.ALL.stream()
        .filter(table -> table != ResultTable.SUMMARY && table != ResultTable.RUN_LOG)
        .map(
            table ->
                code(table.key()) + (table == ResultTable.CHANGES ? " (with `--previous`)" : ""))
        .collect(Collectors.joining(", "));
  }

  private void inputs() {
    page.append("\n## Inputs of a workload in JSON\n\n");
    page.append(
        "What was typed and could be read; [columns.md](columns.md) says what it means.\n\n");
    page.append("| key | header |\n| --- | --- |\n");
    for (Column column : Workloads.TABLE.columns()) {
      line(code(JsonKeys.of(column.header())), column.title());
    }
  }

  private void words(String name, String words) {
    page.append("\n## ").append(name).append("\n\n").append(words).append("\n");
  }

  private void table(String name, String more, List<ResultColumn> columns) {
    page.append("\n## ").append(name).append("\n\n");
    if (!more.isEmpty()) {
      page.append(more).append("\n\n");
    }
    page.append("| header | key | meaning |\n| --- | --- | --- |\n");
    for (ResultColumn column : columns) {
      line(column.title(), code(column.key()), column.help());
    }
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private void line(String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
