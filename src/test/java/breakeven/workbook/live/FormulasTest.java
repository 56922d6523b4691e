package breakeven.workbook.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.economics.VariableBounds;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Constant;
import breakeven.core.expression.FormulaPrinter;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.MonthsTogether;
import breakeven.core.expression.References;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.model.Place;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.LibreOffice;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every line of the model and the decision, printed as a formula and calculated by LibreOffice,
 * against the figure that the same line gave in Java.
 */
@Thorough
class FormulasTest {
  private static final int WORKLOADS = 60;
  private static final int LONGEST_FORMULA = 8_192;
  private static final double TOLERANCE = 1e-9;

  /** What stands for "no end" in a sheet. */
  private static final double NO_END = 1e99;

  private static final double ENDLESS = 1e90;

  @TempDir private Path folder;

  private Evaluator evaluator;
  private Frame frame;
  private List<Line> lines;
  private List<Line> monthly;
  private List<Variable> variables;
  private VariableBounds certain;
  private final Map<String, Double> constants = new LinkedHashMap<>();
  private final Map<List<String>, String> lists = new LinkedHashMap<>();
  private int longest;

  @Test
  void everyLineIsTheSameInASheetAndWhatCannotBeReadIsBlank() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>(SeededPortfolio.rows(3, WORKLOADS));
    rows.addAll(brokenRows());
    rows.addAll(measuredRows());
    evaluate(rows);
    double[] chances = frame.values(evaluator.decision().answers.chance);
    assertThat(chances[rows.size() - 4]).isCloseTo(0.6363296042553, within(1e-10));
    assertThat(chances[rows.size() - 3]).isCloseTo(0.49937248761, within(1e-9));
    assertThat(chances[rows.size() - 2]).isEqualTo(1);
    assertThat(chances[rows.size() - 1]).isZero();
    certain = VariableBounds.of(evaluator.decision().model);
    check();
  }

  private void check() throws IOException {
    Path file = folder.resolve("lines.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      // The names that formulas use come last.
      workbook.setCellFormulaValidation(false);
      write(workbook);
      workbook.write(out);
    }
    assertThat(longest).isLessThan(LONGEST_FORMULA);
    Map<String, List<CSVRecord>> sheets = LibreOffice.calculate(file, folder.resolve("calculated"));
    List<String> differences = new ArrayList<>();
    for (int row = 0; row < frame.size(); row++) {
      for (int i = 0; i < lines.size(); i++) {
        String found = sheets.get("Lines").get(row + 1).get(i);
        compare(lines.get(i), row, frame.values(lines.get(i))[row], found, differences);
      }
      for (int i = 0; i < monthly.size(); i++) {
        boolean together = MonthsTogether.possible(monthly.get(i));
        for (int month = 0; month <= frame.months(); month++) {
          int at = column(i, month);
          double expected = frame.values(monthly.get(i), month)[row];
          String found = sheets.get("Months").get(row + 1).get(at);
          compare(monthly.get(i), row, expected, found, differences);
          if (together && month > 0) {
            String filled = sheets.get("Together").get(row + 1).get(at);
            compare(monthly.get(i), row, expected, filled, differences);
          }
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static List<Map<String, String>> brokenRows() {
    List<Map<String, String>> rows = new ArrayList<>();
    // What is missing or cannot be read makes blanks and never an error value.
    int broken = 0;
    for (String header :
        List.of(
            "Requests",
            "Input tokens",
            "Output tokens",
            "Prompted model",
            "Candidate model",
            "Serving",
            "Tuning method",
            "Epochs",
            "GPU",
            "Current approach")) {
      Map<String, String> row = new HashMap<>(SeededPortfolio.row(4, broken++));
      row.put(header, header.equals("Requests") ? "0" : "?");
      rows.add(row);
    }
    return rows;
  }

  /** Rows whose chance follows from measured examples: by hand, and at both ends. */
  private static List<Map<String, String>> measuredRows() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String cells :
        List.of(
            "Required quality=0.9; Fine-tuned quality=0.91; Evaluation=200",
            "Required quality=0.9; Fine-tuned quality=0.9001; Evaluation=5000",
            "Required quality=0; Fine-tuned quality=0; Small model quality=; Evaluation=10",
            "Required quality=1; Fine-tuned quality=1; Evaluation=10")) {
      Map<String, String> row = Portfolio.straight("measured " + rows.size(), cells.split("; "));
      row.put("Prompting cost", "4000");
      row.put("Regression testing", "No");
      rows.add(row);
    }
    return rows;
  }

  private void evaluate(List<Map<String, String>> rows) {
    evaluator = new Portfolio(rows).evaluate();
    frame = evaluator.frame();
    var model = evaluator.decision().model;
    lines = model.lines.all().stream().filter(line -> !line.monthly()).toList();
    monthly = model.lines.all().stream().filter(Line::monthly).toList();
    variables = model.variables.all();
  }

  private void write(XSSFWorkbook workbook) {
    Sheet inputs = workbook.createSheet("Inputs");
    Sheet ofLines = workbook.createSheet("Lines");
    Sheet ofMonths = workbook.createSheet("Months");
    Sheet together = workbook.createSheet("Together");
    Sheet words = workbook.createSheet("Words");
    FormulaPrinter printer = new FormulaPrinter(new Cells(0, 0));
    for (int row = 0; row < frame.size(); row++) {
      Row in = inputs.createRow(row + 1);
      for (int i = 0; i < variables.size(); i++) {
        put(in.createCell(i), variables.get(i), frame.values(variables.get(i))[row]);
      }
      Row out = ofLines.createRow(row + 1);
      FormulaPrinter ofRow = printer.at(new Cells(row, 0));
      for (int i = 0; i < lines.size(); i++) {
        formula(out.createCell(i), ofRow.formula(lines.get(i)));
      }
      Row months = ofMonths.createRow(row + 1);
      for (int month = 0; month <= frame.months(); month++) {
        FormulaPrinter ofMonth = printer.at(new Cells(row, month));
        for (int i = 0; i < monthly.size(); i++) {
          Line line = monthly.get(i);
          formula(
              months.createCell(column(i, month)),
              month == 0 ? ofMonth.start(line) : ofMonth.formula(line));
        }
      }
      monthsTogether(together, row, printer.at(new ManyMonths(row)));
    }
    lists(workbook, words);
  }

  private void monthsTogether(Sheet sheet, int row, FormulaPrinter printer) {
    for (int i = 0; i < monthly.size(); i++) {
      if (MonthsTogether.possible(monthly.get(i))) {
        int last = column(i, frame.months());
        sheet.setArrayFormula(
            printer.formula(monthly.get(i)),
            new CellRangeAddress(row + 1, row + 1, column(i, 1), last));
      }
    }
  }

  private void formula(Cell cell, String formula) {
    longest = Math.max(longest, formula.length());
    cell.setCellFormula(formula);
  }

  private void put(Cell cell, Variable variable, double value) {
    if (Double.isNaN(value)) {
      cell.setCellFormula("\"\"");
    } else if (!variable.words().isEmpty()) {
      cell.setCellValue(variable.words().get((int) value));
    } else {
      cell.setCellValue(Double.isInfinite(value) ? NO_END : value);
    }
  }

  private void lists(XSSFWorkbook workbook, Sheet sheet) {
    int row = 0;
    Row calendar = sheet.createRow(row++);
    for (int month = 1; month <= frame.months() + 1; month++) {
      calendar.createCell(month - 1).setCellValue(month);
    }
    for (Map.Entry<String, Double> constant : constants.entrySet()) {
      sheet.createRow(row).createCell(0).setCellValue(constant.getValue());
      name(workbook, constant.getKey(), row, row);
      row++;
    }
    for (Map.Entry<List<String>, String> list : lists.entrySet()) {
      int first = row;
      for (String word : list.getKey()) {
        sheet.createRow(row++).createCell(0).setCellValue(word);
      }
      name(workbook, list.getValue(), first, row - 1);
    }
  }

  private static void name(XSSFWorkbook workbook, String text, int first, int last) {
    Name name = workbook.createName();
    name.setNameName(text);
    name.setRefersToFormula("Words!$A$" + (first + 1) + ":$A$" + (last + 1));
  }

  private int column(int monthlyLine, int month) {
    return monthlyLine * (frame.months() + 1) + month;
  }

  private static void compare(
      Line line, int row, double expected, String found, List<String> differences) {
    if (!same(line, expected, found)) {
      differences.add(line + " in row " + row + ": " + found + " against " + expected);
    }
  }

  private static boolean same(Line line, double expected, String found) {
    if (Double.isNaN(expected)) {
      return found.isEmpty();
    }
    if (line.unit() == Unit.WORD) {
      return found.equals(line.words().get((int) expected));
    }
    if (!found.matches("[-+0-9.Ee]+")) {
      return false;
    }
    double number = Double.parseDouble(found);
    if (Double.isInfinite(expected)) {
      return number > ENDLESS;
    }
    return Math.abs(number - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }

  /** Where everything stands for one row and month. */
  private class Cells implements References {
    private final int row;
    private final int month;

    Cells(int row, int month) {
      this.row = row;
      this.month = month;
    }

    private String cell(String sheet, int column) {
      return sheet + "!" + Place.letters(column) + (row + 2);
    }

    private String block(Line line, int from) {
      return block(line, from, frame.months());
    }

    String block(Line line, int from, int to) {
      int block = monthly.indexOf(line);
      return cell("Months", column(block, from))
          + ":"
          + Place.letters(column(block, to))
          + (row + 2);
    }

    @Override
    public String of(Variable variable) {
      return cell("Inputs", variables.indexOf(variable));
    }

    @Override
    public String of(Line line) {
      return cell("Lines", lines.indexOf(line));
    }

    @Override
    public String ofMonth(Line line) {
      return cell("Months", column(monthly.indexOf(line), month));
    }

    @Override
    public String ofMonthBefore(Line line) {
      return cell("Months", column(monthly.indexOf(line), month - 1));
    }

    @Override
    public String months(Line line) {
      return block(line, 1);
    }

    @Override
    public String monthsFromZero(Line line) {
      return block(line, 0);
    }

    @Override
    public String nextMonthNumbers() {
      return "Words!$A$1:" + Place.letters(frame.months()) + "$1";
    }

    @Override
    public String constant(Constant constant) {
      double value = Double.isInfinite(constant.value()) ? NO_END : constant.value();
      for (Map.Entry<String, Double> known : constants.entrySet()) {
        if (known.getValue() == value) {
          return known.getKey();
        }
      }
      String name = "Ls_C" + constants.size();
      constants.put(name, value);
      return name;
    }

    @Override
    public String list(List<String> words) {
      return lists.computeIfAbsent(words, key -> "Ls_L" + lists.size());
    }

    @Override
    public boolean mayBeBlank(Variable variable) {
      return !certain.neverBlank(variable);
    }

    @Override
    public double above(Variable variable) {
      return certain.above(variable);
    }
  }

  /** The same for all months from month 1 on. */
  private final class ManyMonths extends Cells {
    ManyMonths(int row) {
      super(row, 1);
    }

    @Override
    public boolean ofManyMonths() {
      return true;
    }

    @Override
    public String ofMonth(Line line) {
      return months(line);
    }

    @Override
    public String ofMonthBefore(Line line) {
      return block(line, 0, frame.months() - 1);
    }
  }
}
