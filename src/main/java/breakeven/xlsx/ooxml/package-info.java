/**
 * The parts of a workbook as a file holds them: read, copied to the byte, spliced, written. Knows
 * none of our sheets.
 */
@NullMarked
package breakeven.xlsx.ooxml;

import org.jspecify.annotations.NullMarked;
