/** @module-tag property */
import fc from 'fast-check'
import { eq, inArray } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { addresses, iconSizes } from '@/addresses.mjs'
import { handlerAt } from '@/app/(site)/handlers'
import { runAtMoment } from '@/app/(site)/moment'
import { GET as openedPreview } from '@/app/(desk)/preview/[token]/route'
import { read } from '@/db/connection'
import { correctedEditions, entries, media, mediaPages, releases, revisionMedia, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runs, tries } from '@/db/test-runs'
import { liveAddresses } from '@/domain/published/sitemap'
import { releasesAt } from '@/domain/entries/standing'
import { wordAct } from '@/domain/testing/word-acts'
import { beginHistory, type WordHistory } from '@/domain/testing/word-archive'
import { perform } from '@/domain/testing/word-histories'
import { unzip } from '@/lib/epub/test-faults'
import { env } from '@/lib/process/env'
import { fileAddress, versionAddress } from '@/lib/web/file-address'
import { publicAddress } from '@/lib/web/public-address'
import type { Folder } from '@/cli/exports/folder'
import { walkSite } from '@/cli/exports/site/walk'

// All that the site serves is read after a history: of a text about people at risk, each word must be one that a second
// person had before them.

/** Returns all that the site serves at a moment, by its address; and notes the rows of `addresses.mjs` that answered. */
async function servedAt(at: number, answered: Set<string>) {
  const served = new Map<string, string>()
  const folder = {
    problems: [],
    writeTemporary: async (place: string, html: string) => void served.set(place, html),
    write: async (place: string, body: Uint8Array) => {
      const inside = place.endsWith('.epub') ? await unzip(Buffer.from(body)) : [{ data: body }]
      served.set(place, inside.map(({ data }) => Buffer.from(data).toString()).join('\n'))
    },
    copy: async () => {},
    copyStored: async (place: string, { stored }: { stored: string }) => {
      served.set(place, await wordsIn(stored))
      return {}
    },
  } as unknown as Folder
  const published = [...(await read().select({ path: releases.path }).from(releases)), ...(await liveAddresses(at))]
  const paths = [...new Set(published.map(({ path }) => path))]
  const files = await read().select().from(media).where(eq(media.type, 'application/pdf'))
  const lineages = [...new Set(files.map(({ lineage }) => lineage))]
  const ofFiles = files.flatMap((file) => [fileAddress(file), versionAddress(file)])
  const seeds = [...lists, ...paths, ...paths.flatMap((path) => formsOf(path, lineages)), ...ofFiles]
  const outcomes = await walkSite({ folder, at, seeds, optional: seeds, each: () => {} })
  for (const [address, outcome] of outcomes) {
    if (outcome.is === 'absent') continue
    answered.add(rowAt(address))
    if (outcome.is === 'moved') served.set(`what ${address} leads to`, outcome.to)
  }
  const ids = await read().select({ id: entries.id }).from(entries)
  const inApi = ids.flatMap(({ id }) => [`/api/v1/entries/${id}`, `/api/v1/publications/${id}`])
  for (const address of [...programs, ...inApi, ...paths.map(misspelt)]) {
    const response = await runAtMoment({ at }, async () =>
      handlerAt(address.split('?')[0]!)(new Request(env().siteUrl + address)),
    )
    if (response.ok) answered.add(rowAt(address))
    served.set(address, await response.text())
  }
  return served
}

const rowAt = (address: string) => publicAddress(address.split('?')[0]!).row.name

/** Addresses of lists and files that need no link. */
const lists = [
  ...addresses.filter(({ path, forPrograms }) => !/[:*]/.test(path) && !forPrograms).map(({ path }) => path),
  ...['lists-en', 'publication-1', 'post-1', 'event-1'].map((name) => `/sitemap/${name}.xml`),
]

/** Returns the addresses of everything that belongs to the page of an entry. */
function formsOf(path: string, files: string[]) {
  const { row } = publicAddress(path)
  const own = row.path === '/*path' ? '/:slug' : row.path
  const forms = addresses.filter((form) => form.path.startsWith(`${own}/`))
  const places = forms.map((form) => form.path.slice(own.length).replace(/:(number|part)/, '1'))
  return places.flatMap((place) =>
    place.includes(':file')
      ? files.map((file) => path + place.replace(':file', file))
      : path + place.replace(':format', 'bib'),
  )
}

/** The page of such an address suggests others. */
const misspelt = (path: string) => path.replace(/.$/, '')

/** Returns the words in the bytes of a stored file, as its upload has read them. */
async function wordsIn(stored: string) {
  const [id] = stored.split('/') as [string]
  const pages = await read().select().from(mediaPages).where(eq(mediaPages.mediaId, id))
  return pages.map(({ text }) => text).join('\n')
}

const programs = [
  '/oai?verb=ListRecords&metadataPrefix=oai_dc',
  '/oai?verb=ListIdentifiers&metadataPrefix=oai_dc',
  '/api/v1',
  '/api/v1/openapi.json',
  '/api/v1/entries',
  '/api/v1/publications',
  '/api/v1/terms',
  '/search?q=common',
  '/search?q=comon',
  '/search?q=rice',
  '/publications?q=common',
]

