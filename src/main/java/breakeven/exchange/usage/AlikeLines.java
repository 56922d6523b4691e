package breakeven.exchange.usage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a usage file with the same words and of one month, that were added up before they are
 * handed on.
 *
 * @param lines how many, 1 or more
 * @param first the earliest of their times, in seconds from 1970; 0 where the file says none
 * @param last the latest
 * @param grain how closely the times are known
 * @param end the latest of their ends; null where none is said
 * @param hours their requests by hour of the week; null where they are not told
 * @param shortest the fewest input tokens of one of them, in the unit of the file
 * @param cost what they cost together; null where none says it
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on and never compared.
record AlikeLines(
    long lines,
    long first,
    long last,
    UsageTime.Grain grain,
    @Nullable Long end,
    double @Nullable [] hours,
    double shortest,
    @Nullable BigDecimal cost) {}
