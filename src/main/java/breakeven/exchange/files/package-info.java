/** Files in: workloads as CSV, price lists, logs and bills, value by value. */
@NullMarked
package breakeven.exchange.files;

import org.jspecify.annotations.NullMarked;
