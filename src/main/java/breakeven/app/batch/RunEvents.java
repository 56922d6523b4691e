package breakeven.app.batch;

import breakeven.core.evaluation.InputTables;
import breakeven.core.input.TableRows;
import breakeven.core.model.Severity;
import breakeven.core.price.PriceUse;
import breakeven.core.price.UsedPrice;
import breakeven.core.report.IssueList;
import breakeven.core.report.ResultTable;
import breakeven.core.report.RunLog;
import breakeven.core.table.Table;
import breakeven.exchange.export.CsvFiles;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of a run: what an operator would ask, one event a line. At INFO there is no price and no
 * text of a workload's row.
 */
public final class RunEvents {
  private static final Logger LOG = LoggerFactory.getLogger(RunEvents.class);

  /** The site of a source, or its first words: further on a user's may say a price. */
  private static final Pattern SITE = Pattern.compile("([a-z0-9-]+\\.)+[a-z]{2,}|^[\\p{L} ]{1,30}");

  private RunEvents() {}

  /** Whether anybody reads it. */
  static boolean kept() {
    return LOG.isInfoEnabled();
  }

  /** A command begins. */
  public static void started(String command) {
    Runtime machine = Runtime.getRuntime();
    LOG.info(
        "run started command=\"{}\" version={} java={} processors={} memory_mb={}",
        command,
        RunLog.version(),
        Runtime.version().feature(),
        machine.availableProcessors(),
        machine.maxMemory() >> 20);
  }

  /** A command is over. */
  public static void ended(int exitCode, long nanos) {
    LOG.info("run ended exit={} seconds={}", exitCode, seconds(nanos));
  }

  /** Something ended with an error. */
  public static void failed(int exitCode, String why, Throwable thrown) {
    LOG.error("run failed exit={} why=\"{}\"", exitCode, why);
    LOG.debug("where it failed", thrown);
  }

  /** A task of a run is over. */
  static void stage(String task, String unit, long done, long nanos) {
    LOG.info(
        "stage ended stage={} {}={} seconds={} {}_a_second={}",
        task,
        unit,
        done,
        seconds(nanos),
        unit,
        Math.round(done * 1e9 / Math.max(1, nanos)));
  }

  /** A file that is no workbook is read. */
  static void opened(Path file) {
    opened("text", file);
  }

  private static void opened(String kind, Path file) {
    LOG.info("file opened kind={} bytes={} file=\"{}\"", kind, file.toFile().length(), file);
  }

  /** A workbook is read. */
  static void opened(XlsxFile book) {
    if (!kept()) {
      return;
    }
    opened("workbook", book.path());
    Set<String> ours = new HashSet<>(ReviewedWorkbook.ownSheets(book).values());
    List<String> users = ReviewedWorkbook.others(book);
    LOG.info(
        "sheets found sheets={} of_an_earlier_review={} not_read={}",
        book.sheets().size(),
        ours.size(),
        users.size());
    for (SheetInfo sheet : book.sheets()) {
      String use = users.contains(sheet.name()) ? "not read" : "input";
      LOG.debug(
          "sheet found sheet=\"{}\" use=\"{}\"",
          sheet.name(),
          ours.contains(sheet.name()) ? "of an earlier review" : use);
    }
  }

  /** The rows of a table beside the workloads. */
  static void table(Table table, InputTables.Origin origin, TableRows rows) {
    LOG.info(
        "table read sheet=\"{}\" from={} rows={}",
        table.sheet(),
        switch (origin) {
          case OWN -> "workbook";
          case PRICES -> "--prices";
          case SHIPPED -> "shipped";
        },
        rows.rows().size());
  }

  /** The rows with a workload are known. */
  static void workloads(WorkloadsInput found, int besides, int examples) {
    LOG.info(
        "workloads found sheet=\"{}\" header_row={} columns={} workloads={} names_repeated={}"
            + " rows_passed_over={} examples_left_out={}",
        found.sheet().name(),
        found.header().row(),
        found.width(),
        found.onSheet(),
        found.repeated(),
        besides,
        examples);
    if (besides > 0) {
      LOG.info("rows passed over rows={} why=\"totals or notes below the workloads\"", besides);
    }
  }

  /** What is drawn. */
  static void draws(SimulationSettings drawing) {
    LOG.info(
        "draws draws={} drivers={} why=\"{}\"",
        drawing.count().draws(),
        drawing.spreads().size(),
        drawing.count().why());
  }

  /** The price rows that workloads use, by sheet, source and age. */
  static void prices(PriceUse use) {
    if (!kept()) {
      return;
    }
    Map<String, List<UsedPrice>> bySource =
        use.used().stream()
            .collect(Collectors.groupingBy(RunEvents::source, TreeMap::new, Collectors.toList()));
    bySource.forEach(
        (source, rows) -> {
          List<LocalDate> days =
              rows.stream().map(UsedPrice::checkedOn).filter(Objects::nonNull).sorted().toList();
          LOG.info(
              "prices used {} rows={} checked_from={} checked_to={} undated={} stale={}",
              source,
              rows.size(),
              days.isEmpty() ? "unknown" : days.get(0),
              days.isEmpty() ? "unknown" : days.get(days.size() - 1),
              rows.size() - days.size(),
              rows.stream().filter(UsedPrice::stale).count());
          rows.forEach(
              row ->
                  LOG.debug(
                      "price used {} row=\"{}\" checked={} workloads={}",
                      source,
                      row.name(),
                      row.checkedOn(),
                      row.workloads()));
        });
  }

  private static String source(UsedPrice row) {
    String sheet = row.place() == null ? "" : row.place().sheet();
    Matcher site = SITE.matcher(row.source());
    return "sheet=\"%s\" source=\"%s\"".formatted(sheet, site.find() ? site.group() : "");
  }

  /** All workloads are judged. */
  static void decided(ReviewInputs prepared, Results results) {
    LOG.info(
        "workloads decided workloads={} needs_data={}",
        results.count(),
        results.totals().byVerdict().get(0).rows());
    prices(prepared.use());
  }

  /** What a review found wrong, and what it wrote. */
  static void written(ReviewOptions options, IssueList issues) {
    LOG.info(
        "issues listed errors={} warnings={}",
        issues.count(Severity.ERROR),
        issues.count(Severity.WARNING));
    written(options.workbook());
    written(options.table());
    written(options.json());
    Path folder = options.csv();
    if (folder != null && kept()) {
      for (String name : ResultTable.names(options.previous() != null)) {
        written(CsvFiles.file(folder, name));
      }
    }
  }

  /** A file is in its place. */
  public static void written(@Nullable Path file) {
    if (file != null) {
      LOG.info("file written bytes={} file=\"{}\"", file.toFile().length(), file);
    }
  }

  /** Something else that happened, in words of the flow. */
  public static void event(String event, Object... values) {
    LOG.info(event, values);
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }
}
