package breakeven.batch;

import breakeven.input.Header;
import breakeven.input.NameIndex;
import breakeven.input.ProblemSink;
import breakeven.input.Source;
import breakeven.input.TypedCounts;
import breakeven.input.WorkloadBatch;
import breakeven.input.WorkloadReader;
import breakeven.read.BadInput;
import breakeven.read.SheetInfo;
import breakeven.read.XlsxFile;
import breakeven.table.Sheets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The workloads of a workbook, read.
 *
 * @param sheet the sheet that they stand on
 * @param header where our columns stand in it
 * @param headerTexts all texts of the header row by column, the user's and those of an earlier
 *     review
 * @param batches the rows
 * @param counts numbers in them that cannot be meant
 * @param repeated names that stand in several rows
 */
record WorkloadsInput(
    SheetInfo sheet,
    Header header,
    Map<Integer, String> headerTexts,
    List<WorkloadBatch> batches,
    TypedCounts counts,
    int repeated) {
  /** Sheets that a message names. */
  private static final int SHEETS_NAMED = 8;

  /** Workloads of a batch. */
  static final int BATCH = 512;

  /**
   * Reads the sheet: once for the names, since equal ones are an error in every row that has them,
   * and once for the cells.
   */
  static WorkloadsInput read(Opened opened, String reportingCurrency, ProblemSink problems) {
    XlsxFile file = opened.workbook();
    SheetInfo sheet =
        file.sheet(Sheets.WORKLOADS)
            .orElseThrow(
                () ->
                    new BadInput(
                        opened.input()
                            + " has no sheet named "
                            + Sheets.WORKLOADS
                            + " ("
                            + file.sheets().stream()
                                .limit(SHEETS_NAMED)
                                .map(SheetInfo::name)
                                .collect(Collectors.joining(", "))
                            + (file.sheets().size() > SHEETS_NAMED ? ", …" : "")
                            + "): name the sheet with one workload a row so; 'breakeven template NEW.xlsx' writes an example"));
    NameIndex.Builder names = new NameIndex.Builder(sheet.name());
    file.readSheet(sheet, names);
    HeaderTexts texts = new HeaderTexts();
    file.readSheet(sheet, texts);
    NameIndex index = names.finish();
    List<WorkloadBatch> batches = new ArrayList<>();
    WorkloadReader reader =
        new WorkloadReader(
            new Source(sheet.name(), opened.fromCsv()),
            reportingCurrency,
            index,
            BATCH,
            problems,
            batches::add);
    file.readSheet(sheet, reader);
    Header header = reader.finish();
    if (!header.usable()) {
      throw new BadInput(opened.input() + ": " + header.failure());
    }
    return new WorkloadsInput(
        sheet, header, texts.of(header.row()), batches, reader.counts(), index.size());
  }

  /** Workloads read. */
  int count() {
    return batches.stream().mapToInt(WorkloadBatch::size).sum();
  }
}
