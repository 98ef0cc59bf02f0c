import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicVersion, write } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import type { Language } from '@/lib/languages'
import { yearMonthOf } from '@/lib/time'
import type { Actor } from '../actor'
import type { Content } from '../content'
import { createEntry, saveDraft, type Saved } from '../drafts'
import { release, unschedule, withdraw } from '../releases'
import { createTerm } from '../terms'
import { content, got, someone } from '../test-newsroom'
import { newestTexts } from './feed'
import { findPublicFile } from './files'
import { findItem, liveEndingIn } from './item'
import { facets, publicationsMatching } from './library'
import { nextGoLive } from './live'
import { latestPosts, postsIn, postsOfYear, theRecord } from './posts'
import { liveAddresses, liveLanguages } from './site'
import { liveTerms } from './terms'

// What the newsroom did is told again by a plain list of releases, and every public question must agree with it.

const zone = 'Asia/Bangkok'
const start = Date.UTC(2014, 9, 1)
const hour = 3_600_000
const language: Language = 'en'

type Told = {
  kind: 'post' | 'publication'
  releases: { at: number; path?: string; term?: boolean; file?: boolean; cancelled?: boolean; dated: number }[]
}

const act = fc.record({
  does: fc.constantFrom('create', 'create', 'release', 'release', 'release', 'unschedule', 'withdraw', 'rename'),
  which: fc.nat(5),
  kind: fc.constantFrom('post' as const, 'publication' as const),
  wait: fc.nat(40),
  ahead: fc.constantFrom(0, 0, 1, 30, 24 * 31),
  term: fc.boolean(),
  file: fc.boolean(),
})

test('every public page, list, count, file and redirect agrees with the releases at any moment', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 8, maxLength: 25 }),
      fc.infiniteStream(fc.nat()),
      async (acts, chances) => {
        testDatabase()
        const told = await tell(acts)
        const edges = told.flatMap((entry) => entry.releases.flatMap(({ at }) => [at - 1, at]))
        for (const chance of chances.take(6)) await compare(told, edges[chance % edges.length] ?? start)
      },
    ),
    { numRuns: 60, seed: 2014 },
  )
}, 300_000)

async function tell(acts: (typeof act extends fc.Arbitrary<infer A> ? A : never)[]) {
  const editor = await someone()
  const topic = got(await createTerm(editor, { kind: 'topic', name: 'Protection' }, 0)).id
  const upload = {
    id: 'aaaaaaaaaaaa',
    name: 'a.pdf',
    type: 'application/pdf' as const,
    bytes: 1,
    sha256: '',
    uploadedAt: 0,
  }
  await write(async (tx) => void (await tx.insert(media).values(upload)))
  const entries: { saved: Saved; told: Told; content: Content }[] = []
  let now = start
  for (const [n, { does, which, kind, wait, ahead, term, file }] of acts.entries()) {
    now += wait * hour
    const entry = entries[which % Math.max(entries.length, 1)]
    const text = content({
      title: `Entry ${n}`,
      slug: `entry-${n}`,
      termIds: term ? [topic] : [],
      files: file ? [{ mediaId: upload.id, title: '', language: null }] : [],
      publication: kind === 'publication' ? { type: 'report', publishedOn: '2014', publisher: '' } : null,
    })
    if (does === 'create' && entries.length < 6) {
      const saved = got(await createEntry(editor, { kind, language, session: 's', content: text }, now))
      entries.push({ saved, content: text, told: { kind, releases: [] } })
    } else if (!entry) continue
    else if (does === 'rename') {
      const next = { ...entry.content, slug: `entry-${n}`, termIds: text.termIds }
      entry.saved = got(
        await saveDraft(
          editor,
          { entryId: entry.saved.entryId, base: entry.saved, session: `${n}`, content: next },
          now,
        ),
      )
      entry.content = next
    } else await change(editor, entry, { does, at: now + ahead * hour, now })
  }
  return entries.map((entry) => entry.told)
}

async function change(
  editor: Actor,
  entry: { saved: Saved; told: Told; content: Content },
  { does, at, now }: { does: string; at: number; now: number },
) {
  const { releases } = entry.told
  const pending = releases.filter((row) => row.at > now && !row.cancelled)
  const cancel = (rows: typeof releases) => rows.forEach((row) => (row.cancelled = true))
  if (does === 'release') {
    const released = got(await release(editor, { ...entry.saved, at }, now))
    cancel(pending.filter((row) => row.path))
    const first = standing(releases, at, 'first')
    const facts = { term: entry.content.termIds.length > 0, file: entry.content.files.length > 0 }
    releases.push({ at, path: released.path, dated: first?.dated ?? at, ...facts })
  } else if (does === 'unschedule') {
    const result = await unschedule(editor, entry.saved.entryId, now)
    expect(result.ok).toBe(pending.length > 0)
    cancel(pending)
  } else {
    const result = await withdraw(
      editor,
      { entryId: entry.saved.entryId, reason: 'outdated', explanation: 'Old.', at },
      now,
    )
    const live = standing(releases, at)
    expect(result.ok).toBe(live?.path !== undefined)
    if (!result.ok) return
    if (at === now) cancel(pending.filter((row) => row.path))
    releases.push({ at, dated: live!.dated })
  }
}

