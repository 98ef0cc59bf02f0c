/** @module-tag property */
import fc from 'fast-check'
import { eq, inArray } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { addresses, iconSizes } from '@/addresses.mjs'
import { GET as openedPreview } from '@/app/(desk)/preview/[token]/route'
import { read } from '@/db/connection'
import {
  correctedEditions,
  entries,
  media,
  releases,
  revisionMedia,
  revisions,
  revisionTerms,
  terms,
} from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runs, tries } from '@/db/test-runs'
import { releasesAt } from '@/domain/entries/standing'
import { wordAct } from '@/domain/testing/word-acts'
import { beginHistory, type WordHistory } from '@/domain/testing/word-archive'
import { perform } from '@/domain/testing/word-histories'
import { env } from '@/lib/process/env'
import { servedAt } from './test-served'

// All that the site serves is read after a history: of a text about people at risk, each word must be one that a second
// person had before them.

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

/** A copy that was made before its original was marked is a text of its own, with the same words, files and topics. */
async function isOfOwnCopy({ copies, planted }: WordHistory, entryId: number, word: string) {
  const isShared = /topic|file|Media|corrected/.test(planted.get(word)!.by)
  for (const { copy, words, originals } of copies)
    if ((words.has(word) || (isShared && originals.includes(entryId))) && !(await isAtRisk(copy))) return true
  return false
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
      if (!(await isAtRisk(entryId)) || (await isOfOwnCopy(history, entryId, word))) continue
      seen.atRisk++
      if (!signed.has(word)) throw new Error(`${address} has “${word}” (${by}), which nobody has checked.`)
      if (forbidden.has(word)) throw new Error(`${address} has “${word}” (${by}), which must not appear.`)
    }
}

async function ownTexts(entryId: number) {
  return read()
    .select({ revision: revisions, use: revisionMedia, upload: media })
    .from(revisions)
    .leftJoin(revisionMedia, eq(revisionMedia.revisionId, revisions.id))
    .leftJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(eq(revisions.entryId, entryId))
}

async function ownTopics(entryId: number) {
  return read()
    .select({ name: terms.name })
    .from(terms)
    .innerJoin(revisionTerms, eq(revisionTerms.termId, terms.id))
    .innerJoin(revisions, eq(revisions.id, revisionTerms.revisionId))
    .where(eq(revisions.entryId, entryId))
}

/**
 * A preview shows words of its own draft that nobody has checked, to whom a colleague gave it, and none of another. A
 * closed one has the page of an address that is not there, with the newest texts that readers have.
 */
async function checkPreviews(history: WordHistory, seen: Seen) {
  const { previews, planted, signed, now } = history
  vi.useFakeTimers({ toFake: ['Date'], now })
  for (const { token, entryId, closed } of previews) {
    const response = await openedPreview(new Request(env().siteUrl), { params: Promise.resolve({ token }) })
    const body = await response.text()
    const drafts = JSON.stringify([await ownTexts(entryId), await ownTopics(entryId)])
    if (response.status === 200) seen.previews++
    if (closed && response.status !== 404) throw new Error(`A preview that “${closed}” closed answers.`)
    for (const [word] of body.matchAll(/zq\d+qz/g)) {
      const { entryId: of, by } = planted.get(word)!
      const isOwn = !closed && (of === entryId || drafts.includes(word))
      if (!isOwn && !signed.has(word) && (await isAtRisk(of)) && !(await isOfOwnCopy(history, of, word)))
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
