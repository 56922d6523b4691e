/**
 * What comes in and goes out besides the workbook. Price lists, logs and bills come in, each format
 * defined once with its unit and its guards. Results go out as CSV and JSON, from the same columns
 * as the sheets. Values are read one by one, so that the size of a file does not matter. It must
 * never know a sheet's layout or a command.
 */
@NullMarked
package breakeven.exchange;

import org.jspecify.annotations.NullMarked;
