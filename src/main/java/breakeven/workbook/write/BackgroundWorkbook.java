package breakeven.workbook.write;

import breakeven.xlsx.ooxml.LongParts;
import breakeven.xlsx.ooxml.SheetNames;
import breakeven.xlsx.ooxml.SheetOutlines;
import breakeven.xlsx.ooxml.StubWorkbook;
import breakeven.xlsx.ooxml.UsersFault;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.apache.commons.io.function.Uncheck;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The user's workbook on its way to POI: opened on a thread of its own, which of a small input has
 * done it before the rows are judged. The file must stay open until it is {@link #done}.
 */
public final class BackgroundWorkbook {
  /**
   * What is there then.
   *
   * @param sheets all sheets without their rows
   * @param rebuilt what the sheets of an earlier review are called now, by their usual names
   * @param workbook the stub without those, opened
   * @param styles what our cells look like in it
   */
  record Done(
      SheetOutlines sheets,
      Map<String, String> rebuilt,
      StubWorkbook stub,
      XSSFWorkbook workbook,
      ResultStyles styles) {}

  private final XlsxFile in;
  private final FutureTask<Done> work;
  private @Nullable FutureTask<WorkloadsSheet> workloads;

  /**
   * Begins to open a workbook. What is wrong inside it is said when it is wanted.
   *
   * @param sound the part of a sheet that is read whole before it is wanted; empty for none
   */
  public BackgroundWorkbook(XlsxFile in, String sound) {
    this.in = in;
    // Reads the styles here, since whoever reads the rows meanwhile needs them too.
    in.requireRoom();
    work = begin(() -> UsersFault.in(in, () -> open(in, sound)));
  }

  private static <T> FutureTask<T> begin(Callable<T> callable) {
    FutureTask<T> task = new FutureTask<>(callable);
    Thread thread = new Thread(task, "opening");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /** Begins to make the sheet of the workloads ready, as soon as the workbook is open. */
  public void prepare(WorkloadsSheet.Wanted wanted) {
    workloads = begin(() -> UsersFault.in(in, () -> new WorkloadsSheet(in, done(), wanted)));
  }

  /** Waits for the sheet of the workloads. */
  WorkloadsSheet workloads() {
    return awaited(Objects.requireNonNull(workloads));
  }

  private static Done open(XlsxFile in, String sound) {
    SheetOutlines sheets = new SheetOutlines(in, sound);
    Map<String, String> rebuilt = ReviewedWorkbook.ownSheets(in);
    StubWorkbook stub = StubWorkbook.of(sheets).withoutSheets(Set.copyOf(rebuilt.values()));
    XSSFWorkbook workbook = stub.open();
    Language.say(workbook, in);
    return new Done(sheets, rebuilt, stub, workbook, new ResultStyles(workbook));
  }

  /** What one of our sheets will be called in the reviewed workbook. */
  public String nameOf(String usual) {
    return new SheetNames(
            in.sheets().stream().map(SheetInfo::name).toList(), ReviewedWorkbook.ownSheets(in))
        .of(usual);
  }

  /** The file. */
  XlsxFile file() {
    return in;
  }

  /** Waits for it. */
  Done done() {
    return awaited(work);
  }

  private static <T> T awaited(FutureTask<T> task) {
    return Uncheck.get(() -> LongParts.result(task));
  }
}
