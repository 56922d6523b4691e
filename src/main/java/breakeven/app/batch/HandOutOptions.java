package breakeven.app.batch;

import java.nio.file.Path;

/**
 * Hand-outs beside a review.
 *
 * @param column the header of the column whose values get a workbook each
 * @param folder where they are written
 */
public record HandOutOptions(String column, Path folder) {}
