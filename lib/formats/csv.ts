/** A line of CSV (RFC 4180). `isFigure` says which words are numbers although they begin like a formula. */
export function csvLine(cells: (string | number)[], isFigure: (words: string) => boolean = () => false) {
  return `${cells.map((cell) => cellOf(String(cell), isFigure)).join(',')}\r\n`
}

/** Without this byte order mark, spreadsheets read Latin 1. */
export const csvMark = '\uFEFF'

// Spreadsheets run a cell that begins like a formula, and people type names and titles.
function cellOf(text: string, isFigure: (words: string) => boolean) {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !isFigure(text)
  const safe = isFormula ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
