package breakeven.lists;

/** Takes what a list holds, one by one. */
public interface ListSink {
  void row(Listed row);

  void leftOut(LeftOut why);
}
