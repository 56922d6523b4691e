package breakeven.core.report;

import breakeven.core.model.Place;

/**
 * Bills that came with imported usage, the last one of each workload.
 *
 * @param apart how many of those that could be held against prices do not agree with them
 * @param billed where the column of bills is: its header
 */
public record BilledUsage(int apart, Place billed) {}
