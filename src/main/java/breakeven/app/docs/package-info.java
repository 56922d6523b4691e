/** Pages of the manual that follow from definitions in the code, so that the two cannot differ. */
@NullMarked
package breakeven.app.docs;

import org.jspecify.annotations.NullMarked;
