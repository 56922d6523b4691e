package breakeven.app.batch;

import breakeven.core.input.Decimals;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which workload is explained, and from what.
 *
 * @param workload the workload's name, as typed
 * @param input the workbook or CSV file that has it
 * @param asOf the review date
 * @param prices the workbook that prices are taken from; null: the input's own, else the shipped
 *     ones
 * @param decimals what points and commas in texts of the input mean
 * @param brief some forty lines in place of every line of the model
 * @param json JSON in place of lines to read
 */
public record ExplainOptions(
    String workload,
    Path input,
    LocalDate asOf,
    @Nullable Path prices,
    Decimals decimals,
    boolean brief,
    boolean json) {}
