package breakeven.core.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.cycle.DecisionMemory.Proposed;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change that was rejected on a saving of 10,000 GBP, or approved before that. */
class DecisionMemoryTest {
  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  private static LogEntry line(LogStatus status, double saving) {
    Forecast unknown = Forecast.unknown("");
    Forecast forecast =
        new Forecast(
            "GBP",
            Double.NaN,
            saving,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            unknown.requestsByMonth(),
            unknown.savingByMonth());
    return new LogEntry(
        0,
        TypedDecision.run(DAY),
        DAY,
        "Chris Lee",
        DAY,
        null,
        "Triage",
        "W-1",
        "",
        "",
        "Prompting",
        "Small model",
        "Prompt a smaller model",
        "",
        forecast,
        "",
        status,
        "",
        "");
  }

  private static DecisionMemory memory(double materiality, LocalDate asOf, LogEntry... lines) {
    return new DecisionMemory(
        List.of(), List.of(lines), ApprovalRules.NONE, materiality, "GBP", asOf);
  }

  private static DecisionMemory.Standing standing(double materiality, double then, double now) {
    return memory(materiality, DAY.plusMonths(1), line(LogStatus.REJECTED, then))
        .standing("W-1", "Triage", "Small model", now);
  }

  @ParameterizedTest(name = "{1} instead of {0} at a materiality of {2}: back {3}")
  @CsvSource({
    "10000, 1000, 1000, false",
    "10000, -50000, 1000, false",
    "10000, 11500, 1000, false",
    "10000, 12000, 1000, false",
    "10000, 12001, 1000, true",
    "10000, 12001, 5000, false",
    "10000, 15001, 5000, true",
    "-10000, -8500, 1000, false",
    "-10000, -7900, 1000, true",
    "10000, NaN, 1000, false",
    "NaN, 10000, 1000, true",
    "NaN, NaN, 1000, false"
  })
  void aChangeThatWasTurnedDownIsBackOnlyWhereItsSavingGrew(
      double then, double now, double materiality, boolean back) {
    assertThat(standing(materiality, then, now).state())
        .isEqualTo(back ? Proposed.AGAIN : Proposed.REJECTED);
  }

  @Test
  void aRowSaysWhyItIsBackAndWhatItWaitsFor() {
    assertThat(standing(1000, 10_000, 13_000).note())
        .isEqualTo(
            "Rejected on 2027-03-01 by Chris Lee: back, since the saving was 10,000 GBP and is"
                + " 13,000 GBP.");
    assertThat(standing(1000, 10_000, 8_000).note())
        .isEqualTo(
            "Rejected on 2027-03-01 by Chris Lee: not proposed before 2027-09-01, unless the saving"
                + " grows by more than 2,000 GBP.");
  }

  @Test
  void whatIsTurnedDownChangesNothingOfWhatAWorkloadRunsOn() {
    LogEntry approved = line(LogStatus.IN_PRODUCTION, 9_000);
    LogEntry rejected = line(LogStatus.REJECTED, 10_000);
    LogEntry reversed = line(LogStatus.REVERSED, 9_000);
    assertThat(memory(0, DAY, approved, rejected).carriedOut("W-1", "Triage")).isEqualTo(approved);
    assertThat(memory(0, DAY, approved, rejected, reversed).carriedOut("W-1", "Triage")).isNull();
    assertThat(memory(0, DAY, rejected).carriedOut("W-1", "Triage")).isNull();
  }
}
