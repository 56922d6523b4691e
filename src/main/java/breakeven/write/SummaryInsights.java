package breakeven.write;

import breakeven.decision.Decision;
import breakeven.expression.Text;
import breakeven.model.Place;
import breakeven.ooxml.SheetNames;
import breakeven.report.Format;
import breakeven.report.Insights;
import breakeven.report.SummaryData;
import breakeven.table.Sheets;
import breakeven.uncertainty.Investments.Investment;
import breakeven.uncertainty.NextStep;
import breakeven.uncertainty.Outlook;
import breakeven.write.ResultStyles.Role;
import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;

/** The parts of {@code Summary} on chance, on what to find out next and on investing. */
final class SummaryInsights {

  private final OutputSheet sheet;
  private final ResultStyles styles;
  private final WordFormats formats;
  private final SheetNames names;
  private final SummaryData data;
  private final Insights insights;
  private int next;

  SummaryInsights(
      OutputSheet sheet,
      ResultStyles styles,
      WordFormats formats,
      SheetNames names,
      SummaryData data) {
    this.sheet = sheet;
    this.styles = styles;
    this.formats = formats;
    this.names = names;
    this.data = data;
    this.insights = data.insights();
  }

  /**
   * Writes them.
   *
   * @param from the first free row, from 0
   * @return the first free row after them
   */
  int write(int from) {
    next = from;
    chance();
    steps();
    investing();
    return next;
  }

  // --- chance ----------------------------------------------------------------------------------

  private void chance() {
    if (!insights.all().drawn()) {
      return;
    }
    section("Net saving under uncertainty");
    heads(
        new String[] {
          "", "Which workloads", "Workloads", "Chance of payback (%)", money("P50"), ""
        },
        Format.COUNT,
        Format.TEXT,
        Format.COUNT,
        Format.SHARE,
        Format.MONEY,
        Format.SENTENCE);
    outlook("If every workload were fine-tuned", insights.allWorkloads(), insights.all());
    if (insights.tuned().drawn()) {
      outlook("To fine-tune", insights.tunedWorkloads(), insights.tuned());
    }
    next++;
  }

  private void outlook(String which, int workloads, Outlook outlook) {
    output(0, Format.COUNT);
    output(1, Format.TEXT).setCellValue(which);
    number(2, Format.COUNT, workloads);
    number(3, Format.SHARE, outlook.chance());
    number(4, Format.MONEY, outlook.p50());
    output(5, Format.SENTENCE)
        .setCellValue(
            "80% range: "
                + Counted.number(Math.round(outlook.p10()))
                + " to "
                + Counted.number(Math.round(outlook.p90()))
                + " "
                + data.currency());
    next++;
  }

  // --- next steps ------------------------------------------------------------------------------

  private void steps() {
    List<NextStep> steps = insights.steps();
    if (steps.isEmpty()) {
      return;
    }
    section("Next steps");
    heads(
        new String[] {
          "Row", "Workload", "If it comes out well", money("Value at stake"), "Owner", "What to do"
        },
        Format.COUNT,
        Format.TEXT,
        Format.WORD,
        Format.MONEY,
        Format.TEXT,
        Format.SENTENCE);
    int first = next;
    for (NextStep step : steps) {
      place(step.sheetRow());
      sheet.text(next, 1, Role.OUTPUT, step.workload());
      output(2, Format.WORD)
          .setCellValue(step.then() < 0 ? "" : Decision.VERDICTS.get(step.then()));
      if (Double.isNaN(step.money())) {
        output(3, Format.MONEY);
      } else {
        number(3, Format.MONEY, step.money());
      }
      sheet.text(next, 4, Role.OUTPUT, step.owner());
      output(5, Format.SENTENCE).setCellValue(step.what());
      next++;
    }
    formats.addTo(sheet.sheet, WordFormats.Cells.VERDICT, range(first, 2));
    int more = insights.stepsFound() - steps.size();
    if (more > 0) {
      note(more + " more on " + names.of(Sheets.NEXT_STEPS) + ".");
    }
    next++;
  }

  // --- investing -------------------------------------------------------------------------------

  private void investing() {
    List<Investment> ranked = insights.investments();
    if (ranked.isEmpty()) {
      return;
    }
    section("Investment ranking: by return on the one-off cost");
    heads(
        new String[] {
          "Row",
          "Workload",
          money("Needed"),
          money("Saves"),
          money("Needed so far"),
          "Return, and what is saved so far"
        },
        Format.COUNT,
        Format.TEXT,
        Format.MONEY,
        Format.MONEY,
        Format.MONEY,
        Format.SENTENCE);
    for (Investment one : ranked) {
      place(one.sheetRow());
      sheet.text(next, 1, Role.OUTPUT, one.workload());
      number(2, Format.MONEY, one.needed());
      number(3, Format.MONEY, one.saving());
      number(4, Format.MONEY, one.neededSoFar());
      String returned = one.needed() > 0 ? Text.fixed(one.returned(), 1) + "×" : "no money needed";
      output(5, Format.SENTENCE)
          .setCellValue(
              returned
                  + "; "
                  + Counted.number(Math.round(one.savingSoFar()))
                  + " "
                  + data.currency()
                  + " saved with this one and those above");
      next++;
    }
    int more = insights.investmentsFound() - ranked.size();
    note(
        (more > 0 ? more + " more with a lower return, and what" : "What")
            + " a budget pays for: "
            + names.of(Sheets.INVESTMENT_RANKING)
            + ".");
    next++;
  }

  // --- cells -----------------------------------------------------------------------------------

  private String money(String words) {
    return words + " (" + data.currency() + ")";
  }

  private void section(String title) {
    sheet.section(next++, SummarySheet.LAST + 1, SummarySheet.asOfReview(data, title));
  }

  private void note(String text) {
    sheet.cell(next++, 0, styles.of(Role.NOTE)).setCellValue(text);
  }

  private void heads(String[] titles, Format... looks) {
    for (int i = 0; i < titles.length; i++) {
      sheet.header(next, i, titles[i], looks[i], "");
    }
    sheet.row(next).setHeightInPoints(SummarySheet.HEADER_HEIGHT);
    next++;
  }

  private void place(int sheetRow) {
    boolean linked = !data.workloadsSheet().isEmpty();
    XSSFCell cell =
        sheet.cell(
            next,
            0,
            styles.of(
                linked ? Role.OUTPUT_LINK : Role.OUTPUT,
                Format.COUNT.code(),
                HorizontalAlignment.RIGHT));
    cell.setCellValue(sheetRow);
    if (linked) {
      sheet.link(cell, new Place(data.workloadsSheet(), sheetRow, 0));
    }
  }

  private XSSFCell output(int column, Format format) {
    return sheet.cell(next, column, styles.outputStyle(format));
  }

  private void number(int column, Format format, double value) {
    output(column, format).setCellValue(value);
  }

  private String range(int first, int column) {
    return new CellRangeAddress(first, next - 1, column, column).formatAsString();
  }
}
