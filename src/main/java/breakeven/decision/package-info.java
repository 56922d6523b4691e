/** Checklist, warnings and verdict. */
@NullMarked
package breakeven.decision;

import org.jspecify.annotations.NullMarked;
