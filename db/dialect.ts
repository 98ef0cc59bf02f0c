import { sql, type AnyColumn, type GetColumnData, type Placeholder, type SQL, type SQLWrapper } from 'drizzle-orm'
import { isPostgres } from './kit'

// Fragments that differ between SQLite and PostgreSQL. SQLite's wording must match its indexes.

export const [sqlTrue, sqlFalse] = isPostgres ? [sql.raw('true'), sql.raw('false')] : [sql.raw('1'), sql.raw('0')]

/** A JSON list needs only one prepared statement for lists of every length. */
export function isAmongList(column: SQLWrapper, list: Placeholder | string): SQL {
  return isPostgres
    ? sql`${column} in (select value::bigint from json_array_elements_text(${list}::json))`
    : sql`${column} in (select value from json_each(${list}))`
}

/** The placeholder is `ids`. */
export function isAmongIds(column: SQLWrapper) {
  return isAmongList(column, sql.placeholder('ids'))
}

export function rowsOfTexts(list: string | Placeholder, name: string): SQL {
  return isPostgres
    ? sql`(select value collate "C" as value from json_array_elements_text(${list}::json)) ${sql.raw(name)}`
    : sql`json_each(${list}) ${sql.raw(name)}`
}

/** No value may be null. */
export function greatestOf(...values: (SQLWrapper | number)[]): SQL<number> {
  const list = sql.join(
    values.map((value) => (typeof value === 'number' ? sql.raw(String(value)) : sql`${value}`)),
    sql`, `,
  )
  return isPostgres ? sql`greatest(${list})` : sql`max(${list})`
}

/** Ignores case of A to Z only. */
export function foldCase(column: SQLWrapper): SQL {
  return isPostgres ? sql`lower(${column})` : sql`${column} collate nocase`
}

/** Ignores case of A to Z only; % and _ are wildcards. */
export function isLike(column: SQLWrapper, pattern: string): SQL {
  // PostgreSQL would change the pattern's case for each row.
  return isPostgres
    ? sql`lower(${column}) like lower(${pattern}::text collate "C") escape '\\'`
    : sql`${column} like ${pattern} escape '\\'`
}

/** Writes the SQL exactly as the indexes do: otherwise the database does not use them. */
export function containsLetters(column: SQLWrapper, letters: string): SQL {
  return sql`${sql.raw(isPostgres ? 'strpos' : 'instr')}(${column}, ${sql.raw(`'${letters}'`)}) > 0`
}

export function hasField(column: SQLWrapper, name: string, value: string | number): SQL {
  return isPostgres
    ? sql`${column}::json ->> ${sql.raw(`'${name}'`)} = ${String(value)}`
    : sql`json_extract(${column}, ${sql.raw(`'$.${name}'`)}) = ${value}`
}

/** Null if the column is not a JSON object. */
export function fieldIfValid(column: SQLWrapper, name: string): SQL {
  return isPostgres
    ? sql`field_if_valid(${column}, ${sql.raw(`'${name}'`)})`
    : sql`json_extract(iif(json_valid(${column}), ${column}, '{}'), ${sql.raw(`'$.${name}'`)})`
}

/** Returns the column in the row with the highest number. Select `max(number)` too: SQLite needs it. */
export function ofHighest<C extends AnyColumn>(column: C, number: SQLWrapper): SQL<GetColumnData<C>> {
  // In a query with max(), SQLite takes bare columns from the row of the maximum: sqlite.org/lang_select.html.
  return isPostgres ? sql`(array_agg(${column} order by ${number} desc))[1]` : sql`${column}`
}

/** A value that changes when rows are added, not when they are removed. */
export function additionsTo(table: SQLWrapper): SQL<number | null> {
  return isPostgres ? sql`count(*)` : sql`max(${table}.rowid)`
}

export function highestEver(table: 'audit'): SQL<number> {
  return isPostgres
    ? sql`coalesce((select id from highest_numbers where name = ${sql.raw(`'${table}'`)}), 0)`
    : sql`coalesce((select seq from sqlite_sequence where name = ${sql.raw(`'${table}'`)}), 0)`
}

export function lowerHighest(table: 'audit', id: number): SQL {
  return isPostgres
    ? sql`update highest_numbers set id = ${id} where name = ${sql.raw(`'${table}'`)}`
    : sql`update sqlite_sequence set seq = ${id} where name = ${sql.raw(`'${table}'`)}`
}

/** Reads booleans as 1 and 0. */
export function storedAsNumber(column: SQLWrapper): SQL {
  const isBoolean = (column as { dataType?: string }).dataType === 'boolean'
  return isPostgres && isBoolean ? sql`${column}::int` : sql`${column}`
}

/** SQLite sorts so by default. */
export function nullsFirst(column: SQLWrapper): SQL {
  return isPostgres ? sql`${column} asc nulls first` : sql`${column} asc`
}

export function nullsLast(column: SQLWrapper): SQL {
  return isPostgres ? sql`${column} desc nulls last` : sql`${column} desc`
}
