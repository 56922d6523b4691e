/**
 * Our sheets in the user's workbook. Lines of the model become cells with formulas, results become
 * columns beside the user's own, totals become pages with charts. Layout, styles, names, notes and
 * the template are defined here. It puts them into the package that the user gave, through the
 * patcher of packages. It must never know a command, another file than that workbook, or how a
 * review runs.
 */
@NullMarked
package breakeven.workbook;

import org.jspecify.annotations.NullMarked;
