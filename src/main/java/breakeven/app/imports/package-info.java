/** Prices and volumes from outside, compared with a workbook and written into it. */
@NullMarked
package breakeven.app.imports;

import org.jspecify.annotations.NullMarked;
