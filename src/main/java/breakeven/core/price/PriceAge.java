package breakeven.core.price;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How old the price rows are that workloads use.
 *
 * @param rows rows used
 * @param stale rows older than the limit, those of unknown age included
 * @param undated rows without a day of checking
 * @param oldest the earliest day of checking; null where none is dated
 * @param newest the latest day of checking; null where none is dated
 * @param limitDays the age limit
 */
public record PriceAge(
    int rows,
    int stale,
    int undated,
    @Nullable LocalDate oldest,
    @Nullable LocalDate newest,
    double limitDays) {}
