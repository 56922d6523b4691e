package breakeven.core.report;

import java.nio.charset.StandardCharsets;

/** Takes the value of one cell: exactly one of these is called. */
public interface CellSink {
  /** Takes the cells of rows that are passed over. */
  CellSink NOWHERE =
      new CellSink() {
        @Override
        public void number(double value) {}

        @Override
        public void text(String value) {}

        @Override
        public void text(byte[] utf8, int from, int count) {}

        @Override
        public void blank() {}
      };

  /** A number; dates as days since 1970-01-01. Never NaN or infinite. */
  void number(double value);

  void text(String value);

  /** A text that is known in UTF-8, for one who writes it as that. */
  default void text(byte[] utf8, int from, int count) {
    text(new String(utf8, from, count, StandardCharsets.UTF_8));
  }

  /** No value. */
  void blank();
}
