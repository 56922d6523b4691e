package breakeven.core.report;

/**
 * A column of a calculation sheet, as it is defined for the sheet and its file alike.
 *
 * @param result header, unit, definition, and what its cells show
 * @param group the heading above it in a sheet; columns of one group are together and can be folded
 * @param look the number format of its cells in a sheet
 */
public record CostColumn(ResultColumn result, String group, String look) {}
