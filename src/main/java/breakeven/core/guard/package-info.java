/** The rules that a price must hold to be believed, wherever it comes from, each defined once. */
@NullMarked
package breakeven.core.guard;

import org.jspecify.annotations.NullMarked;