/** Of releases whose moment came, the newest (or the first), later rows over earlier ones of the same moment. */
function standing(releases: Told['releases'], at: number, which: 'newest' | 'first' = 'newest') {
  const come = releases.filter((row) => row.at <= at && !row.cancelled).toSorted((a, b) => a.at - b.at)
  return which === 'newest' ? come.at(-1) : come[0]
}

async function compare(told: Told[], now: number) {
  const live = told.flatMap((entry) => {
    const current = standing(entry.releases, now)
    return current?.path ? [{ kind: entry.kind, ...current, path: current.path }] : []
  })
  const paths = (rows: { path: string }[]) => rows.map((row) => row.path).toSorted()
  const posts = live.filter((row) => row.kind === 'post')
  const publications = live.filter((row) => row.kind === 'publication')

  expect(paths(await liveAddresses(now))).toEqual(paths(live))
  expect(paths((await latestPosts({ now, language, page: 1 }))!.items)).toEqual(paths(posts))
  expect(paths(await newestTexts({ now, language, limit: 20 }))).toEqual(paths(live))
  const library = (await publicationsMatching({ now, filter: {}, page: 1 }))!
  expect(paths(library.items)).toEqual(paths(publications))
  expect((await facets({ now, filter: {} })).year.map((choice) => choice.count)).toEqual(
    publications.length ? [publications.length] : [],
  )
  expect((await liveTerms({ now, language, kind: 'topic' })).map((term) => term.count)).toEqual(
    live.some((row) => row.term) ? [live.filter((row) => row.term).length] : [],
  )
  expect((await findPublicFile({ id: 'aaaaaaaaaaaa', now })) !== undefined).toBe(live.some((row) => row.file))
  expect(await liveLanguages(now)).toEqual(live.length ? ['en'] : [])

  const counted = (await theRecord({ now, language, zone })).flatMap(({ year, months }) =>
    months.map((n, m) => [year, m + 1, n] as const),
  )
  for (const [year, month, n] of counted) {
    const within = posts.filter(
      (row) => yearMonthOf(row.dated, zone).year === year && yearMonthOf(row.dated, zone).month === month,
    )
    expect(n).toBe(within.length)
    expect(paths((await postsIn({ now, language, zone, year, month, page: 1 }))?.items ?? [])).toEqual(paths(within))
  }
  expect(counted.reduce((sum, [, , n]) => sum + n, 0)).toBe(posts.length)

  for (const year of new Set(counted.map(([year]) => year))) {
    const within = posts.filter((row) => yearMonthOf(row.dated, zone).year === year)
    expect(paths(await postsOfYear({ now, language, zone, year }))).toEqual(paths(within))
  }

  for (const entry of told) {
    const current = standing(entry.releases, now)
    for (const path of new Set(entry.releases.flatMap((row) => row.path ?? []))) {
      const everLive = entry.releases.some((row) => row.path === path && row.at <= now && !row.cancelled)
      const expected = !everLive ? undefined : current!.path === path ? 'live' : current!.path ? 'moved' : 'gone'
      expect((await findItem({ path, now }))?.is).toBe(expected)
      const alike = await liveEndingIn({ now, slug: path.split('/').at(-1)! })
      expect(alike.some((found) => found.path === path)).toBe(expected === 'live')
    }
  }
  const due = told
    .flatMap((entry) => entry.releases)
    .filter((row) => row.at > now && !row.cancelled)
    .map((row) => row.at)
  expect(await nextGoLive(now)).toBe(due.length ? Math.min(...due) : undefined)
}

test('typing a draft does not move the public version; releasing does', async () => {
  testDatabase()
  const editor = await someone()
  const before = publicVersion()
  let saved = got(await createEntry(editor, { kind: 'post', language, session: 's', content: content() }, 0))
  for (let n = 0; n < 50; n++) {
    saved = got(
      await saveDraft(
        editor,
        { entryId: saved.entryId, base: saved, session: 's', content: content({ summary: `${n}` }) },
        n,
      ),
    )
  }
  expect(publicVersion()).toBe(before)
  got(await release(editor, { ...saved, at: 1000 }, 100))
  expect(publicVersion()).toBeGreaterThan(before)
})
