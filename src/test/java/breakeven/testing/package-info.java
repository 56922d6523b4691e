/** What the tests share: golden text, workbook dumps, and other programs as a second opinion. */
package breakeven.testing;
