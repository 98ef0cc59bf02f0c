/** @module-tag property */
import fc from 'fast-check'
import { expect } from 'vitest'
import { rawWriter } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { runs } from '@/db/test-runs'
import { earliestChange, harvest } from './harvest'
import { publicSets, type SetSpec } from './harvest-sets'
import { compareChanges, compareLists } from './test-plain-lists'
import { plainEntries, typeIn, type PlainEntry } from './test-plain-states'

// Each change updates the order of records, which must equal an order computed from all rows.

const start = Date.UTC(2014, 9, 1)
const hour = 3_600_000
const kinds = ['post', 'publication', 'page'] as const
const [languages, types] = [['en', 'km'] as const, ['report', 'guide', null]]

const act = fc.record({
  does: fc.constantFrom(
    'create',
    'create',
    'release',
    'release',
    'release',
    'withdraw',
    'cancel',
    'date',
    'rename',
    'rename all',
    'erase',
  ),
  which: fc.nat(50),
  kind: fc.constantFrom(...kinds),
  language: fc.constantFrom(...languages),
  type: fc.constantFrom(...types),
  publishedOn: fc.constantFrom(null, null, '2013', '2014-10'),
  terms: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
  wait: fc.constantFrom(0, 0, 1, 2_000, 30 * 24 * hour),
  ahead: fc.constantFrom(0, 0, 0, 1, hour, 60 * 24 * hour, -400 * 24 * hour),
})
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

testOfSqlite(
  'records, sets, lists by change and the changes of lists are those of all rows, after every act',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 10, maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        async (acts, chances) => {
          testDatabase()
          fill()
          const chance = (below: number) => chances.next().value! % below
          let now = start
          for (const [n, one] of acts.entries()) {
            now += one.wait
            perform(one, n, now)
            if (chance(3) > 0) await compare(now, chance)
            if (chance(6) === 0) await compare(now + one.ahead, chance)
          }
          await compare(now, chance)
        },
      ),
      runs({ suite: 60, soak: 1_000, seed: 2026 }),
    )
  },
  3_600_000,
)

function fill() {
  const add = rawWriter().prepare('insert into terms (kind, slug, name, position) values (?, ?, ?, 0)')
  for (const kind of ['topic', 'country']) for (const slug of ['a', 'b']) add.run(kind, slug, `${kind} ${slug}`)
}

function perform({ does, which, kind, language, ...facts }: Act, n: number, now: number) {
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
  const release = (entryId: number, revisionId: number | null) =>
    entryId > 0 &&
    run(
      'insert into releases (entry_id, revision_id, goes_live_at, path, dated, created_at) values (?, ?, ?, ?, ?, ?)',
      ...[entryId, revisionId, now + facts.ahead, `/${n}`, now - which * 24 * hour, now],
    )
  const text = (entryId: number) => {
    const id = run(
      `insert into revisions (entry_id, session, created_at, saved_at, title, slug, summary, body, schema_version, body_html,
        body_text, publication_type, published_on) values (?, 's', 0, 0, ?, ?, '', '{}', 1, '', '', ?, ?)`,
      ...[entryId, `Entry ${n}`, `e${n}`, facts.type, facts.publishedOn],
    )
    for (const term of facts.terms) run('insert into revision_terms (revision_id, term_id) values (?, ?)', id, term + 1)
    return id
  }
  const acts: Record<Act['does'], () => unknown> = {
    create: () => {
      const id = run(
        'insert into entries (kind, language, translation_group, created_at) values (?, ?, ?, 0)',
        ...[kind, language, `g${n}`],
      )
      if (which % 8 > 0) release(id, text(id))
    },
    release: () => one('entries') && release(one('entries'), text(one('entries'))),
    withdraw: () => release(one('entries'), null),
    cancel: () => run('update releases set cancelled_at = ? where id = ?', now, one('releases')),
    date: () => run('update releases set created_at = ? where id = ?', now, one('releases')),
    rename: () => run('update entries set renamed_at = ? where id % 3 = ?', now, which % 3),
    'rename all': () => run('update entries set renamed_at = ?', now),
    erase: () => {
      for (const table of ['releases', 'revisions']) run(`delete from ${table} where entry_id = ?`, one('entries'))
      run('delete from entries where id = ?', one('entries'))
    },
  }
  acts[does]()
}

async function compare(now: number, chance: (below: number) => number) {
  const entries = await plainEntries(now)
  const records = entries.filter(({ isRecord }) => isRecord)
  await compareRecords(now, records, chance)
  const ever = entries.filter(({ kind }) => kind !== 'page').flatMap(({ come }) => come.map(({ changed }) => changed))
  expect(await earliestChange(now)).toBe(ever.length > 0 ? Math.min(...ever) : undefined)
  const distinct = <T>(values: T[]) => [...new Set(values)].toSorted()
  const texts = records.flatMap(({ kind, come }) => come.flatMap(({ text }) => (text ? { kind, text } : [])))
  expect(await publicSets(now)).toEqual({
    types: distinct(texts.map(({ kind, text }) => typeIn(kind, text))),
    languages: distinct(records.map(({ language }) => language)),
    countries: distinct(texts.flatMap(({ text }) => text.terms.filter(isCountry).map(({ slug }) => slug))).map(
      (slug) => ({
        slug,
        name: `country ${slug}`,
      }),
    ),
  })
  await compareChanges(now, entries)
  await compareLists(now, entries, chance)
}

function isCountry({ kind }: { kind: string }) {
  return kind === 'country'
}

async function compareRecords(now: number, records: PlainEntry[], chance: (below: number) => number) {
  const moments = records.map(({ standing }) => standing.changed)
  const moment = () => (chance(3) > 0 ? moments[chance(moments.length)] : undefined)
  const sets: (SetSpec | undefined)[] = [
    undefined,
    { by: 'type' },
    { by: 'type', value: 'report' },
    { by: 'type', value: 'post' },
    { by: 'language', value: 'km' },
    { by: 'country' },
    { by: 'country', value: 'b' },
    { by: 'country', value: 'z' },
  ]
  const set = sets[chance(sets.length)]
  const [from, until, after] = [moment(), moment(), chance(2) ? records[chance(records.length)] : undefined]
  const found = await harvest({
    now,
    set,
    from,
    until,
    limit: 4,
    whole: false,
    after: after && { changed: after.standing.changed, entryId: after.id },
  })
  const expected = records
    .slice(after ? records.indexOf(after) + 1 : 0)
    .filter(({ standing }) => standing.changed >= (from ?? 0) && standing.changed <= (until ?? Infinity))
    .filter(({ language, type, text }) => {
      if (set?.by === 'country')
        return text!.terms.some((term) => isCountry(term) && term.slug === (set.value ?? term.slug))
      return set?.value === undefined || set.value === (set.by === 'type' ? type : language)
    })
  expect(found.records.map(({ entryId, changed, withdrawn }) => [entryId, changed, withdrawn])).toEqual(
    expected.slice(0, 4).map(({ id, standing }) => [id, standing.changed, !standing.text]),
  )
  expect(found.remaining).toBe(expected.length)
}
