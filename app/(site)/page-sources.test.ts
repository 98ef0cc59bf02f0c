/** @module-tag property */
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { rawWriter } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { runs, tries } from '@/db/test-runs'
import { changedSince, type SeenVersion } from '@/domain/published/changed-entries'
import { staysSameAfter, type PageSources } from '@/domain/published/page-sources'
import { handlerOf } from './handlers'
import { ask } from './test-ask'

// A page kept after a change must equal a new page, for every entry and after every act.

afterEach(() => void vi.useRealTimers())

const start = Date.UTC(2014, 9, 20)
const hour = 3_600_000
const kinds = ['post', 'post', 'post', 'publication', 'page'] as const

const act = fc.record({
  does: fc.constantFrom(
    ...(['create', 'create', 'create', 'release', 'release', 'release', 'withdraw', 'cancel'] as const),
    ...(['regroup', 'rename term', 'redirect', 'redirect', 'retarget', 'no redirect', 'settings', 'erase'] as const),
  ),
  which: fc.nat(50),
  kind: fc.constantFrom(...kinds),
  language: fc.constantFrom('en', 'en', 'en', 'km'),
  slug: fc.nat(11),
  group: fc.nat(11),
  terms: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }),
  days: fc.nat(20),
  wait: fc.constantFrom(0, 1, hour, 3 * hour),
  ahead: fc.constantFrom(0, 0, 0, hour, 2 * hour),
})
/** The acts with which an archive begins. */
const create = act.map((one) => ({ ...one, does: 'create' as const, wait: 0, ahead: 0 }))
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

test('what is kept over a change is what would be made now', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  let keptOver = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(create, { minLength: 10, maxLength: 12 }),
      fc.array(act, { minLength: 8, maxLength: 14 }),
      async (first, acts) => {
        testDatabase()
        fill()
        let [now, seen] = [start, undefined as SeenVersion | undefined]
        const kept = new Map<string, { text: string; sources: PageSources }>()
        for (const [n, one] of [...first, ...acts].entries()) {
          now += one.wait
          vi.setSystemTime(now)
          perform(one, n, now)
          if (n < first.length - 1) continue
          const { changes, seen: next } = await changedSince(seen, now)
          seen = next
          for (const [path, { text, sources }] of kept) {
            if (changes === 'anything' || !changes.every((change) => staysSameAfter(change, sources))) kept.delete(path)
            else {
              expect(firstDifference(text, (await page(path)).text)).toBeUndefined()
              keptOver++
            }
          }
          for (const path of releasedPaths().filter((path) => !kept.has(path))) {
            const { text, headers } = await page(path)
            const sources = headers.get('x-still-sources')
            if (sources) kept.set(path, { text, sources: JSON.parse(decodeURIComponent(sources)) as PageSources })
          }
        }
      },
    ),
    { ...runs({ suite: 10, soak: 500, seed: 2026 }), endOnFailure: true },
  )
  // Most of what happens touches few pages.
  expect(keptOver).toBeGreaterThan(tries(100))
}, 3_600_000)

function page(path: string) {
  const handler = handlerOf(path)
  return ask(handler, path)
}

/** Returns where two texts begin to differ. */
function firstDifference(a: string, b: string) {
  if (a === b) return undefined
  const at = Array.from(a).findIndex((letter, n) => letter !== b[n])
  return [a.slice(at - 40, at + 80), b.slice(at - 40, at + 80)]
}

function releasedPaths() {
  return rawWriter().prepare('select distinct path from releases').pluck().all() as string[]
}

function fill() {
  const add = rawWriter().prepare('insert into terms (kind, slug, name, position) values (?, ?, ?, 0)')
  for (const kind of ['topic', 'country'])
    for (const slug of ['a', 'b', 'c', 'd']) add.run(kind, slug, `${kind} ${slug}`)
  // In another language a menu leads to the translation of a page, where there is one.
  const menu = [0, 1, 2, 3].map((n) => ({ label: `Page ${n}`, path: `/page-${n}` }))
  rawWriter().prepare(`insert into settings (key, value) values ('menu', ?)`).run(JSON.stringify(menu))
}

