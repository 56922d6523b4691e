/** One workload explained as text: where its figures come from and how each follows from others. */
@NullMarked
package breakeven.report;

import org.jspecify.annotations.NullMarked;
