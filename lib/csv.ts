/** One line of a CSV file (RFC 4180). */
export function csvLine(cells: (string | number)[]) {
  return `${cells.map((cell) => cellOf(String(cell))).join(',')}\r\n`
}

/** The byte order mark at the beginning of a CSV file: without it, spreadsheets read the letters as Latin 1. */
export const csvMark = '\uFEFF'

// A cell that begins like a formula is run by spreadsheets as one: names and titles are what people typed. A number below zero is none.
function cellOf(text: string) {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^-\d+(?:\.\d+)?%?$/.test(text)
  const safe = isFormula ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
