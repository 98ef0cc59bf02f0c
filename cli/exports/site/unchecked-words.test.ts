/** @module-tag property */
import fc from 'fast-check'
import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { handlerAt } from '@/app/(site)/handlers'
import { runAtMoment } from '@/app/(site)/moment'
import { read } from '@/db/connection'
import { correctedEditions, entries, releases, revisionMedia } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runs, tries } from '@/db/test-runs'
import { liveAddresses } from '@/domain/published/sitemap'
import { wordAct } from '@/domain/testing/word-acts'
import { beginHistory, perform, type WordHistory } from '@/domain/testing/word-histories'
import { unzip } from '@/lib/epub/test-faults'
import { env } from '@/lib/process/env'
import type { Folder } from '../folder'
import { walkSite } from './walk'

// All that the site serves is read after a history: of a text about people at risk, each word must be one that a second
// person had before them.

/** Returns all that the site serves at a moment, by its address. */
async function servedAt(at: number) {
  const served = new Map<string, string>()
  const folder = {
    problems: [],
    writeTemporary: async (place: string, html: string) => void served.set(place, html),
    write: async (place: string, body: Uint8Array) => {
      const inside = place.endsWith('.epub') ? await unzip(Buffer.from(body)) : [{ data: body }]
      served.set(place, inside.map(({ data }) => Buffer.from(data).toString()).join('\n'))
    },
    copy: async () => {},
    copyStored: async () => ({}),
  } as unknown as Folder
  const paths = [...(await read().select({ path: releases.path }).from(releases)), ...(await liveAddresses(at))]
  const seeds = ['/', '/changes', '/publications', '/llms.txt', ...new Set(paths.map(({ path }) => path))]
  await walkSite({ folder, at, seeds, optional: seeds, each: () => {} })
  for (const address of programs) {
    const response = await runAtMoment({ at }, async () =>
      handlerAt(address.split('?')[0]!)(new Request(env().siteUrl + address)),
    )
    served.set(address, await response.text())
  }
  return served
}

const programs = [
  '/sitemap.xml',
  '/oai?verb=ListRecords&metadataPrefix=oai_dc',
  '/api/v1/entries',
  '/api/v1/publications',
  '/api/v1/terms',
  '/search?q=common',
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

async function checkServed(history: WordHistory, seen: { words: number; atRisk: number }) {
  const { planted, signed, forbidden } = history
  for (const [address, body] of await servedAt(history.now))
    for (const [word] of body.matchAll(/zq\d+qz/g)) {
      const { entryId, by } = planted.get(word)!
      seen.words++
      if (!(await isAtRisk(entryId))) continue
      seen.atRisk++
      if (!signed.has(word)) throw new Error(`${address} has “${word}” (${by}), which nobody has checked.`)
      if (forbidden.has(word)) throw new Error(`${address} has “${word}” (${by}), which must not appear.`)
    }
}

test(
  'of a text about people at risk the site serves no word that a second person has not checked, whatever was done',
  async () => {
    const seen = { words: 0, atRisk: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(wordAct, { minLength: 15, maxLength: 40 }), async (acts) => {
        testDatabase()
        const history = await beginHistory()
        for (const act of acts) {
          history.now += 1_000
          await perform(history, act)
        }
        await checkServed(history, seen)
      }),
      runs({ suite: 24, soak: 1_000, seed: 110 }),
    )
    expect(seen.atRisk).toBeGreaterThan(tries(24))
  },
  3 * 3_600_000,
)
