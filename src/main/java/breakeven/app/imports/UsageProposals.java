package breakeven.app.imports;

import breakeven.core.input.PlainNumber;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.ImportedUsage;
import breakeven.core.table.Workloads;
import breakeven.exchange.usage.HoursOfWeek;
import breakeven.exchange.usage.MeasuredUsage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What files say of a workload beyond sums. It is proposed, and never typed into {@code Workloads}.
 */
final class UsageProposals {
  private UsageProposals() {}

  /** Each proposal in words, with the cell that it is for. */
  static List<String> words(MeasuredUsage usage) {
    List<String> words = new ArrayList<>();
    HoursOfWeek week = usage.week();
    if (week != null) {
      words.add(
          "its busiest hour of the week, %s, has %s times the average: assumption %s"
              .formatted(
                  week.busiestHour(),
                  shown(ImportedUsage.PEAK_TO_AVERAGE, week.peakToAverage()),
                  Assumption.PEAK_TO_AVERAGE.title()));
      if (week.withTraffic() < HoursOfWeek.WEEK) {
        words.add(
            "it has requests in %s of the %s hours of a week, %s a month: %s"
                .formatted(
                    week.withTraffic(),
                    HoursOfWeek.WEEK,
                    shown(ImportedUsage.HOURS_ON, week.hoursOn()),
                    Workloads.HOURS_ON.title()));
      }
    }
    if (usage.longShare() > 0) {
      words.add(
          shown(ImportedUsage.LONG_SHARE, usage.longShare())
              + " of its requests cost more for their length: "
              + Workloads.LONG_CONTEXT_SHARE.title());
    }
    if (usage.reasoningShare() > 0) {
      words.add(
          shown(ImportedUsage.REASONING_SHARE, usage.reasoningShare())
              + " of its output tokens are reasoning, which another model may not need: "
              + Workloads.SMALL_OUTPUT.title());
    }
    if (!usage.outputByModel().isEmpty()) {
      words.add(
          "output tokens a request are " + byModel(usage) + ": " + Workloads.SMALL_OUTPUT.title());
    }
    return words;
  }

  /** The same as cells of {@code Imported usage}. */
  static Map<Column, String> cells(MeasuredUsage usage) {
    Map<Column, String> cells = new LinkedHashMap<>();
    HoursOfWeek week = usage.week();
    if (week != null) {
      cells.put(ImportedUsage.PEAK_TO_AVERAGE, PlainNumber.text(week.peakToAverage()));
      cells.put(ImportedUsage.HOURS_ON, PlainNumber.text(week.hoursOn()));
    }
    number(cells, ImportedUsage.LONG_SHARE, usage.longShare());
    number(cells, ImportedUsage.REASONING_SHARE, usage.reasoningShare());
    cells.put(ImportedUsage.OUTPUT_BY_MODEL, byModel(usage));
    return cells;
  }

  private static void number(Map<Column, String> cells, Column column, double value) {
    if (!Double.isNaN(value)) {
      cells.put(column, PlainNumber.text(value));
    }
  }

  private static String byModel(MeasuredUsage usage) {
    return usage.outputByModel().entrySet().stream()
        .limit(10)
        .map(each -> each.getKey() + " " + shown(ImportedUsage.OUTPUT_TOKENS, each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String shown(Column column, double value) {
    return UsageFigures.shown(column, value);
  }
}
