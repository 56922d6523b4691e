/** From the parts of a package to the cells of its sheets. */
@NullMarked
package breakeven.xlsx.read;

import org.jspecify.annotations.NullMarked;
