package breakeven.xlsx.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextStoreTest {
  private static String text(int i) {
    if (i % 5_000 == 7) {
      return "long ".repeat(40_000) + i;
    }
    return i % 11 == 0 ? "" : "Tëxt → 🚀 ".repeat(i % 7) + i;
  }

  @Test
  void textsBeyondTheMemoryComeBackInAnyOrder() throws IOException {
    int count = 60_000;
    try (TextStore store = new TextStore(2)) {
      for (int i = 0; i < count; i++) {
        store.add(text(i));
        if (i % 1_000 == 0) {
          assertThat(store.get(i / 2)).isEqualTo(text(i / 2));
        }
      }
      assertThat(store.size()).isEqualTo(count);
      assertThat(files()).isPositive();
      Random random = new Random(3);
      for (int i = 0; i < 2 * count; i++) {
        int number = i < count ? i : random.nextInt(count);
        assertThat(store.get(number)).isEqualTo(text(number));
      }
    }
    assertThat(files()).isZero();
  }

  /** Some thousands of the longest texts that cells can hold are more than a small heap. */
  @Test
  void onlyShortTextsAreKeptForTheNextTime() {
    try (TextStore store = new TextStore()) {
      store.add("short");
      store.add("long ".repeat(6_000));
      assertThat(store.get(0)).isSameAs(store.get(0));
      assertThat(store.get(1)).isEqualTo(store.get(1)).isNotSameAs(store.get(1));
    }
  }

  /** Files of this process. */
  private static long files() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(Temporary.prefix()) && name.endsWith(".texts"))
          .count();
    }
  }
}
