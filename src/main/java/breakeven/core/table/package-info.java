/**
 * One definition for each input sheet: its columns with header, unit, type, accepted values,
 * default and help. Reader, template, checks and documentation follow from it.
 */
@NullMarked
package breakeven.core.table;

import org.jspecify.annotations.NullMarked;
