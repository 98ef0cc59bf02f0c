/** One line of a CSV file (RFC 4180). `isFigure`: which words are numbers, though they begin like a formula; none of them otherwise. */
export function csvLine(cells: (string | number)[], isFigure: (words: string) => boolean = () => false) {
  return `${cells.map((cell) => cellOf(String(cell), isFigure)).join(',')}\r\n`
}

/** The byte order mark at the beginning of a CSV file: without it, spreadsheets read the letters as Latin 1. */
export const csvMark = '\uFEFF'

// A cell that begins like a formula is run by spreadsheets as one: names and titles are what people typed.
function cellOf(text: string, isFigure: (words: string) => boolean) {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !isFigure(text)
  const safe = isFormula ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
