package breakeven.app.imports;

import java.nio.file.Path;

/**
 * What {@code merge} is asked to do.
 *
 * @param folder the hand-outs
 * @param into the workbook that takes the figures
 */
public record MergeOptions(Path folder, Into into) {}
