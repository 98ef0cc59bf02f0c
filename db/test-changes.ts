import type Database from 'better-sqlite3'
import fc from 'fast-check'
import type { Client } from 'pg'

// Changes of an archive as statements that SQLite and PostgreSQL both take, to see whether their triggers do the same.

type Statement = { text: string; values: unknown[] }

/** The first change: an import to which later imported rows belong. */
export const firstImport: Statement = {
  text: `insert into imports (id, kind, source, files, started_at) values ($1, 'folder', 's', '[]', 0)`,
  values: [1],
}

/** Changes that can happen; of a large archive, some more than others. */
export const kindsOfChange = [
  'entry',
  'revision',
  'aside',
  'release',
  'withdrawal',
  'save',
  'cancel',
  'restore',
  'move',
  'review',
  'unsay',
  'pages',
  'unpage',
  'repage',
  'rename',
  'regroup',
  'setting',
  'unset',
  'redirect',
  'term',
  'picture',
  'describe',
  'lose',
  'import',
  'erase revision',
  'erase release',
  'erase entry',
  'use',
  'all',
  'none',
] as const
const often = ['revision', 'revision', 'release', 'release', 'review', 'pages', 'entry', 'picture', 'use'] as const

const small = fc.nat(11)
export const changes = fc.record({
  does: fc.constantFrom(...kindsOfChange, ...often),
  a: small,
  b: small,
  at: fc.nat(9),
  said: fc.constantFrom('submitted', 'approved', 'changes requested', 'taken back'),
})
type Change = typeof changes extends fc.Arbitrary<infer C> ? C : never

/** One row of a table, by a number that may be larger than the table. */
function oneOf(table: string, number: string) {
  const count = `(select count(*) from ${table})`
  return `select id from ${table} order by id limit 1 offset case ${count} when 0 then 0 else ${number} % ${count} end`
}

/** The statements of some changes. Numbers of rows are given, since the two differ where a statement fails. */
export function portable(all: Change[]): Statement[] {
  return all.map(({ does, a, b, at, said }, n) => {
    const id = n + 1
    const revision = (how: string) => ({
      text: `insert into revisions (id, entry_id, session, created_at, saved_at, how, title, slug, summary, body, schema_version, body_html,
        body_text) values ($1, (${oneOf('entries', '$2')}), 's', 0, $3, $4, $5, 's', '', '{}', 1, '', '')`,
      values: [id, a, at, how, `Title ${b}`],
    })
    const release = (text: string) => ({
      text: `insert into releases (id, entry_id, revision_id, goes_live_at, path, dated, created_at)
        select $1, entry_id, ${text}, $2, '/', 0, $3 from revisions where id = (${oneOf('revisions', '$4')})`,
      values: [id, at, b, a],
    })
    const some = (table: string) => `(${oneOf(table, '$1')})`
    const change = (text: string, ...more: unknown[]) => ({ text, values: [a, ...more] })
    const statements: Record<Change['does'], Statement> = {
      entry: {
        text: `insert into entries (id, kind, language, translation_group, created_at) values ($1, 'post', 'en', $2, 0)`,
        values: [id, `g${id}`],
      },
      revision: revision('written'),
      aside: revision('aside'),
      release: release('id'),
      withdrawal: release('null'),
      save: change(`update revisions set saved_at = $2, title = $3 where id = ${some('revisions')}`, at, `Saved ${b}`),
      cancel: change(`update releases set cancelled_at = $2 where id = ${some('releases')}`, at),
      restore: change(`update releases set cancelled_at = null where id = ${some('releases')}`),
      move: change(`update releases set goes_live_at = $2 where id = ${some('releases')}`, at),
      review: {
        text: `insert into reviews (id, entry_id, revision_id, at, said) select $1, entry_id, id, $2, $3 from revisions where id = (${oneOf('revisions', '$4')})`,
        values: [id, at, said, a],
      },
      unsay: change(`delete from reviews where id = ${some('reviews')}`),
      picture: {
        text: `insert into media (id, lineage, name, type, bytes, sha256, uploaded_at) values ($1, $1, 'a.pdf', 'application/pdf', 1, $2, 0)`,
        values: [`m${id}`, `h${id}`],
      },
      describe: change(`update media set alt = $2, caption = $3 where id = ${some('media')}`, `Alt ${b}`, `c${id}`),
      lose: change(`delete from media where id = ${some('media')}`),
      use: {
        text: `insert into revision_media (revision_id, media_id, role, position) select r.id, m.id, 'file', $1 from
          (${oneOf('revisions', '$2')}) r, (${oneOf('media', '$3')}) m`,
        values: [id, a, b],
      },
      pages: {
        text: `insert into media_pages (id, media_id, page, text) select $1, id, $2, 'words' from media where id = (${oneOf('media', '$3')})`,
        values: [id, id, a],
      },
      repage: change(`update media_pages set text = $2 where id = ${some('media_pages')}`, `words ${b}`),
      unpage: change(`delete from media_pages where media_id = ${some('media')}`),
      rename: change(`update entries set renamed_at = $2 where id = ${some('entries')}`, at),
      regroup: change(`update entries set translation_group = $2 where id = ${some('entries')}`, `r${id}`),
      setting: { text: `insert into settings (key, value) values ($1, '1')`, values: [`k${a}`] },
      unset: { text: 'delete from settings where key = $1', values: [`k${a}`] },
      redirect: {
        text: `insert into redirects (id, source, target, created_at) values ($1, $2, '/', 0)`,
        values: [id, `/${id}`],
      },
      term: {
        text: `insert into terms (id, kind, slug, name) values ($1, 'topic', $2, 'Name')`,
        values: [id, `t${id}`],
      },
      import: {
        text: `insert into imported (id, source, kind, key, title, import_id, outcome, hash, entry_id) select $1, 's', 'entry', $2, 'Brought', i.id, 'new', '',
          e.id from (select id from imports limit 1) i, (${oneOf('entries', '$3')}) e`,
        values: [id, `k${id}`, a],
      },
      'erase revision': change(`delete from revisions where id = ${some('revisions')}`),
      'erase release': change(`delete from releases where id = ${some('releases')}`),
      'erase entry': change(`delete from entries where id = ${some('entries')}`),
      all: { text: 'update releases set created_at = created_at + $1', values: [b] },
      none: { text: 'update releases set created_at = 0 where id = $1', values: [-1] },
    }
    return statements[does]
  })
}

/** Runs a statement in both engines: `done` if both accept it, `refused` if neither does, otherwise both answers. */
export async function applyTo(file: Database.Database, server: Client, { text, values }: Statement) {
  const named = Object.fromEntries(values.map((value, index) => [`p${index + 1}`, value]))
  const inFile = attempt(() => file.prepare(text.replaceAll('$', '@p')).run(named))
  const inServer = await server.query(text, values).then(
    () => undefined,
    (error: Error) => error.message,
  )
  const isAlike = (inFile === undefined) === (inServer === undefined)
  return isAlike ? (inFile === undefined ? 'done' : 'refused') : { inFile, inServer }
}

function attempt(work: () => unknown) {
  try {
    work()
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}
