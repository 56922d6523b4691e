/** Our sheets, their styles and texts, and what goes beside the user's own cells. */
@NullMarked
package breakeven.workbook.write;

import org.jspecify.annotations.NullMarked;
