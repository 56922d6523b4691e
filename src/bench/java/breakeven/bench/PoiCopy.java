package breakeven.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.util.IOUtils;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Opens a workbook with POI and saves it, nothing else. Arguments: input, output. */
public final class PoiCopy {
  private PoiCopy() {}

  public static void main(String[] arguments) throws IOException {
    // A sheet of 100,000 rows is longer than POI takes without being told to.
    IOUtils.setByteArrayMaxOverride(Integer.MAX_VALUE);
    try (InputStream in = Files.newInputStream(Path.of(arguments[0]));
        XSSFWorkbook workbook = new XSSFWorkbook(in);
        OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
      workbook.write(out);
    }
  }
}
