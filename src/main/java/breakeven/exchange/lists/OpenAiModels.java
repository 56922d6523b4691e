package breakeven.exchange.lists;

/** OpenAI's answer to {@code /v1/models}: the day on which a model is shut down, or none. */
final class OpenAiModels implements ListFormat {
  static final String TITLE = "OpenAI models";

  private static final String DAY = "shutdown_date";

  @Override
  public boolean isEntry(Value entry) {
    return entry.has("id") && entry.has(DAY);
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public String source() {
    return "api.openai.com/v1/models";
  }

  @Override
  public void entry(String key, Value entry, ListSink out) {
    String day = entry.get(DAY).text();
    if (Days.isDay(day)) {
      out.row(new ModelEnd("", day, "").row("OpenAI", entry.get("id").text()));
    } else {
      out.leftOut(LeftOut.NO_END);
    }
  }
}
