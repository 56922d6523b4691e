/**
 * Public price lists: what they state becomes rows of our price sheets, and what becomes of the
 * rows of a workbook. Knows no files: values come in one by one, in memory that does not grow with
 * the list.
 */
@NullMarked
package breakeven.exchange.lists;

import org.jspecify.annotations.NullMarked;
