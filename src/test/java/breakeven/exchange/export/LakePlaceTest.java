package breakeven.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LakePlaceTest {
  @TempDir Path folder;

  private static boolean meets(String one, String other) {
    LakePlace first = LakePlace.of(URI.create(one));
    LakePlace second = LakePlace.of(URI.create(other));
    assertThat(first.meets(second)).isEqualTo(second.meets(first));
    return first.meets(second);
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://lake/plans, s3a://lake/plans/part-0.csv",
    "s3a://lake/plans/, s3a://lake/plans/2026/11/part-0.csv",
    "s3a://lake/plans, s3a://lake/plans",
    "s3a://lake/, s3a://lake/plans/part-0.csv",
    "s3a://lake/plans, s3://Lake//plans/part-0.csv",
    "s3a://lake/out/../plans, s3a://lake/plans/part-0.csv",
    "hdfs://head/plans, hdfs://head:8020/plans/part-0.csv",
    "abfss://in@firm/plans, abfs://in@firm/plans/part-0.csv",
    "dbfs:/plans, dbfs:/plans/part-0.csv",
    "file:/lake/my%20plans, file:///lake/my%20plans/part-0.csv",
  })
  void anOutputThatIsOrHoldsAnInputMeetsIt(String output, String input) {
    assertThat(meets(output, input)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://lake/plans, s3a://lake/plans-reviewed/part-0.csv",
    "s3a://lake/plans/2026, s3a://lake/plans/part-0.csv",
    "s3a://lake-out/plans, s3a://lake-in/plans/part-0.csv",
    "abfss://out@firm/plans, abfss://in@firm/plans/part-0.csv",
    "hdfs://head/plans, s3a://lake/plans/part-0.csv",
    "file:/plans, dbfs:/plans/part-0.csv",
    "hdfs:/plans, dbfs:/plans/part-0.csv",
  })
  void anOutputBesideTheInputDoesNot(String output, String input) {
    assertThat(meets(output, input)).isFalse();
  }

  /** A link is another name of what it leads to, also for what is not there yet. */
  @Test
  void aLinkOnThisMachineIsFollowed() throws Exception {
    Path real = Files.createDirectories(folder.resolve("real/plans"));
    Path file = Files.createFile(real.resolve("part-0.csv"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

    assertThat(meets(link.resolve("plans").toUri().toString(), file.toUri().toString())).isTrue();
    assertThat(meets(link.resolve("new").toUri().toString(), file.toUri().toString())).isFalse();
    assertThat(LakePlace.of(link.resolve("new/er").toUri()))
        .isEqualTo(LakePlace.of(folder.toRealPath().resolve("real/new/er").toUri()));
  }
}
