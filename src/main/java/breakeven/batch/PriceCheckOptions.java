package breakeven.batch;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What a check of prices is asked to do.
 *
 * @param book the workbook whose prices are checked; never changed
 * @param asOf the day that decides their age
 */
public record PriceCheckOptions(Path book, LocalDate asOf) {}
