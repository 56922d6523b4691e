/** From cells to typed rows and problems: pure, no files. */
@NullMarked
package breakeven.core.input;

import org.jspecify.annotations.NullMarked;
