package breakeven.app.imports;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code merge} is asked to do.
 *
 * @param folder the hand-outs
 * @param book the workbook of the whole
 * @param output another workbook to write; null: the book itself is replaced
 * @param dryRun whether nothing is written
 */
public record MergeOptions(Path folder, Path book, @Nullable Path output, boolean dryRun) {}
