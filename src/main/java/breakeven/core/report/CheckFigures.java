package breakeven.core.report;

import breakeven.core.cycle.LogChain;
import breakeven.core.input.TypedCounts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows about itself, to be held against what is in the sheets.
 *
 * @param asOf the review date
 * @param read workloads read
 * @param typed numbers of {@code Workloads} that cannot be meant
 * @param repeated names that are in several rows
 * @param rows what was counted row by row
 * @param contradicted price rows used beside which another of the same name and day says otherwise
 * @param lowVolume the low volume threshold used
 * @param highVolume the high volume threshold used
 * @param unconverted assumptions in a currency without an exchange rate
 * @param billed bills of imported usage; null where there are none
 * @param logFaults what was done to {@code Decision log} since it was written
 * @param logLines lines of {@code Decision log}; 0 where there is none
 * @param earlierRules closed months that an earlier edition of the rules has worked out
 */
public record CheckFigures(
    LocalDate asOf,
    int read,
    TypedCounts typed,
    int repeated,
    ControlTotals rows,
    int contradicted,
    double lowVolume,
    double highVolume,
    int unconverted,
    @Nullable BilledUsage billed,
    List<LogChain.Fault> logFaults,
    int logLines,
    int earlierRules) {}
