/**
 * What the tests share: small and plain portfolios, golden text, workbook dumps, and other programs
 * as a second opinion.
 */
package breakeven.testing;
