/** From files to cells, and the tables that ship with the program. */
@NullMarked
package breakeven.read;

import org.jspecify.annotations.NullMarked;
