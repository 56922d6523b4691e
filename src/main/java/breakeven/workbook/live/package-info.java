/**
 * The reviewed workbook's calculation sheets: every figure as a formula that leads back to what was
 * typed, with the value that it comes to.
 */
@NullMarked
package breakeven.workbook.live;

import org.jspecify.annotations.NullMarked;
