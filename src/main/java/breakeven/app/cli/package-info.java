/** The command line: arguments, messages, exit codes. Knows the clock; nothing behind it does. */
@NullMarked
package breakeven.app.cli;

import org.jspecify.annotations.NullMarked;
