/** Uncertainty: the drivers that may come out otherwise, drawn, and what they do to a case. */
@NullMarked
package breakeven.core.uncertainty;

import org.jspecify.annotations.NullMarked;
