package breakeven.app.batch;

import java.nio.file.Path;

/**
 * Hand-outs beside a review.
 *
 * @param review the review of the whole
 * @param column the header of the column whose values get a workbook each
 * @param folder where they are written
 */
public record HandOutOptions(ReviewOptions review, String column, Path folder) {}
