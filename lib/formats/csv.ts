/** `isFigure` tells which words are numbers although they begin like a formula (RFC 4180). */
export function csvLine(cells: (string | number)[], isFigure: (words: string) => boolean = () => false) {
  return `${cells.map((cell) => cellOf(String(cell), isFigure)).join(',')}\r\n`
}

/** Without this byte order mark, spreadsheets read Latin 1. */
export const csvMark = '\uFEFF'

// Spreadsheets run cells that begin like a formula, and people type names and titles.
function cellOf(text: string, isFigure: (words: string) => boolean) {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !isFigure(text)
  const safe = isFormula ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
