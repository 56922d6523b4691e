package breakeven.core.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final int TODAY = 1;

  private static Candidate candidate(Driver driver, double today, double beyond) {
    return Candidate.of(driver, today, today, beyond);
  }

  /** Runs a search with a verdict for every change. */
  private static void run(Search search, ToIntFunction<VerdictChange.Change> verdict) {
    for (int trials = 0; !search.done(); trials++) {
      assertThat(trials).isLessThan(40);
      search.take(verdict.applyAsInt(search.wanted()), 0);
    }
  }

  private static double found(Search search) {
    VerdictChange.Change found = search.found();
    return found == null ? Double.NaN : found.then();
  }

  @Test
  void theFirstStepWithAnotherVerdictIsFoundOnTheWayUpAndDown() {
    Search up = new Search(0, TODAY, List.of(candidate(Driver.UPFRONT, 100, 5000)));
    run(up, change -> change.then() > 1234.5 ? 2 : TODAY);
    assertThat(found(up)).isEqualTo(1235);
    assertThat(up.verdict()).isEqualTo(2);

    Search down = new Search(0, TODAY, List.of(candidate(Driver.GROWTH, 0.2, -0.5)));
    run(down, change -> change.then() <= -0.0305 ? 3 : TODAY);
    assertThat(found(down)).isEqualTo(-0.031);
    assertThat(down.verdict()).isEqualTo(3);
  }

  @Test
  void theNearestOfSeveralOtherVerdictsCounts() {
    Search search = new Search(0, TODAY, List.of(candidate(Driver.UPFRONT, 0, 1000)));
    run(search, change -> change.then() > 600 ? 2 : change.then() > 300 ? 3 : TODAY);
    assertThat(found(search)).isEqualTo(301);
    assertThat(search.verdict()).isEqualTo(3);
  }

  @Test
  void aCandidateBeyondWhichNothingChangesOrAFigureIsMissingIsPassedOver() {
    Search search =
        new Search(
            0,
            TODAY,
            List.of(
                candidate(Driver.LIFETIME, 24, 12),
                candidate(Driver.CADENCE, 6, 2),
                candidate(Driver.SHARING, 1, 4)));
    run(
        search,
        change ->
            switch (change.driver()) {
              case LIFETIME -> TODAY;
              case CADENCE -> Trials.NOTHING;
              default -> 2;
            });
    assertThat(found(search)).isEqualTo(2);
    assertThat(search.found().driver()).isEqualTo(Driver.SHARING);
  }

  @Test
  void nothingIsFoundWhereNoCandidateChangesTheVerdict() {
    Search search = new Search(0, TODAY, List.of(candidate(Driver.UPFRONT, 100, 200)));
    run(search, change -> TODAY);
    assertThat(search.found()).isNull();
  }

  /** Without draws the verdict changes at another step, or not at all. */
  @Test
  void aSecondSearchFindsWhatItsOwnVerdictsChange() {
    for (int first : new int[] {150, 200, 999, 5000}) {
      Search search = new Search(0, TODAY, List.of(candidate(Driver.UPFRONT, 100, 1000)));
      run(search, change -> change.then() >= first ? 2 : TODAY);
      search.again();
      run(search, change -> change.then() >= 200 ? 4 : TODAY);
      assertThat(found(search)).isEqualTo(200);
      assertThat(search.verdict()).isEqualTo(4);
    }
  }
}
