import { rename, unwrap } from './elements'

/** A row that Word repeats on each page, or that is bold throughout, is the heading row. */
export function normalizeTables(body: HTMLElement) {
  for (const column of body.querySelectorAll('colgroup, col')) column.remove()
  for (const cell of body.querySelectorAll('thead td')) rename(cell, 'th')
  for (const table of body.querySelectorAll('table')) {
    const [first, ...rest] = table.rows
    if (!first || rest.length === 0 || first.querySelector('th') || !isHeading([...first.cells])) continue
    for (const cell of [...first.cells]) {
      for (const bold of rename(cell, 'th').querySelectorAll('b, strong')) unwrap(bold)
    }
  }
}

/** The corner above row headings may be empty. */
function isHeading(cells: HTMLTableCellElement[]) {
  return cells.some((cell) => wordsOf(cell) !== '') && cells.every(isBoldThroughout)
}

function isBoldThroughout(cell: HTMLTableCellElement) {
  const bold = [...cell.querySelectorAll('b, strong')].filter((mark) => !mark.parentElement?.closest('b, strong'))
  return bold.map(wordsOf).join('') === wordsOf(cell)
}

function wordsOf({ textContent }: Element) {
  return textContent.replace(/[\s\u00a0]+/g, '')
}
