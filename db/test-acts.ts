import fc from 'fast-check'
import { rawWriter } from './connection'

// Writes acts of a newsroom straight into the tables, more than any program does; reads all rows afterwards.

export const moment = fc.nat(12)
const letters = fc.constantFrom('', 'a', 'ab', 'Abc', 'bc ', '"', '%', '_', '\\', 'É', 'é', 'ស', 'ការ', 'x'.repeat(3))
const someText = fc.array(letters, { maxLength: 4 }).map((parts) => parts.join(''))

export const act = fc.record({
  does: fc.constantFrom(
    ...['begin', 'begin', 'revise', 'revise', 'revise', 'lay aside', 'save', 'save', 'save', 'remove', 'turn', 'erase'],
    ...[
      'release',
      'release',
      'release',
      'release',
      'release',
      'take out',
      'take out',
      'cancel',
      'cancel',
      'move',
      'move',
    ],
    ...['change', 'delete', 'trash', 'restore'],
  ),
  which: fc.nat(1_000),
  at: moment,
  by: fc.constantFrom(1, 2),
  title: someText,
  slug: someText,
})
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

/** Writes one act straight into the tables; does nothing if SQLite refuses it or its subject is missing. */
export function perform({ does, which, at, by, title, slug }: Act) {
  const among = (table: string) => {
    const ids = rawWriter().prepare(`select id from ${table} order by id`).pluck().all() as number[]
    return ids[which % ids.length]
  }
  const run = (sql: string, ...values: unknown[]) => {
    try {
      rawWriter()
        .prepare(sql)
        .run(...values)
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_CONSTRAINT_FOREIGNKEY') throw error
    }
  }
  const revise = (entryId: unknown, how: string) =>
    entryId !== undefined &&
    run(
      `insert into revisions (entry_id, session, author, created_at, saved_at, how, title, slug, summary, body, schema_version,
        body_html, body_text) values (?, 's', ?, 0, ?, ?, ?, ?, '', '{}', 1, '', '')`,
      ...[entryId, by, at, how, title, slug],
    )
  const [entryId, revisionId, releaseId] = [among('entries'), among('revisions'), among('releases')]
  const release = (revision: string) =>
    run(
      `insert into releases (entry_id, revision_id, goes_live_at, path, dated, created_at)
        select entry_id, ${revision}, ?, '/', 0, 0 from revisions where id = ?`,
      ...[at, revisionId],
    )
  const acts: Record<string, () => unknown> = {
    begin: () => {
      run(
        `insert into entries (kind, language, translation_group, created_by, created_at)
          values (?, 'en', lower(hex(randomblob(6))), ?, ?)`,
        ...[which % 2 ? 'post' : 'page', by, at],
      )
      revise(rawWriter().prepare('select max(id) from entries').pluck().get(), 'written')
    },
    revise: () => revise(entryId, 'written'),
    'lay aside': () => revise(entryId, 'aside'),
    save: () =>
      run(
        'update revisions set saved_at = ?, author = ?, title = ?, slug = ? where id = ?',
        ...[at, by, title, slug, revisionId],
      ),
    remove: () => run('delete from revisions where id = ?', revisionId),
    turn: () => run(`update revisions set how = ? where id = ?`, at % 2 ? 'aside' : 'written', revisionId),
    release: () => release('id'),
    'take out': () => release('null'),
    cancel: () => run('update releases set cancelled_at = ? where id = ?', at % 3 ? at : null, releaseId),
    move: () => run('update releases set goes_live_at = ? where id = ?', at, releaseId),
    change: () =>
      run(
        'update releases set revision_id = (select max(id) from revisions where entry_id = releases.entry_id) where id = ?',
        releaseId,
      ),
    delete: () => run('delete from releases where id = ?', releaseId),
    trash: () => run('update entries set trashed_at = 1 where id = ?', entryId),
    restore: () => run('update entries set trashed_at = null where id = ?', entryId),
    erase: () => run('delete from entries where id = ?', entryId),
  }
  acts[does]!()
}

type Entry = { id: number; kind: string; created_by: number; created_at: number; trashed_at: number | null }
export type Revision = { id: number; saved_at: number; author: number; title: string; slug: string; how: string }
type Release = { id: number; revision_id: number | null; goes_live_at: number; cancelled_at: number | null }

/** Every entry with its newest revision and its releases that are not cancelled, in the order of their moments. */
export function walk() {
  const rowsOf = <R>(table: string, entryId: number) =>
    rawWriter().prepare(`select * from ${table} where entry_id = ? order by id`).all(entryId) as R[]
  return (rawWriter().prepare('select * from entries').all() as Entry[]).map((entry) => {
    const head = rowsOf<Revision>('revisions', entry.id).findLast((revision) => revision.how !== 'aside')
    const releases = rowsOf<Release>('releases', entry.id)
      .filter((release) => release.cancelled_at === null)
      .sort((a, b) => a.goes_live_at - b.goes_live_at || a.id - b.id)
    return { ...entry, head, releases, waits: head && !releases.some((release) => release.revision_id === head.id) }
  })
}
export type Walked = ReturnType<typeof walk>[number]

export function currentOf({ releases }: Walked, now: number) {
  return releases.findLast((release) => release.goes_live_at <= now)
}

export function comingOf({ releases }: Walked, now: number) {
  return releases.find((release) => release.goes_live_at > now)
}
