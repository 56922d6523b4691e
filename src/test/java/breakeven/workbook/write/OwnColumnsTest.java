package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.input.Header;
import breakeven.core.report.Columns;
import breakeven.core.report.ResultColumn;
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The columns of an earlier review are found again. */
class OwnColumnsTest {
  private static final Header HEADER = Header.of(Workloads.TABLE);
  private static final List<ResultColumn> RESULTS = results();

  private static List<ResultColumn> results() {
    return columns().workloads();
  }

  private static Columns columns() {
    Decision decision = new Decision();
    LocalDate day = LocalDate.of(2026, 11, 24);
    return new Columns(decision, new Sentences(decision, "GBP"), "GBP", day);
  }

  static List<String> titles() {
    return RESULTS.stream().map(ResultColumn::title).toList();
  }

  /** The user's columns, those of a review, and one more of the user's. */
  private static List<String> reviewed() {
    List<String> headers = new ArrayList<>();
    Workloads.TABLE.columns().forEach(column -> headers.add(column.title()));
    headers.addAll(List.of("Issues", "NPV"));
    headers.addAll(List.of("Our own", "Status", "Done"));
    headers.addAll(titles());
    headers.add("Comment");
    return headers;
  }

  private static OwnColumns find(List<String> headers) {
    Map<Integer, String> texts = new TreeMap<>();
    for (int i = 0; i < headers.size(); i++) {
      if (!headers.get(i).isEmpty()) {
        texts.put(i, headers.get(i));
      }
    }
    return OwnColumns.find(
        RESULTS, HEADER, texts, OwnColumns.property().text(), needed -> headers.size());
  }

  /** Where the results stand that are still called so. */
  private static Set<Integer> ours(List<String> headers) {
    Set<Integer> ours = new TreeSet<>();
    for (String title : titles()) {
      int at = headers.lastIndexOf(title);
      if (at > headers.indexOf("Done")) {
        ours.add(at);
      }
    }
    return ours;
  }

  @Test
  void withoutDrawsTheHeaderNamesItsBasisAndKeepsItsNameAndKey() {
    List<ResultColumn> undrawn = columns().undrawn().workloads();
    int at = titles().indexOf("Expected saving (GBP a year)");
    assertThat(undrawn.get(at).title())
        .isEqualTo("Expected saving (GBP a year, at today's prices)");
    assertThat(undrawn.get(at).header()).isEqualTo(RESULTS.get(at).header());
    assertThat(undrawn.get(at).key()).isEqualTo(RESULTS.get(at).key());
    List<String> headers = reviewed();
    headers.replaceAll(title -> title.equals(titles().get(at)) ? undrawn.get(at).title() : title);
    assertThat(find(headers).old()).isEqualTo(find(reviewed()).old());
  }

  @ParameterizedTest
  @MethodSource("titles")
  void allOthersAreFoundWhereOneWasRenamedClearedOrDeleted(String title) {
    List<String> all = reviewed();
    int at = all.lastIndexOf(title);
    List<String> renamed = new ArrayList<>(all);
    renamed.set(at, "In November");
    List<String> cleared = new ArrayList<>(all);
    cleared.set(at, "");
    List<String> deleted = new ArrayList<>(all);
    deleted.remove(at);
    for (List<String> headers : List.of(renamed, cleared, deleted)) {
      OwnColumns found = find(headers);
      assertThat(found.old()).isEqualTo(ours(headers)).hasSize(RESULTS.size() - 1);
      assertThat(found.places()).contains(headers.size()).hasSize(RESULTS.size());
    }
    assertThat(find(all).old()).isEqualTo(ours(all)).hasSize(RESULTS.size());
  }

  @Test
  void aVerdictOfTheUsersOwnIsNotTakenForOursThatWasRenamed() {
    List<String> headers = reviewed();
    headers.set(headers.indexOf("Our own"), Columns.VERDICT);
    headers.set(headers.lastIndexOf(Columns.VERDICT), "Verdict in November");
    Set<Integer> others = ours(headers);

    OwnColumns found = find(headers);

    assertThat(found.old()).isEqualTo(others);
    assertThat(found.first()).isEqualTo(headers.indexOf(Columns.CHANGE));
  }

