package breakeven.core.input;

import static breakeven.core.input.Typing.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadReaderTest {
  private static final Object[] HEADERS =
      row(
          "Workload",
          "Requests (per month)",
          "Input tokens (per request)",
          "Output tokens (per request)",
          "Prompted model",
          "Instruction tokens (per request)",
          "Retrieved tokens (per request)",
          "Prompting cost (per month)",
          "Task pattern",
          "Data shift interval (months)",
          "Ticket");

  private static final String TESTED = "Held-out test set";

  private final List<String> problems = new ArrayList<>();
  private final StoredAsText storedAsText = new StoredAsText();
  private final List<WorkloadBatch> batches = new ArrayList<>();

  private WorkloadBatch read(Object[]... rows) {
    return read(10, HEADERS, rows);
  }

  private WorkloadBatch read(int capacity, Object[] headers, Object[]... rows) {
    Object[][] all = Typing.sheet(headers, rows);
    NameIndex.Builder names = new NameIndex.Builder("Workloads", null);
    Typing.type(names, all);
    WorkloadReader reader =
        new WorkloadReader(
            Source.sheet("Workloads"),
            "GBP",
            names.finish(),
            capacity,
            problem -> {
              if (!storedAsText.takes(problem)) {
                problems.add(Typing.line(problem));
              }
            },
            batches::add);
    Typing.type(reader, all);
    reader.finish();
    storedAsText.tell(problem -> problems.add(Typing.line(problem)));
    return batches.isEmpty() ? new WorkloadBatch(Header.of(Workloads.TABLE), 1) : batches.get(0);
  }

  @Test
  void aBatchOfVeryLongTextsEndsEarly() {
    String text = "x".repeat(30_000);
    Object[][] rows = new Object[200][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row("w" + i, 900, 1800, 120, "gpt-5.4", text);
    }

    read(
        rows.length,
        row("Workload", "Requests", "Input tokens", "Output tokens", "Prompted model", "Notes"),
        rows);

    assertThat(batches).hasSizeGreaterThan(1);
    assertThat(batches.stream().mapToInt(WorkloadBatch::size).sum()).isEqualTo(rows.length);
    assertThat(batches).allMatch(batch -> batch.size() < 100);
  }

  @Test
  void rowsThatAreNoWorkloadsCanBeHandedOnWithoutOne() {
    Object[][] all = Typing.sheet(HEADERS, new Object[][] {row(new Object[HEADERS.length])});
    WorkloadReader reader =
        new WorkloadReader(
            Source.sheet("Workloads"), "GBP", RowKeys.none(), 10, any -> {}, batches::add);
    Typing.type(reader, all);

    reader.handOn();
    reader.finish();

    assertThat(batches).extracting(WorkloadBatch::size).containsExactly(0);
  }

  @Test
  void aRowOfUnitsBelowTheHeadersIsOneError() {
    WorkloadBatch batch =
        read(
            row(null, "per month", "per request", "per request", null, "(tokens)"),
            row("Triage", 900, 1800, 120, "gpt-5.4"),
            row(null, "a month", null, null, "gpt-5.4"));

    assertThat(problems.get(0))
        .isEqualTo(
            "Error | Workloads!A2 |  | Workload |  | The row has no name, and words where figures"
                + " are expected, like a row of units. It is read as a workload |"
                + " Move the units into the brackets of the headers and remove the row, or type a"
                + " workload's name and figures");
    assertThat(batch.errors(0)).isEqualTo(1);
    assertThat(batch.errors(1)).isZero();
    assertThat(batch.errors(2)).as("below a workload each cell is told").isEqualTo(4);
  }

  @Test
  void aRowWithAFigureOrANameBelowTheHeadersIsAWorkload() {
    WorkloadBatch batch = read(row(null, "per month", 1800, "per request", null));
    assertThat(batch.errors(0)).isEqualTo(4);

    batches.clear();
    batch = read(row("Triage", "per month", null, "per request", null));
    assertThat(batch.errors(0)).isEqualTo(4);
  }

  @Test
  void aGoodRowIsReadColumnByColumnAndBlanksStayBlank() {
    WorkloadBatch batch =
        read(row(" Triage ", 900, 1800, 120, "gpt-5.4", 1200, null, null, "mixed", "none"));

    assertThat(problems).isEmpty();
    assertThat(batch.size()).isEqualTo(1);
    assertThat(batch.row(0)).isEqualTo(2);
    assertThat(batch.name(0)).isEqualTo("Triage");
    assertThat(batch.errors(0)).isZero();
    assertThat(batch.warnings(0)).isZero();
    assertThat(batch.numbers(Workloads.REQUESTS)[0]).isEqualTo(900);
    assertThat(batch.numbers(Workloads.TASK_PATTERN)[0]).isEqualTo(1);
    assertThat(batch.numbers(Workloads.DATA_SHIFT)[0]).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(batch.texts(Workloads.PROMPTED_MODEL)[0]).isEqualTo("gpt-5.4");
    assertThat(batch.numbers(Workloads.RETRIEVED_TOKENS)[0]).isNaN();
    assertThat(batch.typed(0, Workloads.RETRIEVED_TOKENS)).isFalse();
    assertThat(batch.typed(0, Workloads.INSTRUCTION_TOKENS)).isTrue();
    assertThat(batch.typed(0, Workloads.GPU)).isFalse();
    assertThat(batch.texts(Workloads.GPU)[0]).isNull();
    assertThat(batch.place(0, Workloads.REQUESTS)).hasToString("Workloads!B2");
    assertThat(batch.place(0, Workloads.GPU)).isNull();
  }

  @Test
  void allProblemsOfARowAreListedWithItsName() {
    WorkloadBatch batch = read(row("Triage", "1 or 2", -5, 120, null, null, null, null, "Steady"));

    assertThat(problems)
        .containsExactly(
            "Error | Workloads!B2 | Triage | Requests | 1 or 2 | This is not a plain number | Type a"
                + " plain number, 0 or more, in digits alone, as in 20000 or 0.5",
            "Error | Workloads!C2 | Triage | Input tokens | -5 | The number is outside its range |"
                + " Type a number, 0 or more",
            "Error | Workloads!I2 | Triage | Task pattern | Steady | The word is not one of this"
                + " column's | Type Stable, Mixed or Volatile, or leave the cell empty (Unknown)",
            "Error | Workloads!E2 | Triage | Prompted model |  | The cell is empty | Type Prompted"
                + " model, for example gpt-5.4");
    assertThat(batch.errors(0)).isEqualTo(4);
    assertThat(batch.bad(0, Workloads.REQUESTS)).isTrue();
    assertThat(batch.typed(0, Workloads.REQUESTS)).isTrue();
    assertThat(batch.numbers(Workloads.REQUESTS)[0]).isNaN();
    assertThat(batch.bad(0, Workloads.PROMPTED_MODEL)).isFalse();
  }

  @Test
  void aBadRowChangesNothingForTheOthers() {
    WorkloadBatch batch =
        read(row("A", 1, 2, 3, "m"), row("B", CellType.ERROR, 2, 3, "m"), row("C", "4", 5, 6, "m"));

    assertThat(batch.size()).isEqualTo(3);
    assertThat(batch.errors(0)).isZero();
    assertThat(batch.errors(1)).isEqualTo(1);
    assertThat(batch.errors(2)).isZero();
    assertThat(batch.warnings(2)).isEqualTo(1);
    assertThat(batch.numbers(Workloads.REQUESTS)).startsWith(1, Double.NaN, 4);
  }

  /** As where two lists of the same columns were put one below the other. */
  @Test
  void headersThatStandOnceMoreAreNoWorkloadAndTheRowsBelowThemAre() {
    Object[] again = HEADERS.clone();
    again[0] = "WORKLOAD ";
    again[1] = "Requests";
    WorkloadBatch batch =
        read(
            row("A", 1, 2, 3, "m"),
            row(),
            row("Second list"),
            again,
            row("B", 1, 2, 3, "m", null, null, null, "Mixed"));

    assertThat(batch.size()).isEqualTo(3);
    assertThat(batch.name(2)).isEqualTo("B");
    assertThat(batch.row(2)).isEqualTo(6);
    assertThat(batch.typed(2, Workloads.INSTRUCTION_TOKENS)).isFalse();
    assertThat(problems)
        .filteredOn(problem -> problem.startsWith("Info"))
        .containsExactly(
            "Info | Workloads!A5 |  |  |  | This row repeats the headers; it is no"
                + " workload, and the rows below it are read | Nothing, or remove the row");
  }

  @Test
  void aSecondTableWithOtherColumnsIsNotReadAndIsTold() {
    WorkloadBatch batch =
        read(
            row("A", 1, 2, 3, "m"),
            row(),
            row("Workload", "Owner", "Requests"),
            row("B", "Anna", 4),
            row("C", "Bob", 5));

    assertThat(batch.size()).isEqualTo(1);
    assertThat(problems)
        .containsExactly(
            "Error | Workloads!A4 |  |  |  | A second table with other columns begins here; its"
                + " rows are not read | Move workloads below the headers of row 1, each figure in"
                + " its column; move any other table to another sheet");
  }

  /** Its cells before the name have been taken for a workload's by then. */
  @Test
  void nothingOfHeadersThatStandOnceMoreStaysBehind() {
    Object[] headers =
        row("Prompted model", "Growth", "Workload", "Requests", "Input tokens", "Output tokens");
    WorkloadBatch batch = read(10, headers, headers, row(null, null, "B", 1, 2, 3));

    assertThat(batch.size()).isEqualTo(1);
    assertThat(batch.texts(Workloads.PROMPTED_MODEL)[0]).isNull();
    assertThat(batch.typed(0, Workloads.GROWTH)).isFalse();
    assertThat(batch.bad(0, Workloads.GROWTH)).isFalse();
    assertThat(batch.numbers(Workloads.GROWTH)[0]).isNaN();
  }

  /** It may as well be a workload that nobody has measured yet. */
  @Test
  void aTableOfAnotherKindBelowIsOneErrorARow() {
    WorkloadBatch batch =
        read(
            row("A", 1, 2, 3, "m"),
            row("B", "TBC", 2, 3, "m"),
            row(),
            row("Region", "Budget", "Year"),
            row("EMEA", 4711, 2026),
            row(),
            row("C", 1, "TBC", 3, "m"),
            row(),
            row("D", "1 or 2", 2, 3, "m"));

    assertThat(batch.size()).isEqualTo(6);
    assertThat(IntStream.range(1, 6).map(batch::errors)).containsExactly(1, 1, 1, 1, 1);
    String fix =
        "Move a table that holds no workloads to another sheet, or type a workload's figures";
    assertThat(problems)
        .filteredOn(problem -> problem.contains("table"))
        .containsExactly(
            "Error | Workloads!A5 | Region | Workload |  | The row may be the headers of another"
                + " table; it and the rows below it are read as workloads | "
                + fix,
            "Error | Workloads!A6 | EMEA | Workload |  | The row lacks figures of a workload, and"
                + " may belong to another table, from row 5 on | "
                + fix);
  }

  @Test
  void belowAnEmptyRowOneWordWhereAFigureIsExpectedIsEnough() {
    WorkloadBatch batch =
        read(row("A", 1, 2, 3, "m"), row(), row("Region", "Budget"), row("EMEA", 4711));

    assertThat(IntStream.range(0, 3).map(batch::errors)).containsExactly(0, 1, 1);
    assertThat(problems.get(0)).contains("A4 | Region").contains("may be the headers of another");
    assertThat(problems.get(1)).contains("A5 | EMEA").contains("from row 4 on");
  }

  /** One word in a row, or the same in many cells, says of a workload that it is not known yet. */
  @Test
  void aTableOfAnotherKindDirectlyBelowIsOneErrorARowToo() {
    WorkloadBatch batch =
        read(
            row("A", 1, 2, 3, "m"),
            row("B", "TBC", "tbc", "TBC"),
            row("C", "1 or 2", "3 or 4", "5 or 6", "m"),
            row("Region", "Budget", "Year"),
            row("EMEA", 4711, 2026));

    assertThat(IntStream.range(0, 5).map(batch::errors)).containsExactly(0, 4, 3, 1, 1);
    assertThat(problems.subList(7, 9))
        .allMatch(problem -> problem.contains("Move a table that holds no workloads to another"))
        .extracting(problem -> problem.substring(0, 19))
        .containsExactly("Error | Workloads!A", "Error | Workloads!A");
    assertThat(problems.get(7)).contains("A5 | Region").contains("may be the headers of another");
    assertThat(problems.get(8)).contains("A6 | EMEA").contains("from row 5 on");
  }

  @Test
  void aRowWithoutAnyFigureIsOneError() {
    WorkloadBatch batch =
        read(
            row("A", 1, 2, 3, "m"),
            row("Contact", null, null, null, null, 5),
            row(null, null, null, null, null, 5));

    assertThat(IntStream.range(0, 3).map(batch::errors)).containsExactly(0, 1, 1);
    assertThat(problems)
        .containsExactly(
            "Error | Workloads!A3 | Contact | Workload |  | The row has none of the figures of a"
                + " workload, and is read as one | Type Requests, Input tokens, Output tokens,"
                + " Prompted model; move notes and tables that hold no workloads to another sheet",
            "Error | Workloads!A4 |  | Workload |  | The row has neither name nor figures of a"
                + " workload, and is read as one | Type Workload, Requests, Input tokens, Output"
                + " tokens, Prompted model; move notes and tables that hold no workloads to another"
                + " sheet");
  }

  @Test
  void aTypedTotalIsOneErrorThatSaysSo() {
    WorkloadBatch batch =
        read(row("A", 1, 2, 3, "m"), row("Total:", 1, 2), row("total ", "1", 2, 3, "m"));

    assertThat(IntStream.range(0, 3).map(batch::errors)).containsExactly(0, 1, 0);
    assertThat(problems)
        .containsExactly(
            "Error | Workloads!A3 | Total: | Workload |  | The row is called as a total is and"
                + " lacks figures of a workload; it is read as one | Move totals to another sheet,"
                + " or make this the totals row of an Excel table",
            "Warning | Workloads!A4 | total | Workload | total | The row is called as a total is; it"
                + " is read as a workload, and counts beside the others | Move it to another sheet"
                + " if it is a total, or make it the totals row of an Excel table",
            "Warning | Workloads!B4 | total | Requests | 1 | The number is stored as text | Convert"
                + " the cell to a number: it was read as shown");
  }

  /** Its money would count twice without a word. */
  @ParameterizedTest
  @ValueSource(strings = {"total ", "Subtotal EMEA", "Sub-total: UK", "EMEA total", "Summe Europa"})
  void aTotalWithAllFiguresOfAWorkloadIsDoubted(String name) {
    WorkloadBatch batch = read(row("A", 1, 2, 3, "m"), row(name, 1, 2, 3, "m"));

    assertThat(batch.errors(1)).isZero();
    assertThat(problems)
        .containsExactly(
            "Warning | Workloads!A3 | "
                + name.trim()
                + " | Workload | "
                + name.trim()
                + " | The row is called as a total is; it is read as a workload, and counts beside"
                + " the others | Move it to another sheet if it is a total, or make it the totals"
                + " row of an Excel table");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Summarise calls", "Sum up meetings", "Totalisator", "Gesamtschule"})
  void namesThatOnlyBeginLikeATotalAreNot(String name) {
    read(row(name, 1, 2, 3, "m"));

    assertThat(problems).isEmpty();
  }

  @Test
  void aNameWithNothingBesideIsOneErrorThatThinksOfHeadings() {
    WorkloadBatch batch = read(row("EMEA"), row("A", 1, 2, 3, "m"), row("B", 1), row(null, 2));

    assertThat(batch.size()).isEqualTo(4);
    assertThat(batch.errors(0)).isEqualTo(1);
    assertThat(problems.get(0))
        .isEqualTo(
            "Error | Workloads!A2 | EMEA | Workload |  | The row holds a name and nothing else, and"
                + " is read as a workload | Type Requests, Input tokens, Output tokens, Prompted"
                + " model; move a heading or a note to a column of your own");
    assertThat(batch.errors(2)).isEqualTo(3);
    assertThat(batch.errors(3)).isEqualTo(4);
  }

  @Test
  void numbersThatAreStoredAsTextAreOneEntryAColumn() {
    Object[][] rows = new Object[23][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row("w" + i, String.valueOf(1000 + i), i == 4 ? "200" : 200, 3, "m");
    }
    read(30, HEADERS, rows);
    assertThat(problems)
        .containsExactly(
            "Warning | Workloads!B2 |  | Requests | 1000 | 23 numbers of the column are stored as"
                + " text, the first of them here | Convert the column to numbers: they were read as"
                + " shown",
            "Warning | Workloads!C6 | w4 | Input tokens | 200 | The number is stored as text |"
                + " Convert the cell to a number: it was read as shown");
  }

  /** Both passes over the sheet have to see the same rows. */
  @Test
  void theFirstLookCountsTheRowsThatAreReadLater() {
    NameIndex.Builder names = new NameIndex.Builder("Workloads", null);
    Typing.type(
        names,
        Typing.sheet(
            HEADERS,
            row("A", 1, 2, 3, "m"),
            HEADERS,
            row("B", 1, 2, 3, "m"),
            row("Workload", "Owner", "Requests"),
            row("B", 1, 2, 3, "m")));
    assertThat(names.finish().names().has("B")).isFalse();
    assertThat(names.rows()).isEqualTo(2);
    assertThat(names.lastRow()).isEqualTo(4);
  }

  @Test
  void aWorkloadMayBeCalledLikeAColumn() {
    WorkloadBatch batch =
        read(
            row("Serving", 1, 2, 3, "m"),
            row("Corpus", 1, 2, 3, "GPU"),
            row("Notes", null, null, 3, "m"));

    assertThat(batch.size()).isEqualTo(3);
    assertThat(batch.name(0)).isEqualTo("Serving");
    assertThat(batch.texts(Workloads.PROMPTED_MODEL)[1]).isEqualTo("GPU");
    assertThat(batch.numbers(Workloads.OUTPUT_TOKENS)[2]).isEqualTo(3);
  }

  @Test
  void anEmptyRowIsSkippedAndSoIsOneWithTheUsersOwnCellsAlone() {
    WorkloadBatch batch =
        read(
            row("A", 1, 2, 3, "m"),
            row(),
            row(" ", null, "\u00a0"),
            row(null, null, null, null, null, null, null, null, null, null, "4711"),
            row("B", 1, 2, 3, "m"));

    assertThat(problems).isEmpty();
    assertThat(batch.size()).isEqualTo(2);
    assertThat(batch.row(1)).isEqualTo(6);
  }

  /** As check boxes are that were drawn beyond the last workload. */
  @Test
  void aRowOfBoxesThatNobodyTickedIsEmpty() {
    WorkloadBatch batch =
        read(
            10,
            row("Workload", "Requests", "Input tokens", "Output tokens", "Prompted model", TESTED),
            row("A", 1, 2, 3, "m", false),
            row(null, null, null, null, null, false),
            row(null, null, null, null, null, true));

    assertThat(batch.row(1)).as("a tick was made by somebody").isEqualTo(4);
    assertThat(problems)
        .filteredOn(problem -> problem.startsWith("Error"))
        .singleElement(STRING)
        .startsWith("Error | Workloads!A4 |");
    assertThat(batch.numbers(Workloads.TEST_SET)[0]).as("No").isEqualTo(1);
  }

  @Test
  void aRowWithoutANameIsAnError() {
    WorkloadBatch batch = read(row(null, 1, 2, 3, "m"));

    assertThat(problems)
        .containsExactly(
            "Error | Workloads!A2 |  | Workload |  | The row has no name, and other cells of it are"
                + " filled | Type a name that no other row has, or empty the row");
    assertThat(batch.name(0)).isEmpty();
    assertThat(batch.errors(0)).isEqualTo(1);
  }

  @Test
  void everyRowOfEqualNamesIsAnError() {
    WorkloadBatch batch =
        read(
            row("Triage", 1, 2, 3, "m"),
            row("Other", 1, 2, 3, "m"),
            row("TRIAGE ", 1, 2, 3, "m"),
            row("triage", 1, 2, 3, "m"));

    assertThat(problems)
        .containsExactly(
            "Error | Workloads!A2 | Triage | Workload | Triage | The name is in rows 4, 5 too |"
                + " Give each row a name of its own",
            "Error | Workloads!A4 | TRIAGE | Workload | TRIAGE | The name is in rows 2, 5 too |"
                + " Give each row a name of its own",
            "Error | Workloads!A5 | triage | Workload | triage | The name is in rows 2, 4 too |"
                + " Give each row a name of its own");
    assertThat(batch.errors(1)).isZero();
  }

  @Test
  void rowsOfOneIdAreErrorsAtTheirIdsAndRowsWithoutOneAreNot() {
    WorkloadBatch batch =
        read(
            10,
            row("Workload", "ID", "Requests", "Input tokens", "Output tokens", "Prompted model"),
            row("A", "LM-1", 1, 2, 3, "m"),
            row("B", null, 1, 2, 3, "m"),
            row("C", " lm-1", 1, 2, 3, "m"),
            row("D", " ", 1, 2, 3, "m"),
            row("E", 1001, 1, 2, 3, "m"),
            row("F", "1001", 1, 2, 3, "m"),
            row("LM-1", "LM-2", 1, 2, 3, "m"));

    assertThat(problems)
        .containsExactly(
            "Error | Workloads!B2 | A | ID | LM-1 | The ID is in row 4 too | Give each row an"
                + " ID of its own",
            "Error | Workloads!B4 | C | ID | lm-1 | The ID is in row 2 too | Give each row an"
                + " ID of its own",
            "Error | Workloads!B6 | E | ID | 1001 | The ID is in row 7 too | Give each row an"
                + " ID of its own",
            "Error | Workloads!B7 | F | ID | 1001 | The ID is in row 6 too | Give each row an"
                + " ID of its own");
    assertThat(batch.errors(0)).isOne();
    assertThat(batch.errors(1)).isZero();
    assertThat(batch.errors(6)).isZero();
  }

  @Test
  void partsOfTheInputMustFitIntoIt() {
    read(
        row("A", 1, 1800, 3, "m", 1200, 1000),
        row("B", 1, 1000, 3, "m", null, 1001),
        row("C", 1, 1000, 3, "m", 400, 600),
        row("D", 1, 0.3, 3, "m", 0.1, 0.2));

    assertThat(problems)
        .containsExactly(
            "Error | Workloads!F2 | A | Instruction tokens | 1200 | The parts are more than the"
                + " whole: 1200 + 1000 = 2200 of 1800 input tokens | Count instructions and"
                + " retrieved context in Input tokens too",
            "Error | Workloads!G3 | B | Retrieved tokens | 1001 | The parts are more than the"
                + " whole: 1001 of 1000 input tokens | Count instructions and retrieved context in"
                + " Input tokens too");
  }

  /** As 0.93 becomes in a cell that is formatted as per cent. */
  @Test
  void aQualityOfOnePerCentIsDoubted() {
    WorkloadBatch batch =
        read(
            10,
            row(
                "Workload",
                "Requests",
                "Input tokens",
                "Output tokens",
                "Prompted model",
                "Required quality",
                "Prompted quality"),
            row("A", 1, 2, 3, "m", 0.009, 0.93),
            row("B", 1, 2, 3, "m", 0.02, 0));

    assertThat(problems)
        .containsExactly(
            "Warning | Workloads!F2 | A | Required quality | 0.9% | A quality of at most 1% is"
                + " rarely meant | If 90% is meant, type 90%");
    assertThat(batch.warnings(0)).isOne();
    assertThat(batch.numbers(Workloads.REQUIRED_QUALITY)[0]).isEqualTo(0.009);
  }

  @Test
  void aBillForNoRequestsIsAnError() {
    read(row("A", 0, 10, 3, "m", null, null, 500), row("B", 0, 10, 3, "m"));

    assertThat(problems)
        .containsExactly(
            "Error | Workloads!H2 | A | Prompting cost | 500 | A prompting cost with 0"
                + " requests | Type the requests of the month that the bill is for, or empty the"
                + " cell");
  }

  @Test
  void whatStandsUnderAnotherUnitMakesItsRowsNeedData() {
    Object[] headers = HEADERS.clone();
    headers[1] = "Requests (per day)";
    WorkloadBatch batch = read(10, headers, row("A", 30, 2, 3, "m"), row("B", null, 2, 3, "m"));

    assertThat(problems)
        .containsExactly(
            "Error | Workloads! | B | Requests |  | The cell is empty | Type Requests (per month),"
                + " for example 900000");
    assertThat(batch.header().rejections()).containsOnlyKeys(Workloads.REQUESTS);
    assertThat(batch.bad(0, Workloads.REQUESTS)).isTrue();
    assertThat(batch.errors(0)).isEqualTo(1);
    assertThat(batch.warnings(0)).isZero();
    assertThat(batch.errors(1)).isEqualTo(1);
  }

  @Test
  void theNameMayStandInTheLastColumn() {
    read(
        10,
        row("Requests", "Input tokens", "Output tokens", "Prompted model", "Workload"),
        row("x", 1, 1, "m", "Late"));

    assertThat(problems).singleElement().asString().startsWith("Error | Workloads!A2 | Late | ");
  }

  @Test
  void fullBatchesAreHandedOnAndTheLastOneAtTheEnd() {
    Object[][] rows = new Object[5][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row("W" + i, i, 2, 3, "m");
    }
    read(2, HEADERS, rows);

    assertThat(batches).extracting(WorkloadBatch::size).containsExactly(2, 2, 1);
    assertThat(batches.get(2).name(0)).isEqualTo("W4");
    assertThat(batches.get(2).numbers(Workloads.REQUESTS)[0]).isEqualTo(4);
  }

  @Test
  void aSheetThatIsNotUsableGivesNoRows() {
    WorkloadReader reader =
        new WorkloadReader(
            Source.sheet("Workloads"), null, RowKeys.none(), 2, p -> {}, batches::add);
    Typing.type(reader, row("Name", "Volume"), row("A", 1));

    assertThat(reader.finish().usable()).isFalse();
    assertThat(batches).isEmpty();
  }

  @Test
  void manyEqualNamesAreNotAllNamed() {
    Object[][] rows = new Object[8][];
    java.util.Arrays.fill(rows, row("Same", 1, 2, 3, "m"));
    read(rows);

    assertThat(problems).hasSize(8);
    assertThat(problems.get(0)).contains("The name is in rows 3, 4, 5, 6, 7 and 2 more too");
  }
}