async function isAtRisk(entryId: number) {
  const rows = await read().select().from(entries)
  const corrected = await read().select().from(correctedEditions).where(eq(correctedEditions.entryId, entryId))
  const uses = await read()
    .select({ entryId: releases.entryId })
    .from(releases)
    .innerJoin(revisionMedia, eq(revisionMedia.revisionId, releases.revisionId))
    .where(
      inArray(
        revisionMedia.mediaId,
        corrected.flatMap(({ mediaId }) => mediaId ?? []),
      ),
    )
  const ids = [entryId, ...uses.map((use) => use.entryId)]
  const groups = rows.filter(({ id }) => ids.includes(id)).map(({ translationGroup }) => translationGroup)
  return rows.some(({ translationGroup, people }) => groups.includes(translationGroup) && people === 'at risk')
}

/** Tries what readers have of each text by its release alone, which costs little after each act. */
async function checkReleases({ planted, signed, entryIds, now }: WordHistory, after: string) {
  for (const release of await releasesAt(read(), entryIds, now)) {
    if (release.revisionId === null || !(await isAtRisk(release.entryId))) continue
    const [revision] = await read().select().from(revisions).where(eq(revisions.id, release.revisionId))
    for (const [word] of JSON.stringify([revision, release]).matchAll(/zq\d+qz/g))
      if (!signed.has(word))
        throw new Error(`After “${after}” readers have “${word}” (${planted.get(word)!.by}), which nobody has checked.`)
  }
}

type Seen = { words: number; atRisk: number; answered: Set<string>; previews: number }

async function checkServed(history: WordHistory, seen: Seen) {
  const { planted, signed, forbidden } = history
  for (const [address, body] of await servedAt(history.now, seen.answered))
    for (const [word] of body.matchAll(/zq\d+qz/g)) {
      const { entryId, by } = planted.get(word)!
      seen.words++
      if (!(await isAtRisk(entryId))) continue
      seen.atRisk++
      if (!signed.has(word)) throw new Error(`${address} has “${word}” (${by}), which nobody has checked.`)
      if (forbidden.has(word)) throw new Error(`${address} has “${word}” (${by}), which must not appear.`)
    }
}

async function ownTexts(entryId: number) {
  return read()
    .select({ revision: revisions, upload: media })
    .from(revisions)
    .leftJoin(revisionMedia, eq(revisionMedia.revisionId, revisions.id))
    .leftJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(eq(revisions.entryId, entryId))
}

/**
 * A preview shows words of its own draft that nobody has checked, to whom a colleague gave it, and none of another. A
 * closed one has the page of an address that is not there, with the newest texts that readers have.
 */
async function checkPreviews({ previews, planted, signed, now }: WordHistory, seen: Seen) {
  vi.useFakeTimers({ toFake: ['Date'], now })
  for (const { token, entryId, closed } of previews) {
    const response = await openedPreview(new Request(env().siteUrl), { params: Promise.resolve({ token }) })
    const body = await response.text()
    const drafts = JSON.stringify(await ownTexts(entryId))
    if (response.status === 200) seen.previews++
    if (closed && response.status !== 404) throw new Error(`A preview that “${closed}” closed answers.`)
    for (const [word] of body.matchAll(/zq\d+qz/g)) {
      const { entryId: of, by } = planted.get(word)!
      const isOwn = !closed && (of === entryId || drafts.includes(word))
      if (!isOwn && !signed.has(word) && (await isAtRisk(of)))
        throw new Error(`The preview of entry ${entryId} has “${word}” (${by}) of another one.`)
    }
  }
  vi.useRealTimers()
}

/** Rows of `addresses.mjs` that the reading of a small archive leaves out, with the reason. */
const unread: Record<string, string[]> = {
  'tells of the site': ['web manifest', 'key for search engines', 'security contact', 'anything else in the API'],
  'has no words; what is said of it stands in pages': ['picture', ...iconSizes.map((size) => `icon of ${size} pixels`)],
  'tells of help services, which staff do not write in texts': ['help', 'help in a country'],
  'leads to a part of a text': ['heading in a text'],
  'has lines like those of the first page': [
    'page of news',
    'page of changes',
    'page of events',
    'page of calls',
    'page of a topic',
    'page of a country',
    'page of a month',
  ],
}

test('every public address is read, or has a reason why it needs not be', async () => {
  testDatabase()
  const { now } = await beginHistory(['publication', 'post', 'event', 'call', 'page'])
  const answered = new Set<string>()
  await servedAt(now, answered)
  const left = addresses.map(({ name }) => name).filter((name) => !answered.has(name))
  expect(left.toSorted()).toEqual(Object.values(unread).flat().toSorted())
})

test(
  'of a text about people at risk the site serves no word that a second person has not checked, whatever was done',
  async () => {
    const seen: Seen = { words: 0, atRisk: 0, answered: new Set(), previews: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(wordAct, { minLength: 15, maxLength: 40 }), async (acts) => {
        testDatabase()
        const history = await beginHistory()
        for (const act of acts) {
          history.now += 1_000
          await perform(history, act)
          await checkReleases(history, act.does)
        }
        await checkServed(history, seen)
        await checkPreviews(history, seen)
      }),
      { ...runs({ suite: 24, soak: 1_000, seed: 110 }), endOnFailure: true },
    )
    expect(seen.atRisk).toBeGreaterThan(tries(24))
    expect(seen.previews).toBeGreaterThan(0)
  },
  3 * 3_600_000,
)
