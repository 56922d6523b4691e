/**
 * What is reported of each workload: result columns, evidence and totals, as values that know no
 * file format.
 */
@NullMarked
package breakeven.core.report;

import org.jspecify.annotations.NullMarked;
