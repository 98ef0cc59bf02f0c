import { pauses } from '../process/pauses'

/**
 * A row of a CSV file, with the line (from 1) that it begins in; `open`: a quotation in it never ended, so it took in all that followed;
 * `cut`: the numbers (from 0) of cells that were longer than what is kept of them.
 */
export type CsvRow = { line: number; cells: string[]; open?: true; cut?: number[] }

/** Characters that are read in one go: about 3 ms. */
const atOnce = 50_000

// Nothing that is imported has as much; what stands behind is not kept, so that no row takes long.
const maxCells = 1_001
export const maxCellLength = 1_000_000

/**
 * The rows of a CSV file (RFC 4180), empty ones left out: with a byte order mark or not, any ending of lines, cells in quotes
 * or not, set apart by what Excel's own first line says (`sep=;`), or else by whichever of comma, semicolon and tab the first line has most of. Others have their turn meanwhile.
 * @param max rows: what stands behind so many and one more is not read
 */
export async function csvRows(text: string, max = Infinity): Promise<CsvRow[]> {
  const unmarked = text.replace(/^\uFEFF/, '')
  const told = /^"?sep=([,;\t])"?[ ,;\t]*(\r\n|\n|\r)/i.exec(unmarked)
  const whole = told ? unmarked.slice(told[0].length) : unmarked
  const between = told?.[1] ?? separatorOf(whole)
  const rows: CsvRow[] = []
  const pause = pauses()
  let [line, firstLine, cell, cells, isQuoted] = [told ? 2 : 1, told ? 2 : 1, '', [] as string[], false]
  // Looked at sign by sign: asking the whole cell at each quotation mark would take hours for a cell of millions of them.
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
    if (n % atOnce === 0) await pause()
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
