package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.input.Decimals;
import breakeven.core.input.RowFilter.Condition;
import breakeven.core.report.PastReview;
import breakeven.core.table.Sheets;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reviews of some rows only. */
@Thorough
class WhereTest {
  private static final String CSV =
      """
      Workload,Business unit,Team (of ours),Requests,Input tokens,Output tokens,Prompted model,Growth,Needs grounding
      a,Claims,7,1000,1200,200,gpt-5.4,0.02,
      b,claims ,8,2000,1200,200,gpt-5.4,2%,Yes
      c,Retail,7.0,3000,1200,200,gpt-5.4,,No
      d,,9,4000,1200,200,gpt-5.4,0.05,
      whole,,,10000,,,,,
      e,Retail,red,20k5,1200,200,gpt-5.4,,
      """;

  @TempDir private Path folder;

  private List<String> said = new ArrayList<>();

  private Path review(Path in, String out, @Nullable Path previous, String... where) {
    Path file = folder.resolve(out);
    try {
      said =
          new Review()
              .run(
                  new ReviewOptions(
                      in,
                      file,
                      Reviews.AS_OF,
                      true,
                      null,
                      previous,
                      0,
                      null,
                      null,
                      Stream.of(where)
                          .map(text -> Objects.requireNonNull(Condition.parse(text)))
                          .toList(),
                      Decimals.UNSAID,
                      false,
                      null),
                  Progress.hidden())
              .summary();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path csv() throws IOException {
    return Files.writeString(folder.resolve("plan.csv"), CSV);
  }

  private List<String> reviewed(String... where) throws IOException {
    Path out = review(csv(), "out.csv", null, where);
    try (CSVParser rows =
        CSVParser.parse(
            Files.readString(out).substring(1),
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return rows.stream()
          .filter(row -> !row.get("Verdict").isEmpty())
          .map(row -> row.get("Workload"))
          .toList();
    }
  }

  @Test
  void onlyRowsThatShowTheValueAreReviewedAndNoOldResultIsLeftBesideTheOthers() throws IOException {
    Path whole = review(csv(), "whole.xlsx", null);
    Path part = review(whole, "part.xlsx", null, "business unit =  CLAIMS");

    assertThat(said)
        .startsWith(
            "whole.xlsx, reviewed on " + Reviews.AS_OF,
            "only workloads with business unit=CLAIMS: 2 of 6 workloads reviewed");
    List<Map<String, String>> before = Reviews.rows(whole, Sheets.WORKLOADS);
    List<Map<String, String>> after = Reviews.rows(part, Sheets.WORKLOADS);
    assertThat(after).extracting(row -> row.get("Workload")).contains("a", "b", "c", "whole", "e");
    for (int i = 0; i < after.size(); i++) {
      boolean claims = i < 2;
      assertThat(after.get(i).get("Verdict").isEmpty()).isEqualTo(!claims);
      assertThat(after.get(i).get("Why").isEmpty()).isEqualTo(!claims);
      assertThat(after.get(i).get("Issues").isEmpty()).isEqualTo(!claims);
      assertThat(before.get(i).get("Issues")).isNotEmpty();
    }
    assertThat(Reviews.issues(part)).noneMatch(issue -> issue.get("Workload").equals("e"));
    assertThat(Reviews.issues(whole)).anyMatch(issue -> issue.get("Workload").equals("e"));
    String log = breakeven.testing.WorkbookDump.of(part);
    assertThat(log)
        .contains("Rows named with --where", "business unit=CLAIMS")
        .contains("Only workloads with business unit=CLAIMS: 2 of 6 workloads reviewed;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Business unit=Claims                      | a b
          Business unit!=Claims                     | c d whole e
          Business unit=                            | d whole
          Business unit!=                           | a b c e
          Business unit=Claims;Business unit=Retail | a b c e
          Business unit=Claims;Team=7               | a
          Team (of ours)=7                          | a c
          TEAM=red                                  | e
          Growth=2%                                 | a b
          Growth=0.02                               | a b
          Needs grounding!=Yes                      | a c d whole e
          Workload=b                                | b
          """)
  void valuesOfOneColumnAreAlternativesAndColumnsHoldTogether(String where, String names)
      throws IOException {
    assertThat(reviewed(where.split(";"))).containsExactlyInAnyOrder(names.split(" "));
  }

  @Test
  void whatMatchesNothingIsRefusedWithWhatThereIs() throws IOException {
    Path in = csv();
    assertThatThrownBy(() -> review(in, "out.xlsx", null, "Business unit=Clams"))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "--where \"Business unit=Clams\": no workload of "
                + in
                + " matches; Business unit is Claims (2), Retail (2), empty (2)");
    assertThatThrownBy(() -> review(in, "out.xlsx", null, "Busness unit=Claims"))
        .hasMessageEndingWith(" has no column Busness unit; did you mean Business unit?");
    assertThatThrownBy(() -> review(in, "out.xlsx", null, "Quantity=1"))
        .hasMessageContaining(" has no column Quantity; its columns are Workload, Business unit,");
    Files.writeString(in, CSV.replace("Growth", "Team (of theirs)"));
    assertThatThrownBy(() -> review(in, "out.xlsx", null, "Team=7"))
        .hasMessageEndingWith(
            " has 2 columns that may be meant: Team (of ours) (C), Team (of theirs) (H); type the"
                + " whole header, or rename one");
    assertThat(folder.resolve("out.xlsx")).doesNotExist();
  }

  @Test
  void aNameThatStandsInARowLeftOutIsAnErrorAllTheSame() throws IOException {
    Path in = Files.writeString(folder.resolve("plan.csv"), CSV.replace("\nc,", "\nA,"));
    Path out = review(in, "out.xlsx", null, "Business unit=Claims");
    assertThat(Reviews.issues(out))
        .anyMatch(issue -> issue.get("Problem").contains("The name is in row 4 too"));
  }

  @Test
  void rowsThatAreLeftOutAreNotRemovedSinceTheLastReview() throws IOException {
    Path whole = review(csv(), "whole.xlsx", null);
    review(csv(), "part.xlsx", whole, "Business unit=Claims");
    assertThat(said).noneMatch(line -> line.contains("removed") || line.contains("new"));
  }

  /**
   * A workload is known by its ID: renamed, moved to another unit, its old name given to another.
   */
  @Test
  void aRenamedRowThatIsLeftOutIsNotRemovedEither() throws IOException {
    String header =
        "ID,Workload,Business unit,Requests,Input tokens,Output tokens,Prompted model\n";
    Path then =
        Files.writeString(
            folder.resolve("then.csv"),
            header
                + "1,a,Claims,1000,1200,200,gpt-5.4\n"
                + "2,b,Claims,2000,1200,200,gpt-5.4\n"
                + "3,c,Retail,3000,1200,200,gpt-5.4\n");
    Path now =
        Files.writeString(
            folder.resolve("now.csv"),
            header
                + "1,a new name,Retail,1000,1200,200,gpt-5.4\n"
                + "2,b,Claims,2000,1200,200,gpt-5.4\n"
                + "3,d,Claims,3000,1200,200,gpt-5.4\n"
                + "4,c,Retail,4000,1200,200,gpt-5.4\n");
    Path whole = review(then, "whole.xlsx", null);
    Path part = review(now, "part.xlsx", whole, "Business unit=Claims");

    assertThat(said).noneMatch(line -> line.contains("removed") || line.contains("new"));
    assertThat(said).anyMatch(line -> line.contains("2 workloads"));
    assertThat(breakeven.testing.WorkbookDump.of(part)).contains("renamed");
  }

  /** The amounts of a part beside those of the whole would show a fall that is none. */
  @Test
  void aReviewOfAPartIsNotRememberedAsOneOfAll() throws IOException {
    Path whole = review(csv(), "whole.xlsx", null);
    Path part = review(whole, "part.xlsx", whole, "Business unit=Claims");
    assertThat(remembered(whole)).hasSize(1);
    assertThat(remembered(part)).isEqualTo(remembered(whole));
    Path fresh = review(csv(), "fresh.xlsx", null, "Business unit=Claims");
    assertThat(remembered(fresh)).isEmpty();
    Reviews.valid(fresh);
    // Nor is it where a later review is compared with it.
    Path later = review(csv(), "later.xlsx", fresh);
    assertThat(remembered(later)).extracting(PastReview::workloads).containsExactly(6);
  }

  private static List<PastReview> remembered(Path reviewed) {
    try (XlsxFile file = XlsxFile.open(reviewed)) {
      return PastReviews.of(file);
    }
  }

  @Test
  void aConditionHasAColumnAndASign() {
    assertThat(Condition.parse("Business unit=a=b!"))
        .isEqualTo(new Condition("Business unit", true, "a=b!"));
    assertThat(Condition.parse(" Owner != Ada ")).isEqualTo(new Condition("Owner", false, "Ada"));
    assertThat(Condition.parse("Claims")).isNull();
    assertThat(Condition.parse("=Claims")).isNull();
    assertThat(Condition.parse("!=Claims")).isNull();
  }
}
