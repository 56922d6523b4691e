package breakeven.oracle;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The shipped tables as text, headers without their units. */
public final class Shipped {
  private static final Map<String, String> FILES =
      Map.of(
          "Model prices", "model-prices",
          "Training prices", "training-prices",
          "GPU prices", "gpu-prices",
          "Serving capacity", "serving-capacity",
          "Exchange rates", "exchange-rates",
          "Discounts", "discounts",
          "Assumptions", "assumptions",
          "Uncertainty", "uncertainty");

  private Shipped() {}

  /** A fresh, changeable copy. */
  public static Map<String, List<Map<String, String>>> tables() {
    var tables = new LinkedHashMap<String, List<Map<String, String>>>();
    FILES.forEach((sheet, file) -> tables.put(sheet, rows(file + ".csv")));
    return tables;
  }

  /** Sets one assumption in a copy of the tables. */
  public static void assume(
      Map<String, List<Map<String, String>>> tables, String name, Object value) {
    for (Map<String, String> row : tables.get("Assumptions")) {
      if (row.get("Assumption").equals(name)) {
        row.put("Value", String.valueOf(value));
        return;
      }
    }
    throw new IllegalArgumentException(name);
  }

  static String withoutUnit(String header) {
    return header.replaceFirst("\\s*\\([^()]*\\)\\s*$", "").strip();
  }

  private static List<Map<String, String>> rows(String file) {
    try (var in = Shipped.class.getResourceAsStream("/breakeven/tables/" + file);
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        var parser = CSVFormat.DEFAULT.parse(reader)) {
      var rows = new ArrayList<Map<String, String>>();
      List<String> headers = null;
      for (CSVRecord csv : parser) {
        if (headers == null) {
          headers = csv.stream().map(Shipped::withoutUnit).toList();
          continue;
        }
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < headers.size(); i++) {
          row.put(headers.get(i), i < csv.size() ? csv.get(i).strip() : "");
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
