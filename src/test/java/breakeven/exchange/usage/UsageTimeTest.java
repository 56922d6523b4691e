package breakeven.exchange.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTimeTest {
  private final UsageTime time = new UsageTime(Days.YEAR_FIRST, false);

  @ParameterizedTest
  @CsvSource({
    "2026-10, 2026-10-01T00:00, MONTH",
    "2026-10-05, 2026-10-05T00:00, DAY",
    "2026/10/05, 2026-10-05T00:00, DAY",
    "2026-10-05T00:00:00Z, 2026-10-05T00:00, DAY",
    "2026-10-05T00:00:00+00:00, 2026-10-05T00:00, DAY",
    "2026-10-05 14:00, 2026-10-05T14:00, HOUR",
    "2026-10-05 14:30, 2026-10-05T14:30, SECOND",
    "2023-11-16 18:17:03.9799600, 2023-11-16T18:17:03, SECOND",
    "'2026-10-05T14:30:01,5', 2026-10-05T14:30:01, SECOND",
    "2026-10-05T14:30:01.123+0530, 2026-10-05T09:00:01, SECOND",
    "2026-10-31T20:00:00-05:00, 2026-11-01T01:00, HOUR",
    "2026-10-05T23:30:01-07, 2026-10-06T06:30:01, SECOND",
    "2026-10-05 14:30:01 UTC, 2026-10-05T14:30:01, SECOND",
    "1759622400, 2025-10-05T00:00, DAY",
    "1759622461000, 2025-10-05T00:01:01, SECOND",
  })
  void timesAreReadAsLogsAndBillsWriteThem(String text, String read, UsageTime.Grain grain) {
    assertThat(time.read(text)).isTrue();
    assertThat(UsageTime.time(time.seconds())).hasToString(read);
    assertThat(time.grain()).isEqualTo(grain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "05/10/2026",
        "10/5/2026 14:30",
        "2026-13",
        "2026-02-30",
        "2026-10-05T",
        "2O26-10-05",
        "2026-1O-05",
        "2026-10-O5",
        "2026-10-05T24:00",
        "2026-10-05T14:60",
        "2026-10-05 14:30:61",
        "2026-10-05 14:30:01.",
        "2026-10-05 14:30 CET",
        "2026-10-05T14:30+1",
        "2026-10-0",
        "Oct 2026",
        "10/05/2026",
        "20261005",
        "45930.5",
        "175962240",
        "17596224001",
        "175962240012"
      })
  void nothingIsGuessed(String text) {
    assertThat(time.read(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "DAY_FIRST, 05/10/2026, 2026-10-05T00:00",
    "MONTH_FIRST, 05/10/2026, 2026-05-10T00:00",
    "MONTH_FIRST, 5/1/2026 14:30, 2026-05-01T14:30",
    "DAY_FIRST, '5.10.2026, 14:30:01', 2026-10-05T14:30:01",
    "DAY_FIRST, 2026-10-05, 2026-10-05T00:00"
  })
  void theOrderOfADayIsAsItIsSaid(Days days, String text, String read) {
    UsageTime said = new UsageTime(days, false);
    assertThat(said.read(text)).isTrue();
    assertThat(UsageTime.time(said.seconds())).hasToString(read);
  }

  @Test
  void aDayOfNoSuchMonthIsToldWithTheOrderThatItHas() {
    UsageTime monthFirst = new UsageTime(Days.MONTH_FIRST, false);
    assertThatThrownBy(() -> monthFirst.read("31/10/2026"))
        .isInstanceOf(UsageFault.class)
        .hasMessage(
            "has the day 31/10/2026, which has its day first: add --dates dmy, or correct the day");
  }

  @Test
  void aDayOfAPlaceIsThatDayAndAnHourIsOneOfUtc() {
    UsageTime periods = new UsageTime(Days.YEAR_FIRST, true);
    assertThat(periods.read("2026-10-01T00:00:00+08:00")).isTrue();
    assertThat(UsageTime.time(periods.seconds())).hasToString("2026-10-01T00:00");
    assertThat(periods.read("2026-10-01T01:00:00+08:00")).isTrue();
    assertThat(UsageTime.time(periods.seconds())).hasToString("2026-09-30T17:00");
  }
}
