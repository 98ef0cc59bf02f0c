import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { execute, read, selectValues, write } from '../connection'
import { updateStatistics } from '../statistics'
import { testDatabase } from '../test-database'

const statement = (text: string) => write((tx) => execute(tx, sql.raw(text)))
const known = async () =>
  (await selectValues(read(), sql`select reltuples::int from pg_class where relname = 'arrived'`)).flat()

test('tables that have just arrived are looked at by a start, and those that are known are left to the server', async () => {
  testDatabase()
  await statement('create table arrived (n integer)')
  try {
    await statement('insert into arrived select generate_series(1, 9)')
    await updateStatistics('sample')
    expect(await known()).toEqual([-1])
    await updateStatistics('whole')
    expect(await known()).toEqual([9])
    await statement('delete from arrived where n < 5')
    await updateStatistics('whole')
    expect(await known()).toEqual([9])
  } finally {
    await statement('drop table arrived')
  }
})
