/** @module-tag property */
import fc from 'fast-check'
import { expect } from 'vitest'
import { rawWriter, write } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { runs } from '@/db/test-runs'
import { post, someone } from '@/domain/testing/newsroom'

const said = ['submitted', 'taken back', 'changes requested', 'approved']

const act = fc.record({
  does: fc.constantFrom(
    'say',
    'say',
    'say',
    'release',
    'release',
    'cancel',
    'uncancel',
    'forget',
    'delete',
    'erase',
    'change',
  ),
  entry: fc.nat(2),
  revision: fc.nat(2),
  said: fc.constantFrom(...said),
  at: fc.nat(5),
  which: fc.nat(20),
  withdraws: fc.boolean(),
})
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

/** The last review step of each entry, if it is open, computed from all steps. */
const plainly = `select r.entry_id, r.id from reviews r
  where r.id = (select max(l.id) from reviews l where l.entry_id = r.entry_id) and r.said <> 'taken back'
    and not exists (select 1 from releases d where d.entry_id = r.entry_id and d.cancelled_at is null
      and d.revision_id >= r.revision_id and (r.said = 'approved' or d.created_at >= r.at)) order by 1`
const stored = 'select id as entry_id, open_review as id from entries where open_review is not null order by 1'

async function entriesWithRevisions() {
  const editor = await someone()
  const entries: { id: number; revisions: number[] }[] = []
  for (let n = 0; n < 3; n++) entries.push({ id: (await post(editor, {}, 0)).entryId, revisions: [] })
  const raw = rawWriter()
  const copy = raw.prepare(`insert into revisions (entry_id, session, created_at, saved_at, title, slug, summary, body,
    schema_version, body_html, body_text) select entry_id, 's', 0, 0, title, slug, '', body, 1, '', '' from revisions
    where entry_id = ? limit 1 returning id`)
  await write(async () => {
    for (let n = 0; n < 3; n++)
      for (const { id, revisions } of entries) revisions.push((copy.get(id) as { id: number }).id)
  })
  return entries
}

function perform(
  { does, entry, revision, said, at, which, withdraws }: Act,
  entries: { id: number; revisions: number[] }[],
) {
  const raw = rawWriter()
  const { id, revisions } = entries[entry]!
  const one = (table: string, where = '') =>
    raw
      .prepare(`select id from ${table} ${where} order by id limit 1 offset ?`)
      .pluck()
      .get(which % 6)
  const isThere = raw.prepare('select 1 from entries where id = ?').get(id)
  if (does === 'say' && isThere)
    raw
      .prepare('insert into reviews (entry_id, revision_id, at, said) values (?, ?, ?, ?)')
      .run(id, revisions[revision], at, said)
  if (does === 'release' && isThere)
    raw
      .prepare(
        `insert into releases (entry_id, revision_id, goes_live_at, path, dated, created_at) values (?, ?, 0, '/', 0, ?)`,
      )
      .run(id, withdraws ? null : revisions[revision], at)
  if (does === 'cancel') raw.prepare('update releases set cancelled_at = 1 where id = ?').run(one('releases'))
  if (does === 'uncancel') raw.prepare('update releases set cancelled_at = null where id = ?').run(one('releases'))
  if (does === 'delete') raw.prepare('delete from releases where id = ?').run(one('releases'))
  if (does === 'forget') raw.prepare('delete from reviews where id = ?').run(one('reviews'))
  if (does === 'change')
    raw
      .prepare('update releases set revision_id = ?, created_at = ? where id = ? and entry_id = ?')
      .run(revisions[revision], at, one('releases'), id)
  if (does !== 'erase' || which > 4) return
  raw.prepare('delete from releases where entry_id = ?').run(id)
  raw.prepare('delete from entries where id = ?').run(id)
}

testOfSqlite(
  'which reviews are open is what going through all of them says, whatever is said, released, cancelled or erased',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 50 }), async (acts) => {
        testDatabase()
        const entries = await entriesWithRevisions()
        for (const one of acts) {
          await write(async () => perform(one, entries))
          expect([one, rawWriter().prepare(stored).all()]).toEqual([one, rawWriter().prepare(plainly).all()])
        }
      }),
      runs({ suite: 60, soak: 2_000, seed: 7 }),
    )
  },
  3_600_000,
)
