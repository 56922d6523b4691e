/** The rival: the cheapest prompted model that may be good enough, to be measured first. */
@NullMarked
package breakeven.core.rival;

import org.jspecify.annotations.NullMarked;