  /** Where Why stood beside the verdict. */
  @Test
  void norInTheOrderOfAnEarlierEdition() {
    List<String> headers = reviewed();
    headers.remove(headers.lastIndexOf(Columns.WHY));
    headers.set(headers.indexOf("Our own"), Columns.VERDICT);
    int verdict = headers.lastIndexOf(Columns.VERDICT);
    headers.set(verdict, "Verdict in November");
    headers.add(verdict + 1, Columns.WHY);
    Set<Integer> others = ours(headers);

    OwnColumns found = find(headers);

    assertThat(found.old()).isEqualTo(others);
    assertThat(found.first()).isEqualTo(verdict + 1);
  }

  @Test
  void norWhereWhyWasRenamedToo() {
    List<String> headers = reviewed();
    headers.set(headers.lastIndexOf(Columns.VERDICT), "Verdict in November");
    headers.set(headers.lastIndexOf(Columns.WHY), "Why in November");
    headers.set(headers.indexOf("Our own"), Columns.VERDICT);

    assertThat(find(headers).old()).isEqualTo(ours(headers)).hasSize(RESULTS.size() - 2);
  }

  @Test
  void aVerdictThatWasMovedToTheLeftIsStillOurs() {
    List<String> headers = reviewed();
    headers.remove(headers.lastIndexOf(Columns.VERDICT));
    headers.add(headers.indexOf("Our own"), Columns.VERDICT);

    assertThat(find(headers).first()).isEqualTo(headers.indexOf(Columns.VERDICT));
  }

  /** The columns of version 1.0.0, and those of yesterday's edition among files. */
  private static final List<String> FORMER =
      List.of(
          "Verdict",
          "Reclassify",
          "Expected saving (GBP a year)",
          "Saving (GBP over the horizon)",
          "Paid today (GBP a year)",
          "Pending evidence (GBP)",
          "Cost of restoring quality (GBP)",
          "Blocked by a check (GBP)",
          "Why",
          "What would change it",
          "Cash saving (GBP)",
          "Fewer bad answers (GBP)",
          "Horizon (months)",
          "Monthly tokens (M)",
          "Break-even volume (M tokens a month)",
          "Break-even price (% fall)",
          "Break-even lifetime (months)",
          "Payback (month)",
          "Shape",
          "Shape from",
          "Alternative",
          "TCO today (GBP)",
          "TCO alternative (GBP)",
          "TCO fine-tuned (GBP)",
          "Net saving (GBP)",
          "NPV (GBP)",
          "Chance of payback (%)",
          "Best shape",
          "TCO best shape (GBP)",
          "Best shape saves (GBP)",
          "Check 1 (pattern)",
          "Check 2 (volume)",
          "Check 3 (evaluation)",
          "Check 4 (quality)",
          "Check 5 (data change)",
          "Warnings",
          "Issues",
          "Decision",
          "Reviewed on");

  private static List<String> former(String... more) {
    List<String> headers = new ArrayList<>();
    Workloads.TABLE.columns().forEach(column -> headers.add(column.title()));
    headers.addAll(List.of("Horizon", "Change"));
    headers.addAll(FORMER);
    headers.addAll(List.of(more));
    return headers;
  }

  private static OwnColumns findFormer(List<String> headers) {
    Map<Integer, String> texts = new TreeMap<>();
    for (int i = 0; i < headers.size(); i++) {
      texts.put(i, headers.get(i));
    }
    return OwnColumns.find(RESULTS, HEADER, texts, "", needed -> headers.size());
  }

  @Test
  void allColumnsOfAnEarlierEditionGoAndColumnsOfTheUsersOfTheNewNamesStay() {
    List<String> headers = former("Change", "Set-up", "Horizon");
    int first = headers.indexOf("Verdict");

    OwnColumns found = findFormer(headers);

    assertThat(found.old())
        .isEqualTo(
            IntStream.range(first, first + FORMER.size()).boxed().collect(Collectors.toSet()));
    assertThat(found.first()).isEqualTo(first);
    assertThat(found.places()).hasSize(RESULTS.size());
  }

  @Test
  void aColumnOfTheUsersInsertedThereStays() {
    List<String> headers = former();
    int at = headers.lastIndexOf("Cash saving (GBP)");
    headers.add(at, "My remark");

    assertThat(findFormer(headers).old()).doesNotContain(at).hasSize(FORMER.size());
  }

  @Test
  void whereTheWorkbookNamesThemChangeAndSetUpAreOursWhereverTheyWereMoved() {
    List<String> headers = reviewed();
    headers.remove(headers.lastIndexOf(Columns.CHANGE));
    headers.add(Columns.CHANGE);

    assertThat(find(headers).old()).contains(headers.size() - 1).hasSize(RESULTS.size());
    assertThat(findFormer(headers).old()).doesNotContain(headers.size() - 1);
  }
}
