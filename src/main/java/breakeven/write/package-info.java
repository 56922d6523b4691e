/** From results to the annotated workbook, the user's own parts kept to the byte. */
@NullMarked
package breakeven.write;

import org.jspecify.annotations.NullMarked;
