// @ts-check
/** @import { WordBlock, WordCell, WordTable } from './shapes' */

/**
 * @param {import('./body.mjs').Table} table
 * @param {(nodes: import('./body.mjs').Node[]) => WordBlock[]} blocksOf
 * @returns {WordTable}
 */
export function tableBlock({ rows }, blocksOf) {
  const seen = rows.filter(({ isDeleted }) => !isDeleted)
  const heads = seen.findIndex(({ isHead }) => !isHead)
  /** @type {Map<number, WordCell>} */
  const above = new Map()
  const made = seen.map((row, n) => {
    /** @type {WordCell[]} */
    const cells = []
    if (row.before > 0) cells.push({ ...spanAttribute('columns', row.before), blocks: [] })
    let column = row.before
    for (const { nodes, columns, merge } of row.cells.slice(0, maxCells - cells.length)) {
      const blocks = blocksOf(nodes)
      const upper = above.get(column)
      if (merge === 'continue' && upper && (upper.rows ?? 1) < maxSpan) {
        upper.rows = (upper.rows ?? 1) + 1
        upper.blocks.push(...blocks)
      } else {
        const isHead = row.isHead && (heads < 0 || n < heads)
        /** @type {WordCell} */
        const cell = { ...(isHead && { head: 'col' }), ...spanAttribute('columns', columns), blocks }
        cells.push(cell)
        if (merge) above.set(column, cell)
        else above.delete(column)
      }
      column += columns
    }
    return { cells }
  })
  return { is: 'table', rows: made }
}

const maxCells = 200
const maxSpan = 200

/** @param {string} name @param {number} times */
function spanAttribute(name, times) {
  return times > 1 ? { [name]: Math.min(times, maxSpan) } : {}
}
