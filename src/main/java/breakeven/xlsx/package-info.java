/**
 * A library that patches a workbook byte for byte, as a stream. It reads the parts of a package and
 * the cells of a sheet, splices cells and rows into a sheet, and copies every other part as it is.
 * It writes charts, notes and tables as XML, deflates long parts on other threads and puts the
 * finished file in place of nothing else. Workbooks of any size pass through little memory. It must
 * never know a workload, a price or a sheet of ours.
 */
@NullMarked
package breakeven.xlsx;

import org.jspecify.annotations.NullMarked;
