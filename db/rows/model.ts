import { getTableColumns, getTableName, isTable, type Column } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { tableConfig } from '../kit'
import * as schema from '../schema'
import { carriedTables } from './tables'

/** JSON is kept as its original text. */
export type RowValue = string | number | boolean | null
export type Row = RowValue[]
export type ValueKind = 'text' | 'integer' | 'real' | 'boolean'

export type TableModel = {
  name: string
  columns: { name: string; kind: ValueKind }[]
  /** Indexes of the key's columns; empty for a table with a single row. */
  key: number[]
  /** Ids are never reused. */
  isNumbered: boolean
}

const kinds: Record<string, ValueKind> = { 'double precision': 'real', real: 'real', text: 'text', bigint: 'integer' }

/** Referenced tables come first; columns are in the order of the schema. */
export function tableModels(): TableModel[] {
  const tables = new Map(
    Object.values<unknown>(schema)
      .filter(isTable)
      .map((table) => [getTableName(table) as string, table]),
  )
  return carriedTables.map((name) => {
    const table = tables.get(name)! as Parameters<typeof tableConfig>[0]
    const all = Object.values(getTableColumns(table)).filter(({ generated }) => generated === undefined) as Column[]
    const columns = all.map((column) => ({ name: toSnakeCase(column.name), kind: kindOf(column) }))
    const [composite] = tableConfig(table).primaryKeys
    const keyColumns: Column[] = composite?.columns ?? all.filter(({ primary }) => primary)
    const key = keyColumns.map((column) => all.findIndex(({ name }) => name === column.name))
    return { name, columns, key, isNumbered: columns[key[0]!]?.name === 'id' && columns[key[0]!]?.kind === 'integer' }
  })
}

function kindOf(column: Column): ValueKind {
  if (column.dataType === 'boolean') return 'boolean'
  const type = column.getSQLType().replace(/ collate .*/, '')
  return kinds[type] ?? 'integer'
}

export function columnList({ columns }: TableModel) {
  return columns.map(({ name }) => `"${name}"`).join(', ')
}

/** By key, texts by bytes: equal in both engines. */
export function keyOrder({ columns, key }: TableModel) {
  return key.length > 0 ? ` order by ${key.map((place) => `"${columns[place]!.name}"`).join(', ')}` : ''
}
