/** The start of the program; the command line itself is in {@link breakeven.app.cli}. */
@NullMarked
package breakeven;

import org.jspecify.annotations.NullMarked;
