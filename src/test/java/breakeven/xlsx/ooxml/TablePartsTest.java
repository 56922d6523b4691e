package breakeven.xlsx.ooxml;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.xlsx.read.Packages;
import breakeven.xlsx.read.XlsxFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablePartsTest {
  private static final String TABLE =
      "<table xmlns=\""
          + Packages.MAIN
          + "\" id=\"1\" name=\"T\" displayName=\"T\" ref=\"A3:B9\"><autoFilter"
          + " ref=\"A3:B9\"><filterColumn colId=\"0\"/></autoFilter><tableColumns"
          + " count=\"2\"><tableColumn id=\"5\""
          + " name=\"Workload\"><calculatedColumnFormula>1</calculatedColumnFormula></tableColumn><tableColumn"
          + " id=\"2\" name=\"verdict\"/></tableColumns><tableStyleInfo/></table>";

  @TempDir Path dir;

  private TableParts.Plan plan(
      String table, int headerRow, int[] columns, List<String> headers, Set<Integer> removed) {
    Map<String, byte[]> parts = Packages.book("");
    Packages.put(parts, "xl/tables/table1.xml", table);
    Packages.put(
        parts,
        "xl/worksheets/_rels/sheet1.xml.rels",
        Packages.relations("rId1", "table", "../tables/table1.xml"));
    try (XlsxFile file = XlsxFile.open(Packages.write(dir.resolve("t.xlsx"), parts))) {
      return TableParts.plan(file, file.sheets().get(0), headerRow, columns, headers, removed);
    }
  }

  private static String text(TableParts.Plan plan) {
    return new String(plan.xml(), StandardCharsets.UTF_8);
  }

  @Test
  void newColumnsBecomePartOfTheTable() {
    TableParts.Plan plan =
        plan(TABLE, 3, new int[] {2, 3}, List.of("Verdict", "Why & _x0041_"), Set.of());
    assertThat(plan.part()).isEqualTo("xl/tables/table1.xml");
    assertThat(plan.headers()).containsExactly("Verdict 2", "Why & _x0041_");
    assertThat(text(plan))
        .contains(
            "ref=\"A3:D9\"", "<autoFilter ref=\"A3:D9\"><filterColumn colId=\"0\"/></autoFilter>")
        .contains(
            "<tableColumns count=\"4\"><tableColumn id=\"5\""
                + " name=\"Workload\"><calculatedColumnFormula>")
        .contains(
            "<tableColumn id=\"2\" name=\"verdict\"/><tableColumn id=\"6\" name=\"Verdict 2\"/>"
                + "<tableColumn id=\"7\" name=\"Why &amp; _x005F_x0041_\"/></tableColumns>");
  }

  @Test
  void oldColumnsOfOursGiveWayWhereTheyStand() {
    TableParts.Plan plan = plan(TABLE, 3, new int[] {1, 2}, List.of("Verdict", "Why"), Set.of(1));
    assertThat(plan.headers()).containsExactly("Verdict", "Why");
    assertThat(text(plan))
        .contains("<tableColumn id=\"2\" name=\"Verdict\"/><tableColumn id=\"6\" name=\"Why\"/>");
  }

  @Test
  void aColumnOfTheUsersBehindOldOnesThatNothingReplacesStaysInTheTable() {
    String table =
        TABLE
            .replace("A3:B9", "A3:D9")
            .replace("count=\"2\"", "count=\"4\"")
            .replace(
                "</tableColumns>",
                "<tableColumn id=\"3\" name=\"Horizon\"/><tableColumn id=\"4\""
                    + " name=\"Remark\"/></tableColumns>");
    TableParts.Plan plan = plan(table, 3, new int[] {1}, List.of("Verdict"), Set.of(1, 2));
    assertThat(plan.left()).isEqualTo(Map.of(2, "Empty column"));
    assertThat(text(plan))
        .contains(
            "<tableColumn id=\"2\" name=\"Verdict\"/><tableColumn id=\"3\" name=\"Empty"
                + " column\"/><tableColumn id=\"4\" name=\"Remark\"/></tableColumns>");
  }

  @Test
  void aTableWithTotalsGrowsAndItsTotalsStayAsTheyAre() {
    String totals = TABLE.replace("id=\"1\"", "id=\"1\" totalsRowCount=\"1\"");
    TableParts.Plan plan = plan(totals, 3, new int[] {2}, List.of("Why"), Set.of());
    assertThat(plan.refusal()).isEmpty();
    assertThat(text(plan))
        .contains("ref=\"A3:C9\"", "totalsRowCount=\"1\"", "name=\"Why\"/></tableColumns>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id=\"1\" | id=\"1\" headerRowCount=\"0\"      | it has no header row",
        "id=\"1\" | id=\"1\" tableType=\"queryTable\"  | it is filled by a query",
        "A3:B9    | A3:C9                              | its list of columns does not fit its"
            + " range",
      })
  void someTablesAreLeftAlone(String old, String text, String reason) {
    TableParts.Plan plan =
        plan(TABLE.replace(old, text), 3, new int[] {3}, List.of("Why"), Set.of());
    assertThat(plan.extended()).isFalse();
    assertThat(plan.refusal()).isEqualTo(reason);
  }

  @Test
  void aTableThatEndsBeforeTheLastColumnIsLeftAlone() {
    TableParts.Plan plan = plan(TABLE, 3, new int[] {4}, List.of("Why"), Set.of());
    assertThat(plan.refusal()).isEqualTo("it does not end at the last used column");
  }

  @Test
  void aTableAtTheRightOfOurColumnsIsLeftAlone() {
    TableParts.Plan plan =
        plan(
            TABLE.replace("A3:B9", "C3:D9"),
            3,
            new int[] {1, 4},
            List.of("Verdict", "Why"),
            Set.of());
    assertThat(plan.extended()).isFalse();
  }

  @Test
  void longNamesStayWithinTheLimitAndApart() {
    List<String> headers = List.of("x".repeat(300), "x".repeat(300));
    TableParts.Plan plan = plan(TABLE, 1, new int[] {4, 5}, headers, Set.of());
    assertThat(plan.headers()).containsExactly("x".repeat(255), "x".repeat(253) + " 2");
  }

  @Test
  void aTableElsewhereOnTheSheetDoesNotMatter() {
    TableParts.Plan plan = plan(TABLE, 1, new int[] {4}, List.of("Why"), Set.of());
    assertThat(plan)
        .extracting(TableParts.Plan::part, TableParts.Plan::refusal)
        .containsExactly("", "");
  }
}
