package breakeven.exchange.lists;

import java.time.LocalDate;

/**
 * What a list does not say itself.
 *
 * @param fileName the file's name without folder and ending: Portkey's provider
 * @param asOf the day on which prices must be in force
 * @param book the models of the workbook
 */
public record ListContext(String fileName, LocalDate asOf, BookNames book) {}
