/**
 * The flows of the commands: review, explain, template, prices and usage. A flow reads, evaluates
 * and writes by the other wings and decides nothing itself. Here are the arguments, the messages,
 * the exit codes, the clock and the log. It uses every other wing, and none uses it.
 */
@NullMarked
package breakeven.app;

import org.jspecify.annotations.NullMarked;
