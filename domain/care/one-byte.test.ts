/** @module-tag property */
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runs } from '@/db/test-runs'
import { cancelRelease } from '@/domain/publishing/scheduled'
import { checkRecord } from './record-check'
import { saveHead } from '@/domain/staff/record/record-head'
import { release, withdraw } from '@/domain/publishing/releases'
import { newsroom } from '@/domain/testing/archive'
import { got, post, text } from '@/domain/testing/newsroom'
import { addStatedRows } from './test-stated-rows'

const now = Date.UTC(2026, 10, 26, 9)
const day = 86_400_000

/** A hundred bytes in the suite, two thousand in `npm run soak`. */
const many = runs({ suite: 100, soak: 2_000, seed: 1948 })

/** Columns of whose change nothing is said, by the reason; of a table all columns, where it stands alone. */
const notStated: Record<string, string[]> = {
  'worked out from the body, which is stated': ['revisions.words', 'revisions.body_problem', 'revision_links'],
  'of a text that readers do not have': ['entries', 'comments', 'suggestions', 'preview_links', 'preview_views'],
  'an act says who approved, suggested and decided': [
    'revisions.suggested_by',
    'reviews',
    'bundles',
    'bundle_entries',
    'translation_decisions',
  ],
  'who sees a draft and who publishes: an act says each choice, and whoever changes rows reads drafts anyway': [
    'teams',
    'team_people',
    'audiences',
  ],
  'of signing in: it ends by itself, and what it is used for is an act': [
    'sessions',
    'uses_elsewhere',
    'setup_links',
    'known_browsers',
    'sign_in_failures',
    'passkey_challenges',
    'pending_sign_ins',
  ],
  'when, where and with what somebody last used it': [
    'staff.zone',
    'staff.seen_at',
    'staff.introduced_at',
    'authenticator_apps.last_step',
    'authenticator_apps.last_used_at',
    'passkeys.counter',
    'passkeys.last_used_at',
  ],
  'a person’s own views and mails': ['saved_lists', 'muted_mail', 'notices', 'record_mail'],
  'encrypted with a key that is not stored': ['consents.signed_form'],
  'an order in a list': ['help_services.position'],
  'counted, or made anew from what is stated': [
    'public_version',
    'public_changes',
    'missed_paths',
    'downloads',
    'pings',
    'requests',
  ],
  'readers see where an address leads, and the check of addresses asks all': [
    'addresses',
    'redirects',
    'old_addresses',
  ],
  'every page that has the topic shows it': ['terms', 'revision_terms', 'glossary'],
  'the bytes of each file are compared with their sums': [
    'media',
    'media_pages',
    'media_editions',
    'corrected_editions',
    'stored_files',
    'revision_media',
  ],
  'of imports and backups, about what is past': ['imports', 'imported', 'import_rules', 'backups'],
  'what was stated when it was released': ['release_consents'],
  'keyed hashes and numbers of what is gone': ['erasures', 'erasure_entries', 'erased_addresses'],
  'the hashes themselves: a changed one fits no act': ['fingerprints'],
}

/** A place in the database as fractions of all columns, rows and bytes, and the new byte. */
const places = fc.record({
  column: fc.nat(1_000_000),
  row: fc.nat(1_000_000),
  byte: fc.nat(1_000_000),
  flip: fc.integer({ min: 1, max: 255 }),
})

test('one byte of whatever the record states, whatever it becomes, is found', async () => {
  const db = new Database(join(await archive(), 'gazette.db'))
  db.pragma('foreign_keys = off')
  db.pragma('synchronous = off')
  const columns = statedColumns(db)
  expect((await checkRecord()).problems).toEqual([])
  let tried = 0
  await fc.assert(
    fc.asyncProperty(places, async (place) => {
      const { table, name } = columns[place.column % columns.length]!
      const rows = db
        .prepare(`select rowid as rowid, "${name}" as value from ${table} ${releasedOf(table)}`)
        .all() as Cell[]
      if (rows.length === 0) return
      const { rowid, value } = rows[place.row % rows.length]!
      const changed = withByte(value, place)
      // The database refuses a duplicate unique number, and null in a required column.
      if (!put(db, { table, name, rowid }, changed)) return
      const now = db
        .prepare(`select "${name}" as value from ${table} where rowid = ?`)
        .get(name === 'id' ? changed : rowid)
      if ((now as Cell).value !== value) {
        tried++
        expect(await isFound(), `${table}.${name} of ${rowid}`).toBe(true)
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

test('every column of the database is stated, or has a reason why not', async () => {
  const folder = await archive()
  const db = new Database(join(folder, 'gazette.db'))
  db.pragma('foreign_keys = off')
  expect(await unstated(db, statedColumns(db))).toEqual([])
  const listed = Object.values(notStated).flat()
  const all = allColumns(db).map(({ table, name }) => `${table}.${name}`)
  expect(listed.filter((one) => !all.some((column) => column === one || column.startsWith(`${one}.`)))).toEqual([])
  db.close()
})

test('one column that the record does not state is found', async () => {
  const db = new Database(join(await archive(), 'gazette.db'))
  db.pragma('foreign_keys = off')
  const columns = [
    { table: 'staff', name: 'name' },
    { table: 'staff', name: 'seen_at' },
    { table: 'staff', name: 'role' },
  ]
  expect(await unstated(db, columns)).toEqual(['staff.seen_at'])
  db.close()
})

/** Returns the columns whose change the record does not notice. */
async function unstated(db: Database.Database, columns: ReturnType<typeof allColumns>) {
  const missed: string[] = []
  for (const { table, name } of columns) {
    const row = db
      .prepare(`select rowid as rowid, "${name}" as value from ${table} ${releasedOf(table)} limit 1`)
      .get() as Cell | undefined
    const other = typeof row?.value === 'number' ? row.value + 1 : `${row?.value ?? ''}a`
    if (!row) missed.push(`${table} has no row`)
    if (!row || !put(db, { table, name, rowid: row.rowid }, other)) continue
    if (!(await isFound())) missed.push(`${table}.${name}`)
    put(db, { table, name, rowid: name === 'id' && typeof other === 'number' ? other : row.rowid }, row.value)
    expect((await checkRecord()).problems, `${table}.${name}`).toEqual([])
  }
  return missed
}

function allColumns(db: Database.Database) {
  const tables = Object.values(schema).filter((one) => is(one, SQLiteTable))
  return tables.flatMap((one) => {
    const table = getTableConfig(one).name
    return (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => ({ table, name }))
  })
}

function statedColumns(db: Database.Database) {
  const listed = new Set(Object.values(notStated).flat())
  return allColumns(db).filter(({ table, name }) => !listed.has(table) && !listed.has(`${table}.${name}`))
}

function releasedOf(table: string) {
  return table === 'revisions' ? 'where id in (select revision_id from releases)' : ''
}

/** A setting that is no JSON any more stops everything that reads settings. */
async function isFound() {
  return checkRecord().then(
    ({ problems }) => problems.length > 0,
    () => true,
  )
}

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
  got(await cancelRelease(editor, set.releaseId, now))
  await addStatedRows(editor, now)
  await saveHead()
  return folder
}
