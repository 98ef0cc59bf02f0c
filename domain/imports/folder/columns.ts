import { fieldsOf, inSnakeCase } from '@/lib/kinds/kinds'
import { csvRows, type CsvRow } from '@/lib/formats/csv-rows'
import { done, refused, type Result } from '@/lib/result'

const commonColumns = {
  file: ['files', 'filename', 'pdf'],
  title: [],
  summary: ['teaser'],
  abstract: ['description'],
  language: ['lang'],
  countries: ['country'],
  topics: ['topic', 'keywords'],
  slug: ['address'],
  old_url: ['old_urls', 'old_address', 'url'],
  state: [],
}

const saveAsAdvice = 'Open it in the spreadsheet and save it as “CSV UTF-8 (comma delimited)”.'

const columnSpellings: Record<string, string[]> = {
  ...commonColumns,
  ...Object.fromEntries(fieldsOf('publication').map(({ name, heads = [] }) => [inSnakeCase(name), heads])),
}

export type ColumnName = string
const columnNames = Object.keys(columnSpellings)

/** `cut`: heads of cells that were too long. */
export type SheetRow = {
  line: number
  cells: Record<keyof typeof commonColumns, string> & Record<ColumnName, string>
  otherCells: Record<string, string>
  cut: { column?: ColumnName; head: string }[]
  wrong?: string
}
export type Sheet = { rows: SheetRow[]; unknown: string[] }

const maxRows = 20_000
const maxColumns = 1_000
export const maxBytes = 20_000_000
export const tooLarge = 'The CSV file is larger than 20 MB. Divide it.'

/** Reads columns in any order. Refused: other encodings, no "file" column, a repeated head, an open quotation. */
export async function readSheet(bytes: Buffer): Promise<Result<Sheet>> {
  if (bytes.length > maxBytes) return refused(tooLarge, 'csv')
  const text = csvText(bytes)
  if (!text.ok) return text
  const [head, ...rows] = await csvRows(text.value, maxRows + 1)
  if (!head) return refused('The CSV file is empty.', 'csv')
  const open = [head, ...rows].find((row) => row.open)
  if (open) return refused(`Line ${open.line}: a quotation mark opens there and is never closed.`, 'csv')
  if (head.cells.length > maxColumns)
    return refused(`Line ${head.line}: it has more than ${maxColumns} columns. Remove those that say nothing.`, 'csv')
  const heads = head.cells.map((cell): ColumnHead => ({ column: columnOf(cell), label: cell }))
  const isSame = (a: ColumnHead, b: ColumnHead) => (a.column ? a.column === b.column : a.label === b.label)
  const twice = heads.find((one, n) => one.label && heads.findIndex((other) => isSame(one, other)) < n)
  if (twice) return refused(`Line ${head.line}: two columns are called “${twice.label}”, or mean the same.`, 'csv')
  if (!heads.some(({ column }) => column === 'file'))
    return refused(`Line ${head.line}: no column is called “file”. The first line names the columns.`, 'csv')
  if (!rows.length) return refused('There is no line below the heads of the columns.', 'csv')
  if (rows.length > maxRows) return refused(`It has more than ${maxRows.toLocaleString('en')} lines. Divide it.`, 'csv')
  const unknown = heads.flatMap(({ column, label }) => (column || !label ? [] : [label]))
  return done({ rows: rows.map((row) => rowOf(row, heads)), unknown })
}

/** Reads UTF-8. Refuses other encodings with advice: a guess could change letters in names. */
export function csvText(bytes: Buffer): Result<string> {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.subarray(0, 200).includes(0))
    return refused(`The file is written in UTF-16 (“Unicode Text”). ${saveAsAdvice}`, 'csv')
  if (first === 0x50 && second === 0x4b)
    return refused(`The file is a workbook, not a CSV file. ${saveAsAdvice}`, 'csv')
  try {
    return done(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refused(`The file is not written in UTF-8, so letters with accents would be lost. ${saveAsAdvice}`, 'csv')
  }
}

type ColumnHead = { column?: ColumnName; label: string }

/** "Published on", "published-on" and "PUBLISHED_ON" are equal. */
function columnOf(head: string): ColumnName | undefined {
  const name = head
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  return columnNames.find((column) => column === name || columnSpellings[column]!.includes(name))
}

function rowOf({ line, cells, cut = [] }: CsvRow, heads: ColumnHead[]): SheetRow {
  const empty = Object.fromEntries(columnNames.map((name) => [name, ''])) as SheetRow['cells']
  const row: SheetRow = { line, cells: empty, otherCells: {}, cut: [] }
  for (const [n, { column, label }] of heads.entries()) {
    const cell = cells[n] ?? ''
    if (column) row.cells[column] = cell
    else if (label && cell) row.otherCells[label] = cell
    if (cut.includes(n)) row.cut.push({ column, head: label })
  }
  const tooMany = cells.slice(heads.length).some((cell) => cell !== '')
  if (tooMany)
    row.wrong = 'The line has more cells than there are columns. A text that holds the separator needs quotation marks.'
  return row
}
