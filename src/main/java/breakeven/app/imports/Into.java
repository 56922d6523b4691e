package breakeven.app.imports;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where an import goes.
 *
 * @param book the workbook that takes the figures
 * @param output another workbook to write; null: the book itself is replaced
 * @param dryRun whether nothing is written
 */
public record Into(Path book, @Nullable Path output, boolean dryRun) {}
