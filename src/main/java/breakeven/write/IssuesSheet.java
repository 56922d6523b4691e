package breakeven.write;

import breakeven.report.IssueList;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** To be filled. */
public final class IssuesSheet {
  private IssuesSheet() {}

  /**
   * @param workloads number of workloads read
   * @param unlinked sheets whose cells are not the ones that problems name, in lower case
   */
  public static IssuesSheet add(
      XSSFWorkbook workbook,
      ResultStyles styles,
      WordFormats formats,
      SheetNames names,
      IssueList issues,
      Set<String> unlinked) {
    return new IssuesSheet();
  }

  public String part() {
    return "";
  }

  public SheetSplice splice() {
    return new SheetSplice();
  }
}
