package breakeven.table;

import java.util.List;

/**
 * One input sheet.
 *
 * @param sheet the sheet's name
 * @param columns its columns in the order of the template
 * @param purpose one sentence: what a row is
 */
public record Table(String sheet, List<Column> columns, String purpose) {}
