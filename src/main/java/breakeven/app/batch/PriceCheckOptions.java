package breakeven.app.batch;

import breakeven.core.input.Decimals;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What a check of prices is asked to do.
 *
 * @param book the workbook whose prices are checked; never changed
 * @param asOf the day that decides their age
 * @param decimals what points and commas in its texts mean
 */
public record PriceCheckOptions(Path book, LocalDate asOf, Decimals decimals) {}
