package breakeven.core.expression;

import java.util.Arrays;

/**
 * What the dated variables and lines of a frame are from some months on; in the months before the
 * first of these they are what the frame says.
 */
final class Later {
  private final int capacity;
  private final int variables;
  private final int lines;
  private int count;
  private int[] months = {};
  private double[][][] ofVariables = {};
  private double[][][] ofLines = {};

  Later(int variables, int lines, int capacity) {
    this.variables = variables;
    this.lines = lines;
    this.capacity = capacity;
  }

  /** How many months there are in which something becomes another. */
  int count() {
    return count;
  }

  /** One of these months; the first is at 0. */
  int month(int change) {
    return months[change];
  }

  /** The last of them that is no later than a month; -1 where none is. */
  int at(int month) {
    int change = count - 1;
    while (change >= 0 && months[change] > month) {
      change--;
    }
    return change;
  }

  /** Nothing becomes another. */
  void clear() {
    count = 0;
  }

  /**
   * Begins a change in a month, if there is none; its values are those of before.
   *
   * @param first the values in month 1, by the place of the variable
   * @param firstLines the same of the lines
   */
  void add(int month, double[][] first, double[][] firstLines) {
    int before = at(month);
    if (before >= 0 && months[before] == month) {
      return;
    }
    int change = before + 1;
    if (count == months.length) {
      months = Arrays.copyOf(months, count + 1);
      ofVariables = Arrays.copyOf(ofVariables, count + 1);
      ofLines = Arrays.copyOf(ofLines, count + 1);
      ofVariables[count] = new double[variables][capacity];
      ofLines[count] = new double[lines][capacity];
    }
    double[][] room = ofVariables[count];
    double[][] roomOfLines = ofLines[count];
    for (int k = count; k > change; k--) {
      months[k] = months[k - 1];
      ofVariables[k] = ofVariables[k - 1];
      ofLines[k] = ofLines[k - 1];
    }
    months[change] = month;
    ofVariables[change] = room;
    ofLines[change] = roomOfLines;
    count++;
    copy(change == 0 ? first : ofVariables[change - 1], room);
    copy(change == 0 ? firstLines : ofLines[change - 1], roomOfLines);
  }

  private void copy(double[][] values, double[][] room) {
    for (int place = 0; place < room.length; place++) {
      System.arraycopy(values[place], 0, room[place], 0, capacity);
    }
  }

  double[] values(Variable variable, int change) {
    return ofVariables[change][variable.place()];
  }

  double[] values(Line line, int change) {
    return ofLines[change][line.place()];
  }
}
