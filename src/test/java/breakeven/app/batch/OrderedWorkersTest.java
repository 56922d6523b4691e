package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.xlsx.read.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class OrderedWorkersTest {
  private final List<Integer> taken = new ArrayList<>();
  private final AtomicInteger hired = new AtomicInteger();

  private OrderedWorkers<Integer, Integer, Integer> workers(
      int count, BiFunction<Integer, Integer, Integer> work) {
    return new OrderedWorkers<>(count, hired::incrementAndGet, work, taken::add);
  }

  @Test
  void resultsComeInTheOrderOfTheThingsThoughALaterOneIsReadyFirst() {
    CountDownLatch second = new CountDownLatch(1);
    try (var workers =
        workers(
            2,
            (worker, thing) -> {
              if (thing == 1) {
                second.countDown();
              } else if (thing == 0) {
                await(second);
              }
              return thing * 10;
            })) {
      for (int i = 0; i < 5; i++) {
        workers.submit(i);
      }
      workers.finish();
    }
    assertThat(taken).containsExactly(0, 10, 20, 30, 40);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nobodyIsHiredWithoutNeed() {
    try (var workers = workers(5, (worker, thing) -> thing)) {
      workers.submit(1);
      workers.finish();
    }
    assertThat(hired).hasValue(1);
  }

  @Test
  void aWorkerDoesNotBeginAnewBeforeItsResultIsTaken() {
    int[] state = new int[1];
    try (var workers =
        new OrderedWorkers<int[], Integer, int[]>(
            1,
            () -> state,
            (worker, thing) -> {
              worker[0] = thing;
              return worker;
            },
            result -> taken.add(result[0]))) {
      for (int i = 0; i < 9; i++) {
        workers.submit(i);
      }
      workers.finish();
    }
    assertThat(taken).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void whatGoesWrongIsThrownInItsPlace() {
    try (var workers =
        workers(
            3,
            (worker, thing) -> {
              if (thing == 3) {
                throw new BadInput("no");
              }
              return thing;
            })) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 9; i++) {
                  workers.submit(i);
                }
                workers.finish();
              })
          .isInstanceOf(BadInput.class)
          .hasMessage("no");
    }
    assertThat(taken).containsExactly(0, 1, 2);
  }
}
