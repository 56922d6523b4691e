package breakeven.workbook.write;

import breakeven.core.report.CellSink;
import breakeven.core.report.Columns;
import breakeven.core.report.Format;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.TableColumn;
import breakeven.workbook.write.ResultStyles.Role;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One column of a {@link Block}. Formulas and colours refer to it by its header.
 *
 * @param head header, unit, format, width and definition
 * @param value gives the cell of a row: exactly one call of the sink
 * @param formula what the cell comes from; empty where it stays the value
 * @param role what a cell is for that holds a value
 * @param calculated what one is for that holds a formula
 * @param coded the number format of a row's cell; null: that of the head
 * @param link where a row's cell leads to, empty for nowhere; null: none leads anywhere
 * @param words how its words are told by colour; null: not at all
 */
record BlockColumn<T>(
    ResultColumn head,
    BiConsumer<T, CellSink> value,
    Formula<T> formula,
    Role role,
    Role calculated,
    @Nullable Function<T, String> coded,
    @Nullable Function<T, String> link,
    WordFormats.@Nullable Cells words) {

  /** Gives the formula of a row's cell, without the equals sign; empty for none. */
  @FunctionalInterface
  interface Formula<T> {
    String of(T row, Block<T>.Here here);
  }

  /** A column of results as it is defined, all of its cells values of the review. */
  static <T> BlockColumn<T> of(TableColumn<T> column) {
    ResultColumn head = column.head();
    return new BlockColumn<>(
        head, column.value(), (row, here) -> "", Role.OUTPUT, Role.CALCULATION, null, null, null);
  }

  static <T> List<BlockColumn<T>> all(List<TableColumn<T>> columns) {
    return columns.stream().map(BlockColumn::of).toList();
  }

  /** A column of texts that no file has. */
  static <T> BlockColumn<T> text(String header, Function<T, String> value) {
    return text(header, 0, "", value);
  }

  /** The same with its width and its definition. */
  static <T> BlockColumn<T> text(String header, int width, String help, Function<T, String> value) {
    return of(TableColumn.text(header, Format.TEXT, width, help, value));
  }

  /** A column of figures that no file has. */
  static <T> BlockColumn<T> number(String header, Format format, ToDoubleFunction<T> value) {
    return number(header, format, 0, "", value);
  }

  /** The same with its width and its definition. */
  static <T> BlockColumn<T> number(
      String header, Format format, int width, String help, ToDoubleFunction<T> value) {
    return of(TableColumn.number(header, "", format, width, help, value));
  }

  /** A cell for what is not there. */
  static <T> BlockColumn<T> blank(Role role) {
    return BlockColumn.<T>text("", row -> "").as(role);
  }

  /** A column in which nothing is, between others. */
  static <T> BlockColumn<T> none() {
    return BlockColumn.<T>text("", row -> "").valued((row, cell) -> {});
  }

  /** The number format of a row's cell. */
  String code(T row) {
    return coded == null ? head.format().code() : coded.apply(row);
  }

  /** Where a row's cell leads to; empty: nowhere. */
  String link(T row) {
    return link == null ? "" : link.apply(row);
  }

  /** Another way to its values. */
  BlockColumn<T> valued(BiConsumer<T, CellSink> other) {
    return new BlockColumn<>(head, other, formula, role, calculated, coded, link, words);
  }

  /** What it is for. */
  BlockColumn<T> as(Role other) {
    return new BlockColumn<>(head, value, formula, other, other, coded, link, words);
  }

  BlockColumn<T> by(Formula<T> other) {
    return new BlockColumn<>(head, value, other, role, calculated, coded, link, words);
  }

  /** The same formula in every row, made once; the block has no total. */
  BlockColumn<T> everywhere(Function<Block<T>.Here, String> other) {
    String[] made = {""};
    return by(
        (row, here) -> {
          made[0] = made[0].isEmpty() ? other.apply(here) : made[0];
          return made[0];
        });
  }

  /**
   * The column by which a line is grey as long as the inputs of its workload are others than they
   * were; nothing is to be seen of it.
   *
   * @param edits null: no line is ever grey
   * @param row the row of the workload in the user's sheet, from 1; 0 where it has none
   * @param count lines; none of a longer list is grey
   */
  static <T> List<BlockColumn<T>> edited(
      @Nullable EditedInputs edits, ToIntFunction<T> row, int count) {
    if (edits == null || count > EditedInputs.MOST) {
      return List.of();
    }
    Function<T, String> formula = line -> edits.elsewhere(row.applyAsInt(line));
    return List.of(
        BlockColumn.<T>number(
                Columns.EDITED,
                Format.COUNT,
                line -> formula.apply(line).isEmpty() ? Double.NaN : 0)
            .by((line, here) -> formula.apply(line)));
  }

  BlockColumn<T> formatted(Function<T, String> other) {
    return new BlockColumn<>(head, value, formula, role, calculated, other, link, words);
  }

  /** Figures most of which are nothing: such a cell is blank. */
  BlockColumn<T> ifAny() {
    return formatted(row -> NumberFormats.WHOLE_IF_ANY);
  }

  BlockColumn<T> leading(Function<T, String> to) {
    return new BlockColumn<>(head, value, formula, role, calculated, coded, to, words);
  }

  BlockColumn<T> coloured(WordFormats.Cells other) {
    return new BlockColumn<>(head, value, formula, role, calculated, coded, link, other);
  }
}