function perform({ does, which, kind, language, slug, group, terms, days, ahead }: Act, n: number, now: number) {
  const run = (sql: string, ...values: unknown[]) =>
    Number(
      rawWriter()
        .prepare(sql)
        .run(...values).lastInsertRowid,
    )
  const one = (table: string) => {
    const ids = rawWriter().prepare(`select id from ${table} order by id`).pluck().all() as number[]
    return ids[which % ids.length] ?? 0
  }
  const text = (entryId: number) => {
    const id = run(
      `insert into revisions (entry_id, session, created_at, saved_at, title, slug, summary, body, schema_version, body_html,
        body_text, translated_from) values (?, 's', 0, 0, ?, ?, 'S', '{}', 1, '<p>Words</p>', 'Words', ?)`,
      ...[entryId, `Text ${n}`, `s${slug}`, which % 5 === 0 ? one('revisions') || null : null],
    )
    for (const term of terms) run('insert into revision_terms (revision_id, term_id) values (?, ?)', id, term + 1)
    return id
  }
  const release = (entryId: number, revisionId: number | null) => {
    const entry = rawWriter().prepare('select kind, language from entries where id = ?').get(entryId) as
      { kind: string; language: string } | undefined
    if (!entry) return
    const prefix = entry.language === 'en' ? '' : `/${entry.language}`
    const folder = { post: '/2014/10', publication: '/publications', page: '' }[entry.kind]
    const path = `${prefix}${folder}/${entry.kind}-${slug}`
    const isTaken = rawWriter().prepare('select 1 from addresses where path = ? and entry_id <> ?').get(path, entryId)
    if (isTaken) return
    rawWriter().prepare('insert or ignore into addresses (path, entry_id) values (?, ?)').run(path, entryId)
    run(
      'insert into releases (entry_id, revision_id, goes_live_at, path, dated, created_at) values (?, ?, ?, ?, ?, ?)',
      ...[entryId, revisionId, now + ahead, path, start - days * 24 * hour, now],
    )
  }
  const acts: Record<Act['does'], () => unknown> = {
    create: () => {
      const isTaken = rawWriter()
        .prepare('select 1 from entries where translation_group = ? and language = ?')
        .get(`g${group}`, language)
      const id = run(
        'insert into entries (kind, language, translation_group, created_at) values (?, ?, ?, 0)',
        ...[kind, language, isTaken ? `alone ${n}` : `g${group}`],
      )
      release(id, text(id))
    },
    release: () => one('entries') && release(one('entries'), text(one('entries'))),
    withdraw: () => one('entries') && release(one('entries'), null),
    cancel: () => run('update releases set cancelled_at = ? where id = ?', now, one('releases')),
    regroup: () => run('update or ignore entries set translation_group = ? where id = ?', `g${group}`, one('entries')),
    'rename term': () => run('update terms set name = ? where id = ?', `Name ${n}`, 1 + (which % 8)),
    redirect: () =>
      run(
        'insert or ignore into redirects (source, target, created_at) values (?, ?, ?)',
        `/2014/10/post-${slug}`,
        '/',
        now,
      ),
    retarget: () => run('update redirects set target = ? where id = ?', `/2014/10/post-${slug}`, one('redirects')),
    'no redirect': () => run('delete from redirects where id = ?', one('redirects')),
    settings: () => run(`insert or replace into settings (key, value) values ('name', ?)`, JSON.stringify(`Site ${n}`)),
    erase: () => {
      const id = one('entries')
      for (const table of ['addresses', 'releases', 'revisions']) run(`delete from ${table} where entry_id = ?`, id)
      run('delete from entries where id = ?', id)
    },
  }
  acts[does]()
}
