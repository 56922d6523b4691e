package breakeven.xlsx.read;

/**
 * One sheet as the workbook lists it.
 *
 * @param name the name on the tab
 * @param part the part that holds it, without a leading slash: {@code xl/worksheets/sheet1.xml}
 * @param sheetId the number that Excel keeps for the sheet; unique in a workbook, not its position
 * @param order position among the tabs, from 0
 * @param worksheet false for chart sheets, dialogs and macro sheets, which have no cells to read
 */
public record SheetInfo(String name, String part, long sheetId, int order, boolean worksheet) {}
