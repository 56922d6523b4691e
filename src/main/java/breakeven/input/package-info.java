/** From cells to typed rows and problems: pure, no files. */
@NullMarked
package breakeven.input;

import org.jspecify.annotations.NullMarked;
