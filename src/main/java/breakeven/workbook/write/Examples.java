package breakeven.workbook.write;

import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The workloads that a fresh template is filled with: one for each question that an analyst asks. A
 * rented model for a busy task, a provider's tune where retrieval is needed, a batch job.
 */
final class Examples {
  private Examples() {}

  /** Rows in order; a column that a row lacks is left empty. */
  static List<Map<Column, String>> workloads() {
    return List.of(triage(), contracts(), descriptions());
  }

  private static Map<Column, String> triage() {
    return Workloads.TABLE.columns().stream()
        .filter(column -> !column.example().isEmpty())
        .collect(Collectors.toMap(column -> column, Column::example));
  }

  private static Map<Column, String> contracts() {
    return Map.ofEntries(
        Map.entry(Workloads.WORKLOAD, "Contract questions"),
        Map.entry(Workloads.ID, "LM-002"),
        Map.entry(Workloads.OWNER, "Jonas Keller"),
        Map.entry(Workloads.BUSINESS_UNIT, "Legal"),
        Map.entry(Workloads.COST_CENTRE, "4300"),
        Map.entry(Workloads.REQUESTS, "60000"),
        Map.entry(Workloads.INPUT_TOKENS, "6000"),
        Map.entry(Workloads.OUTPUT_TOKENS, "350"),
        Map.entry(Workloads.PROMPTED_MODEL, "claude-sonnet-4-6"),
        Map.entry(Workloads.CURRENT_APPROACH, "RAG"),
        Map.entry(Workloads.INSTRUCTION_TOKENS, "900"),
        Map.entry(Workloads.RETRIEVED_TOKENS, "4500"),
        Map.entry(Workloads.CACHED_SHARE, "0.1"),
        Map.entry(Workloads.CANDIDATE_MODEL, "Azure OpenAI: gpt-4.1-mini"),
        Map.entry(Workloads.TUNING_METHOD, "Provider API"),
        Map.entry(Workloads.SERVING, "Per token"),
        Map.entry(Workloads.TRAINING_EXAMPLES, "3000"),
        Map.entry(Workloads.LABELLING_COST, "1.5"),
        Map.entry(Workloads.NEEDS_GROUNDING, "Yes"),
        Map.entry(Workloads.CORPUS, "20000000"),
        Map.entry(Workloads.TASK_PATTERN, "Mixed"),
        Map.entry(Workloads.DATA_SHIFT, "3"),
        Map.entry(Workloads.TEST_SET, "Yes"),
        Map.entry(Workloads.BASELINE, "No"),
        Map.entry(Workloads.REGRESSION, "No"),
        Map.entry(Workloads.REQUIRED_QUALITY, "0.95"),
        Map.entry(Workloads.PROMPTED_QUALITY, "0.96"),
        Map.entry(Workloads.BAD_ANSWER_COST, "2"),
        Map.entry(Workloads.NOTES, "Answers must cite the clause"));
  }

  private static Map<Column, String> descriptions() {
    return Map.ofEntries(
        Map.entry(Workloads.WORKLOAD, "Product descriptions"),
        Map.entry(Workloads.ID, "LM-003"),
        Map.entry(Workloads.OWNER, "Marie Dubois"),
        Map.entry(Workloads.BUSINESS_UNIT, "Retail"),
        Map.entry(Workloads.COST_CENTRE, "4800"),
        Map.entry(Workloads.REQUESTS, "250000"),
        Map.entry(Workloads.INPUT_TOKENS, "700"),
        Map.entry(Workloads.OUTPUT_TOKENS, "250"),
        Map.entry(Workloads.PROMPTED_MODEL, "gpt-5.4"),
        Map.entry(Workloads.CURRENT_APPROACH, "Prompting"),
        Map.entry(Workloads.GROWTH, "0"),
        Map.entry(Workloads.INSTRUCTION_TOKENS, "500"),
        Map.entry(Workloads.BATCH_SHARE, "0.9"),
        Map.entry(Workloads.CANDIDATE_MODEL, "llama-v3p1-8b-instruct"),
        Map.entry(Workloads.SMALLER_MODEL, "gpt-5.4-nano"),
        Map.entry(Workloads.TUNING_METHOD, "QLoRA"),
        Map.entry(Workloads.SERVING, "Serverless GPUs"),
        Map.entry(Workloads.GPU, "A10"),
        Map.entry(Workloads.TASK_PATTERN, "Stable"),
        Map.entry(Workloads.DATA_SHIFT, "none"),
        Map.entry(Workloads.TEST_SET, "Yes"),
        Map.entry(Workloads.BASELINE, "Yes"),
        Map.entry(Workloads.REGRESSION, "Yes"),
        Map.entry(Workloads.REQUIRED_QUALITY, "0.85"),
        Map.entry(Workloads.PROMPTED_QUALITY, "0.93"),
        Map.entry(Workloads.SMALL_QUALITY, "0.88"),
        Map.entry(Workloads.MONTHS_IN_PRODUCTION, "18"));
  }
}
