/** The flow of {@code apply}: decisions carried out in the workbook, and remembered on its log. */
@NullMarked
package breakeven.app.cycle;

import org.jspecify.annotations.NullMarked;
