/** @module-tag property */
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { runs } from '@/db/test-runs'
import { cancelScheduled } from '@/domain/publishing/scheduled'
import { checkRecord } from './record-check'
import { saveHead } from '@/domain/staff/record/record-head'
import { release, withdraw } from '@/domain/publishing/releases'
import { newsroom } from '@/domain/testing/archive'
import { got, post, text } from '@/domain/testing/newsroom'

const now = Date.UTC(2026, 10, 26, 9)
const day = 86_400_000

/** A hundred bytes in the suite, two thousand in `npm run soak`. */
const many = runs({ suite: 100, soak: 2_000, seed: 1948 })

/** Worked out from the body, which is covered: how long it takes to read, and whether an upgrade refused it. */
const derived = ['revisions.words', 'revisions.body_problem']

/** A place in the database as fractions of all columns, rows and bytes, and the new byte. */
const places = fc.record({
  column: fc.nat(1_000_000),
  row: fc.nat(1_000_000),
  byte: fc.nat(1_000_000),
  flip: fc.integer({ min: 1, max: 255 }),
})

test('one byte of an act, a release or a released text, whatever it becomes, is found', async () => {
  const db = new Database(join(await archive(), 'gazette.db'))
  db.pragma('foreign_keys = off')
  db.pragma('synchronous = off')
  const columns = ['audit', 'releases', 'revisions']
    .flatMap((table) => (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => ({ table, name })))
    .filter(({ table, name }) => !derived.includes(`${table}.${name}`))
  expect((await checkRecord()).problems).toEqual([])
  let tried = 0
  await fc.assert(
    fc.asyncProperty(places, async (place) => {
      const { table, name } = columns[place.column % columns.length]!
      const released = table === 'revisions' ? 'where id in (select revision_id from releases)' : ''
      const rows = db.prepare(`select rowid as rowid, "${name}" as value from ${table} ${released}`).all() as Cell[]
      const { rowid, value } = rows[place.row % rows.length]!
      const changed = withByte(value, place)
      // The database refuses a duplicate unique number, and null in a required column.
      if (!put(db, { table, name, rowid }, changed)) return
      const now = db
        .prepare(`select "${name}" as value from ${table} where rowid = ?`)
        .get(name === 'id' ? changed : rowid)
      if ((now as Cell).value !== value) {
        tried++
        expect((await checkRecord()).problems, `${table}.${name} of ${rowid}`).not.toEqual([])
      }
      put(db, { table, name, rowid: name === 'id' ? (changed as number) : rowid }, value)
      // The memory of a statement is given back between two turns of the event loop, of which this would have none.
      await nextTurn()
      if (table === 'audit' && name === 'id')
        db.exec("update sqlite_sequence set seq = (select max(id) from audit) where name = 'audit'")
    }),
    { ...many, endOnFailure: true },
  )
  expect(tried).toBeGreaterThan(many.numRuns * 0.8)
  expect((await checkRecord()).problems).toEqual([])
  db.close()
}, 3_600_000)

type Cell = { rowid: number; value: string | number | null }

/** Changes one byte of a text or of a number; what was nothing is one byte. */
function withByte(value: Cell['value'], { byte, flip }: { byte: number; flip: number }) {
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(8)
    bytes.writeBigInt64LE(BigInt(value))
    // Not the highest, which would make it a number that JavaScript cannot tell from its neighbours.
    bytes[byte % 6]! ^= flip
    return Number(bytes.readBigInt64LE())
  }
  const bytes = Buffer.from(value || 'a')
  if (value) bytes[byte % bytes.length]! ^= flip
  return bytes.toString('utf8')
}

function put(
  db: Database.Database,
  { table, name, rowid }: { table: string; name: string; rowid: number },
  value: Cell['value'],
) {
  try {
    return db.prepare(`update ${table} set "${name}" = ? where rowid = ?`).run(value, rowid).changes === 1
  } catch {
    return false
  }
}

async function archive() {
  const folder = testDatabase()
  const { editor, publish } = await newsroom()
  for (const n of [2, 3, 4]) await publish(`2026-11-0${n}`, { title: `News ${n}`, body: text(`Words of ${n}.`) })
  const old = await publish('2026-11-05', { title: 'Old', summary: 'In short.' })
  got(await withdraw(editor, { entryId: old.entryId, reason: 'error', explanation: 'Wrong.', at: now + day }, now))
  const set = got(await release(editor, { ...(await post(editor, { title: 'Set' }, now)), at: now + day }, now))
  got(await cancelScheduled(editor, set.releaseId, now))
  await saveHead()
  return folder
}
