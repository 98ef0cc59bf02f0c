import { createPause } from '../process/pauses'

/** `line` (from 1): where it begins; `open`: an unclosed quotation took the rest; `cut`: shortened cells (from 0). */
export type CsvRow = { line: number; cells: string[]; open?: true; cut?: number[] }

/** Characters to read before others get a turn, about 3 ms. */
const charactersAtOnce = 50_000

// No import needs more; further text is dropped, so that no row takes long.
const maxCells = 1_001
export const maxCellLength = 1_000_000

/** Reads CSV (RFC 4180) without empty rows; `sep=;` or the first line tells the separator. At most `max` + 1 rows. */
export async function csvRows(text: string, max = Infinity): Promise<CsvRow[]> {
  const unmarked = text.replace(/^\uFEFF/, '')
  const told = /^"?sep=([,;\t])"?[ ,;\t]*(\r\n|\n|\r)/i.exec(unmarked)
  const whole = told ? unmarked.slice(told[0].length) : unmarked
  const between = told?.[1] ?? separatorOf(whole)
  const rows: CsvRow[] = []
  const pause = createPause()
  let [line, firstLine, cell, cells, isQuoted] = [told ? 2 : 1, told ? 2 : 1, '', [] as string[], false]
  // Reads character by character: searching the cell at each quotation mark would take hours for millions of them.
  let isBlank = true
  let cut: number[] = []
  const add = (sign: string) => {
    if (cell.length < maxCellLength) cell += sign
    else if (cut.at(-1) !== cells.length && sign.trim()) cut.push(cells.length)
    isBlank &&= sign.trim() === ''
  }
  const endCell = () => {
    if (cells.length < maxCells) cells.push(cell.trim())
    ;[cell, isBlank] = ['', true]
  }
  const endRow = () => {
    endCell()
    if (cells.every((value) => value === '')) return void (cells.length = 0)
    rows.push({ line: firstLine, cells, ...(isQuoted && { open: true as const }), ...(cut.length && { cut }) })
    ;[cells, cut] = [[], []]
  }
  for (let n = 0; n < whole.length && rows.length <= max; n++) {
    if (n % charactersAtOnce === 0) await pause()
    const c = whole[n]!
    if (c === '\n' || (c === '\r' && whole[n + 1] !== '\n')) line++
    if (isQuoted) {
      if (c !== '"') add(c)
      else if (whole[n + 1] === '"') add(whole[n++]!)
      else isQuoted = false
    } else if (c === '"' && isBlank) [isQuoted, cell] = [true, '']
    else if (c === between) endCell()
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && whole[n + 1] === '\n') continue
      endRow()
      firstLine = line
    } else add(c)
  }
  endRow()
  return rows
}

function separatorOf(text: string) {
  const beginning = text.slice(0, 10_000)
  const first = beginning.slice(0, beginning.search(/[\r\n]|$/))
  const times = (sign: string) => first.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (times(sign) > times(best) ? sign : best))
}
