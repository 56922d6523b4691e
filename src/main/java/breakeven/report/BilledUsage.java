package breakeven.report;

import breakeven.model.Place;

/**
 * Bills that came with imported usage, the last one of each workload.
 *
 * @param compared how many could be held against prices
 * @param apart how many of these do not agree with them
 * @param head where their column stands
 */
public record BilledUsage(int compared, int apart, Place head) {}
