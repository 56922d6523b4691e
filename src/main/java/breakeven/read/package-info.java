/** From files to typed rows and problems. */
@NullMarked
package breakeven.read;

import org.jspecify.annotations.NullMarked;
