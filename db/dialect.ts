import { sql, type AnyColumn, type GetColumnData, type Placeholder, type SQL, type SQLWrapper } from 'drizzle-orm'
import { isPostgres } from './kit'

// SQL that SQLite and PostgreSQL write differently inside a query. SQLite's words are those that its indexes were made with.

/** Both values of a column of `integer({ mode: 'boolean' })`, as they stand in a query. */
export const [yes, no] = isPostgres ? [sql.raw('true'), sql.raw('false')] : [sql.raw('1'), sql.raw('0')]

/** Returns whether a number is one of a list that is given as JSON: one statement for lists of every length. */
export function isAmong(column: SQLWrapper, list: Placeholder | string): SQL {
  return isPostgres
    ? sql`${column} in (select value::bigint from json_array_elements_text(${list}::json))`
    : sql`${column} in (select value from json_each(${list}))`
}

/** The condition of a prepared statement that takes a list of `ids` as JSON. */
export function isAmongIds(column: SQLWrapper) {
  return isAmong(column, sql.placeholder('ids'))
}

/** Texts of a list that is given as JSON, as rows of a table with the column `value`. */
export function rowsOfTexts(list: string, name: string): SQL {
  return isPostgres
    ? sql`(select value collate "C" as value from json_array_elements_text(${list}::json)) ${sql.raw(name)}`
    : sql`json_each(${list}) ${sql.raw(name)}`
}

/** The greatest of several values, of which none is null. */
export function greatest(...values: (SQLWrapper | number)[]): SQL<number> {
  const list = sql.join(
    values.map((value) => (typeof value === 'number' ? sql.raw(String(value)) : sql`${value}`)),
    sql`, `,
  )
  return isPostgres ? sql`greatest(${list})` : sql`max(${list})`
}

/** For an order that does not tell capitals of A to Z from small letters. */
export function caseless(column: SQLWrapper): SQL {
  return isPostgres ? sql`lower(${column})` : sql`${column} collate nocase`
}

/** Returns whether a text has a pattern's form, in which % and _ stand for letters; capitals of A to Z are as small letters. */
export function isLike(column: SQLWrapper, pattern: string): SQL {
  // PostgreSQL would make the pattern small again for each row.
  return isPostgres
    ? sql`lower(${column}) like lower(${pattern}::text collate "C") escape '\\'`
    : sql`${column} like ${pattern} escape '\\'`
}

/** Returns whether a text holds some letters that a program writes, as an index may say it. */
export function contains(column: SQLWrapper, letters: string): SQL {
  return sql`${sql.raw(isPostgres ? 'strpos' : 'instr')}(${column}, ${sql.raw(`'${letters}'`)}) > 0`
}

/** Returns whether an object of JSON has a value under a name. */
export function hasField(column: SQLWrapper, name: string, value: string | number): SQL {
  return isPostgres
    ? sql`${column}::json ->> ${sql.raw(`'${name}'`)} = ${String(value)}`
    : sql`json_extract(${column}, ${sql.raw(`'$.${name}'`)}) = ${value}`
}

/** The text under a name of what should be an object of JSON; null where it is none. */
export function fieldIfValid(column: SQLWrapper, name: string): SQL {
  return isPostgres
    ? sql`field_if_valid(${column}, ${sql.raw(`'${name}'`)})`
    : sql`json_extract(iif(json_valid(${column}), ${column}, '{}'), ${sql.raw(`'$.${name}'`)})`
}

/** Returns, among the rows of a group, the value of the one that has the highest number, which has to be selected by `max` beside it. */
export function ofHighest<C extends AnyColumn>(column: C, number: SQLWrapper): SQL<GetColumnData<C>> {
  // Beside max() SQLite takes the other columns from the row that has it: sqlite.org/lang_select.html, bare columns.
  return isPostgres ? sql`(array_agg(${column} order by ${number} desc))[1]` : sql`${column}`
}

/** A value that changes when rows are added to the table that is selected from, in one row. Of what is taken out, something else has to tell. */
export function additionsTo(table: SQLWrapper): SQL<number | null> {
  return isPostgres ? sql`count(*)` : sql`max(${table}.rowid)`
}

/** The highest number that a row of a table ever had. */
export function highestEver(table: 'audit'): SQL<number> {
  return isPostgres
    ? sql`coalesce((select id from highest_numbers where name = ${sql.raw(`'${table}'`)}), 0)`
    : sql`coalesce((select seq from sqlite_sequence where name = ${sql.raw(`'${table}'`)}), 0)`
}

/** The statement that has the highest number of a table be a lower one. */
export function lowerHighest(table: 'audit', id: number): SQL {
  return isPostgres
    ? sql`update highest_numbers set id = ${id} where name = ${sql.raw(`'${table}'`)}`
    : sql`update sqlite_sequence set seq = ${id} where name = ${sql.raw(`'${table}'`)}`
}

/** A column as SQLite stores it: yes and no as 1 and 0. */
export function stored(column: SQLWrapper): SQL {
  const isBoolean = (column as { dataType?: string }).dataType === 'boolean'
  return isPostgres && isBoolean ? sql`${column}::int` : sql`${column}`
}

/** From the least up, null before everything: as SQLite orders by itself. */
export function nullsFirst(column: SQLWrapper): SQL {
  return isPostgres ? sql`${column} asc nulls first` : sql`${column} asc`
}

/** From the greatest down, null after everything: as SQLite orders by itself. */
export function nullsLast(column: SQLWrapper): SQL {
  return isPostgres ? sql`${column} desc nulls last` : sql`${column} desc`
}
