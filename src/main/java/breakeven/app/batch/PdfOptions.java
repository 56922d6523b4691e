package breakeven.app.batch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A PDF of a reviewed workbook.
 *
 * @param workbook the workbook, as a review has written it
 * @param pdf the file to write
 * @param program the program of LibreOffice; null: the one that is found
 * @param overwrite whether an existing file may be replaced
 */
public record PdfOptions(Path workbook, Path pdf, @Nullable Path program, boolean overwrite) {}
