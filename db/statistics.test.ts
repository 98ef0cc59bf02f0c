import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { rawWriter, read, selectValues, write } from './connection'
import { updateStatistics } from './statistics'
import { testDatabase } from './test-database'

async function rowsCounted(table: string) {
  const known = await selectValues<[number]>(read(), sql`select 1 from sqlite_schema where name = 'sqlite_stat1'`)
  if (known.length === 0) return undefined
  const [row] = await selectValues<[string]>(read(), sql`select stat from sqlite_stat1 where tbl = ${table} limit 1`)
  return row && Number(row[0].split(' ')[0])
}

async function addTerms(count: number) {
  const insert = rawWriter().prepare(
    `insert into terms (kind, slug, name) values ('topic', lower(hex(randomblob(6))), 'A')`,
  )
  await write(async () => {
    for (let n = 0; n < count; n++) insert.run()
  })
}

test.each(['whole', 'sample'] as const)(
  'a table is counted once it has grown tenfold, and not before (%s)',
  async (how) => {
    testDatabase()
    await addTerms(20)
    await updateStatistics(how)
    expect(await rowsCounted('terms')).toBe(20)
    await addTerms(20)
    await updateStatistics(how)
    expect(await rowsCounted('terms')).toBe(20)
    await addTerms(300)
    await updateStatistics(how)
    expect(await rowsCounted('terms')).toBe(340)
  },
)
