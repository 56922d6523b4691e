package breakeven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What makes a container of the archive, as far as it can be held without Docker. */
class DockerfileTest {
  private static String said(String instruction) throws IOException {
    String text = Files.readString(Path.of("src/dist/Dockerfile")).replace("\\\n", "");
    Matcher line = Pattern.compile("(?m)^" + instruction + " (.*)$").matcher(text);
    assertThat(line.find()).as(instruction).isTrue();
    return line.group(1);
  }

  @Test
  void itPutsInTheArchiveThatIsBesideIt() throws IOException {
    String archive = said("ADD").split(" ")[0];
    assertThat("breakeven-1.2.3-linux-x64.tar.gz").matches(archive.replace("*", ".*"));
    assertThat(Files.readString(Path.of("docs/install.md")))
        .contains("breakeven-*-linux-x64.tar.gz");
    assertThat(Files.readString(Path.of("src/dist/java/breakeven/dist/Distribution.java")))
        .contains("\"breakeven-\" + version + \"-\" + system")
        .contains("DIST.resolve(name + \".tar.gz\")")
        .contains("DIST.resolve(\"Dockerfile\")");
  }

  /** In the folder that the archive is unpacked to: what Distribution lays there from here. */
  @Test
  void whatItNamesIsInTheArchive() throws IOException {
    Matcher inside = Pattern.compile("/opt/breakeven-\\*/(\\S+)").matcher(said("RUN"));
    assertThat(inside.results().map(each -> each.group(1)))
        .containsExactly("breakeven", "samples/portfolio.xlsx")
        .allMatch(each -> Files.exists(Path.of(each)));
  }

  @Test
  void nobodyIsRootAndTheFolderOfWorkIsHis() throws IOException {
    assertThat(said("USER")).matches("[1-9][0-9]*:[1-9][0-9]*");
    assertThat(said("VOLUME")).isEqualTo(said("WORKDIR")).isEqualTo("/work");
    assertThat(said("RUN")).contains("mkdir /work", "chown " + said("USER") + " /work");
  }

  @Test
  void itStartsTheLauncher() throws IOException {
    assertThat(said("ENTRYPOINT")).isEqualTo("[\"breakeven\"]");
    assertThat(said("RUN"))
        .startsWith("ln -s /opt/breakeven-*/breakeven /usr/local/bin/breakeven ");
  }

  /** A Java of the base would be a second one. */
  @Test
  void theBaseBringsNoJava() throws IOException {
    assertThat(said("FROM")).matches("debian:\\d+-slim");
  }
}
