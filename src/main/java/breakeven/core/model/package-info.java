/** What the words of the field mean: plain values that know nothing of files or spreadsheets. */
@NullMarked
package breakeven.core.model;

import org.jspecify.annotations.NullMarked;
