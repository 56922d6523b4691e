package breakeven.app.cycle;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What {@code apply} is asked to do.
 *
 * @param book the reviewed workbook
 * @param output the workbook to write
 * @param dryRun whether nothing is written
 * @param by who approves, where Decided by is empty; who runs it, under Four eyes; empty: not said
 * @param decisions a list of decisions that counts instead of the sheet; null: the sheet
 * @param asOf the day of the run
 */
public record ApplyOptions(
    Path book, Path output, boolean dryRun, String by, @Nullable Path decisions, LocalDate asOf) {}
