package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.xlsx.read.BadInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PrefetcherTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void allIsTakenInTheOrderOfItsMaking() {
    List<Integer> taken = new ArrayList<>();
    try (Prefetcher<Integer> ahead = counting(1000, new AtomicInteger())) {
      ahead.forEach(taken::add);
    }
    assertThat(taken).hasSize(1000).isSorted();
  }

  @Test
  void onlyAFewAreMadeAheadAndNoneOnceNobodyWantsThem() {
    AtomicInteger made = new AtomicInteger();
    try (Prefetcher<Integer> ahead = counting(1000, made)) {
      assertThat(ahead.next()).isZero();
    }
    assertThat(made.get()).isLessThan(20);
  }

  @Test
  void whatGoesWrongIsThrownInItsPlace() {
    try (Prefetcher<Integer> ahead =
        new Prefetcher<>(
            "Reading",
            LONG,
            taker -> {
              taker.accept(1);
              throw new BadInput("the file is damaged");
            })) {
      assertThat(ahead.next()).isOne();
      assertThatThrownBy(ahead::hasNext)
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void aMakerThatHangsIsGivenUpInOneLine() {
    CountDownLatch never = new CountDownLatch(1);
    try (Prefetcher<Integer> ahead =
        new Prefetcher<>(
            "Reading plan.xlsx",
            Duration.ofMillis(200),
            taker -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })) {
      assertThatThrownBy(ahead::hasNext)
          .isInstanceOf(BadInput.class)
          .hasMessageStartingWith("Reading plan.xlsx made no progress for");
    } finally {
      never.countDown();
    }
  }

  private static Prefetcher<Integer> counting(int count, AtomicInteger made) {
    return new Prefetcher<>(
        "Counting",
        LONG,
        taker -> {
          for (int i = 0; i < count; i++) {
            made.incrementAndGet();
            taker.accept(i);
          }
        });
  }
}
