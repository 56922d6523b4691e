/** Checklist, warnings, verdict and what would change it. */
@NullMarked
package breakeven.decision;

import org.jspecify.annotations.NullMarked;
