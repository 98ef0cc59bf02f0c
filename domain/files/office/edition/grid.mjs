// @ts-check
const maxNodes = 100_000
const maxTablesInTables = 10

export class TooManyNodes extends Error {}

/** @param {import('./body.mjs').BodyReader} reader */
export function countNode(reader) {
  if (++reader.nodes > maxNodes) throw new TooManyNodes()
}

/** @param {import('./body.mjs').BodyReader} reader @param {string} name of an element that was opened */
export function openTable(reader, name) {
  const { tables, containers } = reader
  const last = tables.at(-1)
  if (name === 'w:tbl') {
    if (tables.length >= maxTablesInTables) throw new TooManyNodes()
    tables.push({ table: { is: 'table', rows: [] } })
  } else if (name === 'w:tr' && last) {
    last.row = { isHead: false, isDeleted: false, before: 0, cells: [] }
    last.table.rows.push(last.row)
  } else if (name === 'w:tc' && last?.row) {
    countNode(reader)
    last.cell = { nodes: [], columns: 1 }
    last.row.cells.push(last.cell)
    containers.push(last.cell.nodes)
  }
}

/** @param {import('./body.mjs').BodyReader} reader @param {string} name of an element that is closed */
export function closeTable({ tables, containers }, name) {
  const last = tables.at(-1)
  if (name === 'w:tc' && last?.cell) {
    containers.pop()
    last.cell = undefined
  } else if (name === 'w:tbl' && last) {
    tables.pop()
    containers.at(-1)?.push(last.table)
  }
}
