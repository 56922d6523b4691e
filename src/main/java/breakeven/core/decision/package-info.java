/** Checklist, warnings and verdict. */
@NullMarked
package breakeven.core.decision;

import org.jspecify.annotations.NullMarked;
