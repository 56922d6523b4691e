package breakeven.xlsx.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that are taken at once come to the same as those that are cut into tags. */
class PlainCellTest {
  private static final String[] ATTRIBUTES = {
    "",
    " s=\"1\"",
    " s=\"0\"",
    " t=\"str\"",
    " s=\"2\" t=\"str\"",
    " t=\"n\"",
    " t=\"b\"",
    " t=\"s\"",
    " s=\"99999999\"",
    " s=\"\"",
    " t=\"str\" s=\"1\"",
    " cm=\"1\"",
    " t=\"strange\""
  };

  private static final String[] INSIDE = {
    "<v>1</v>",
    "<v>0.25</v>",
    "<v>-944344.7301274886</v>",
    "<v>46350</v>",
    "<v>Yes</v>",
    "<v>0</v>",
    "<v></v>",
    "<v/>",
    "",
    "<v>a &amp; b</v>",
    "<v>Zürich</v>",
    "<v> 7 </v>",
    "<v>1\n2</v>",
    "<v>_x0041_</v>",
    "<f>A1</f><v>3</v>",
    "<f>A1</f>",
    "<v>1</v><v>2</v>",
    "<v>1e5</v>",
    "<v><!-- --></v>",
    "<is><t>inline</t></is>"
  };

  @TempDir Path dir;

  private List<String> read(String rows, String name) {
    return Cells.of(Packages.write(dir.resolve(name), Packages.book(rows)), "Workloads");
  }

  private static String rows(long seed, String endOfTag, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder xml = new StringBuilder();
    for (int row = 1; row <= count; row++) {
      xml.append("<row r=\"").append(row).append("\">");
      for (char column = 'A'; column <= 'Z'; column++) {
        int odd = random.nextInt(400);
        int at = odd == 0 ? row + 1 : row;
        String address = odd == 1 ? "" : " r=\"" + (odd == 2 ? 'C' : column) + at + '"';
        String inside = INSIDE[random.nextInt(INSIDE.length)];
        xml.append("<c").append(address).append(ATTRIBUTES[random.nextInt(ATTRIBUTES.length)]);
        xml.append(inside.isEmpty() ? endOfTag + "/>" : endOfTag + ">" + inside + "</c>");
        xml.append(odd == 3 ? " " : odd == 4 ? "\n" : "");
      }
      xml.append("</row>");
    }
    return xml.toString();
  }

  @Test
  void cellsAreTheSameHoweverTheyAreWritten() {
    for (int seed = 0; seed < 5; seed++) {
      List<String> plain = read(rows(seed, "", 500), seed + "plain.xlsx");
      assertThat(plain).hasSizeGreaterThan(8_000);
      assertThat(plain).isEqualTo(read(rows(seed, " ", 500), seed + "other.xlsx"));
    }
  }

  @Test
  void theLastColumnAndRowAreTaken() {
    String end =
        "<extLst><ext uri=\"a long text behind the cells, as large as any tag may be\"/></extLst>";
    String row =
        "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"XFD1048576\" s=\"3\" t=\"str\"><v>Yes</v></c>";
    assertThat(read(row + end + "</row>", "last.xlsx"))
        .containsExactly("A1048576 NUMBER 1.0", "XFD1048576 TEXT Yes");
  }
}
