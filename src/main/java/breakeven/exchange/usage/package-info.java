/**
 * Usage from logs and bills: formats, what a line means, what becomes of it for each workload.
 * Knows no files.
 */
@NullMarked
package breakeven.exchange.usage;

import org.jspecify.annotations.NullMarked;
