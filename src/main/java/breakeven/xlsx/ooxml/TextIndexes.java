package breakeven.xlsx.ooxml;

/**
 * Finds, in the bytes of a sheet that pass by in pieces of any size, the highest place in the list
 * of texts that a cell refers to. It keeps a few bytes of each piece, and knows cells as
 * spreadsheet programs write them: {@code <c r="A1" t="s"><v>7</v></c>}.
 */
final class TextIndexes {
  /** The end of {@code t="s"} with the blank before it, as the last six bytes. */
  private static final long SHARED = 0x2074_3d22_7322L;

  private static final long SIX = 0xffff_ffff_ffffL;

  /** Where a byte stands. */
  private enum Place {
    ELSEWHERE,
    IN_CELL,
    IN_VALUE
  }

  private Place place = Place.ELSEWHERE;
  private long last;
  private long number;
  private long highest = -1;

  /** Takes the next bytes of the sheet. */
  void read(byte[] bytes, int length) {
    int at = 0;
    while (at < length) {
      at = place == Place.ELSEWHERE ? find(bytes, at, length) : follow(bytes[at], at);
    }
  }

  /** Looks for the next cell with a text of the list; gives the place after what was read. */
  private int find(byte[] bytes, int from, int length) {
    long six = last;
    for (int i = from; i < length; i++) {
      six = six << 8 | bytes[i] & 0xff;
      if ((six & SIX) == SHARED) {
        place = Place.IN_CELL;
        last = six;
        return i + 1;
      }
    }
    last = six;
    return length;
  }

  private int follow(byte b, int at) {
    if (place == Place.IN_VALUE) {
      if (b >= '0' && b <= '9') {
        number = Math.min(10 * number + b - '0', Integer.MAX_VALUE);
      } else {
        highest = Math.max(highest, number);
        place = Place.ELSEWHERE;
      }
    } else if (b == '>') {
      place =
          switch ((char) (last & 0xff)) {
            case 'v' -> Place.IN_VALUE;
            case '/', 'c' -> Place.ELSEWHERE;
            default -> Place.IN_CELL;
          };
      number = 0;
    }
    last = last << 8 | b & 0xff;
    return at + 1;
  }

  /** The highest place, from 0; -1 where no cell refers to one. */
  long highest() {
    return highest;
  }
}
