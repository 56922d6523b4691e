/** Files in: workloads as CSV or Parquet, price lists, logs and bills, value by value. */
@NullMarked
package breakeven.exchange.files;

import org.jspecify.annotations.NullMarked;
