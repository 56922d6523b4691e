package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Decision;
import breakeven.core.economics.CostKind;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.report.Gathered;
import breakeven.core.report.GatheredTable;
import breakeven.core.report.PortfolioForecast.Spending;
import breakeven.core.report.ResultTable;
import breakeven.core.report.RowResult;
import breakeven.core.table.Sheets;
import breakeven.xlsx.ooxml.SheetNames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class GatheredSheetTest {
  private static final String EMPTY =
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
          + "<sheetData/></worksheet>";

  private record Rows(List<Spending> all) implements Gathered<Spending> {
    @Override
    public void take(WorkloadBatch batch, int i, RowResult row) {}

    @Override
    public void each(Consumer<Spending> taker) {
      all.forEach(taker);
    }
  }

  private static String written(List<Spending> rows) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      OutputWorkbook book =
          new OutputWorkbook(
              workbook,
              new ResultStyles(workbook),
              new WordFormats(workbook),
              new SheetNames(workbook, Map.of()),
              null);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ResultSheets.list(
              book,
              new GatheredTable<>(ResultTable.FORECAST, new Rows(rows)),
              new Decision(),
              "GBP")
          .splice()
          .run(new ByteArrayInputStream(EMPTY.getBytes(StandardCharsets.UTF_8)), out, "test");
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void aTableThatIsGatheredHasASheetWithoutAWordElsewhere() throws IOException {
    LocalDate day = LocalDate.of(2026, 12, 1);
    String sheet = written(List.of(new Spending(1, day, 2026, CostKind.TOKENS, 30, 12)));
    assertThat(sheet)
        .contains(
            Sheets.FORECAST,
            "What the portfolio costs by month and fiscal year, as today and as advised.",
            "As advised (GBP)",
            "<v>30</v>",
            "<v>12</v>")
        .doesNotContain("None.");
    assertThat(written(List.of())).contains("None.");
  }
}
