/** @module-tag property */
import fc from 'fast-check'
import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { handlerAt } from '@/app/(site)/handlers'
import { runAtMoment } from '@/app/(site)/moment'
import { read, write } from '@/db/connection'
import { correctedEditions, entries, media, releases, revisionMedia, type Kind } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runs, tries } from '@/db/test-runs'
import { forbidNames } from '@/domain/consents/forbidden-names'
import { checkHarm } from '@/domain/consents/harm-checks'
import { harmStateOf } from '@/domain/consents/harm-state'
import { declarePeople } from '@/domain/consents/marks'
import { changeTerm } from '@/domain/consents/shared-words'
import { passagesOf, whatReadersGet } from '@/domain/consents/what-readers-get'
import type { Content } from '@/domain/content/content'
import { createTerm } from '@/domain/entries/terms'
import { savePages } from '@/domain/entries/search-index'
import { describeUpload } from '@/domain/files/media-details'
import { liveAddresses } from '@/domain/published/sitemap'
import { release, withdraw } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { consentFor, newestOf } from '@/domain/testing/consents'
import { fileWith } from '@/domain/testing/library'
import { content, got, someone, text } from '@/domain/testing/newsroom'
import { beginCorrectedEdition } from '@/domain/writing/begin-corrected-edition'
import { copyEntry } from '@/domain/writing/copies'
import { createEntry, findDraft, saveDraft } from '@/domain/writing/drafts'
import { beginTranslation } from '@/domain/writing/translations'
import { unzip } from '@/lib/epub/test-faults'
import { env } from '@/lib/process/env'
import type { Folder } from '../folder'
import { walkSite } from './walk'

// Every text gets a word of its own wherever staff can write one. Then all that the site serves is read: of a text about
// people at risk, each word must be one that a second person had before them.

const acts = [
  'write',
  'write',
  'write',
  'check',
  'check with words',
  'release',
  'release with words',
  'withdraw',
  'withdraw with words',
  'keep page with words',
  'mark',
  'all for it',
  'all for it',
  'describe picture',
  'rename topic',
  'next version',
  'correct text',
  'release corrected text',
  'forbid',
  'translate',
  'copy',
] as const

const act = fc.record({ does: fc.constantFrom(...acts), which: fc.nat(9), where: fc.nat(60) })
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

type History = {
  writer: Actor
  second: Actor
  now: number
  planted: Map<string, { entryId: number; by: string }>
  signed: Set<string>
  forbidden: Map<string, number>
  entryIds: number[]
  consents: Map<number, number>
  uploads: Map<number, { picture: string; file: string; term: number }>
  beside: Map<number, string>
}

let count = 0

/** A word that stands nowhere else. */
function plant({ planted }: History, entryId: number, by: string) {
  const word = `zq${++count}qz`
  planted.set(word, { entryId, by })
  return word
}

async function begin(history: History, kind: Kind) {
  const { writer, now } = history
  const picture = `pict${String(++count).padStart(8, '0')}`
  const facts = { name: 'a.jpg', type: 'image/jpeg' as const, bytes: 1, width: 600, height: 400, sha256: picture }
  await write(
    async (tx) =>
      void (await tx.insert(media).values({ id: picture, lineage: picture, ...facts, alt: 'A house', uploadedAt: 0 })),
  )
  const file = await fileWith(['A page about rice.'])
  const { id: term } = got(await createTerm(writer, { kind: 'topic', name: `Topic ${++count}` }, now))
  const whole = content({
    title: 'Common words',
    slug: `text-${count}`,
    summary: 'Common.',
    body: text('Common words about rice.'),
    termIds: [term],
    lead: { mediaId: picture, alt: '' },
    files: [{ mediaId: file, title: 'The report', language: null }],
    ...(kind === 'event'
      ? { event: { startsAt: now + 1e9, endsAt: now + 2e9, place: 'Here' } }
      : {
          publication: { type: 'report', publishedOn: '2014', publisher: 'UN', authors: [{ name: 'A', is: 'person' }] },
        }),
  })
  const { entryId } = got(await createEntry(writer, { kind, language: 'en', session: 's', content: whole }, now))
  history.entryIds.push(entryId)
  history.uploads.set(entryId, { picture, file, term })
}

/** Members of a content in which nobody writes words. */
const noWords = new Set(['type', 'mediaId', 'language', 'is', 'licence', 'publishedOn', 'timeZone', 'online'])

async function save({ writer, now }: History, entryId: number, change: (draft: Content) => Content) {
  const { base, content: draft } = (await findDraft(writer, entryId))!
  return saveDraft(writer, { entryId, base, session: `${++count}`, content: change(draft) }, now)
}

/** Writes a word into one of the places of a text, whichever they are. */
async function writeSomewhere(history: History, entryId: number, where: number) {
  let places = 0
  const walk = (draft: Content, chosen: number): Content => {
    places = 0
    return JSON.parse(JSON.stringify(draft), (key, value: unknown) => {
      if (typeof value !== 'string' || noWords.has(key) || places++ !== chosen) return value
      return plant(history, entryId, `written at ${key}`)
    }) as Content
  }
  await save(history, entryId, (draft) => {
    walk(draft, -1)
    return walk(draft, where % places)
  })
}

async function check(history: History, entryId: number, note = '') {
  const { second, now, signed } = history
  const { revisionId, hash, questions } = (await harmStateOf(second, entryId, now))!
  const answers = Object.fromEntries(questions.map(({ key }) => [key, 'safe']))
  const readersText = await whatReadersGet(read(), { entryId, revisionId }, now)
  const inFiles = (await passagesOf(read(), readersText)).filter(({ place }) => /^page \d/.test(place))
  const { parts, notes, formerFiles } = readersText
  if ((await checkHarm(second, { entryId, revisionId, hash, answers, note }, now)).ok)
    for (const [word] of JSON.stringify([parts, notes, formerFiles, inFiles, note]).matchAll(/zq\d+qz/g))
      signed.add(word)
}

async function correctedOf(entryId: number) {
  const uses = read()
    .select({ id: revisionMedia.mediaId })
    .from(releases)
    .innerJoin(revisionMedia, eq(revisionMedia.revisionId, releases.revisionId))
    .where(eq(releases.entryId, entryId))
  const [row] = await read()
    .select({ id: correctedEditions.entryId })
    .from(correctedEditions)
    .where(inArray(correctedEditions.mediaId, uses))
  return row?.id
}

async function perform(history: History, { does, which, where }: Act) {
  const { writer, second, entryIds, now, uploads, beside, consents } = history
  const entryId = entryIds[which % entryIds.length]!
  const own = uploads.get(entryId)
  const words = () => beside.get(entryId) ?? ''
  const released = async (id: number, more = {}) => release(writer, { ...(await newestOf(id)), ...more }, now)
  const withdrawn = { entryId, reason: 'outdated' as const, explanation: words(), keepPage: does.startsWith('keep') }
  switch (does) {
    case 'write':
      return writeSomewhere(history, entryId, where)
    case 'check':
      return check(history, entryId)
    case 'check with words':
      beside.set(entryId, plant(history, entryId, 'checked beside the text'))
      return check(history, entryId, words())
    case 'release':
      return released(entryId)
    case 'release with words':
      return released(entryId, { major: true, note: where % 2 ? words() : plant(history, entryId, 'a note') })
    case 'withdraw':
      return withdraw(writer, { ...withdrawn, explanation: '' }, now)
    case 'withdraw with words':
    case 'keep page with words':
      if (where % 2) withdrawn.explanation = plant(history, entryId, 'an explanation')
      return withdraw(writer, withdrawn, now)
    case 'mark':
      return declarePeople(second, { entryId, people: 'at risk', confirm: where % 2 > 0 }, now)
    case 'all for it':
      await declarePeople(second, { entryId, people: 'at risk', confirm: true }, now)
      if (!consents.has(entryId))
        consents.set(entryId, await consentFor(second, { entryIds: [entryId], languages: ['en', 'km'] }, now))
      await check(history, entryId)
      return released(entryId)
    case 'describe picture':
      return (
        own && describeUpload(writer, { id: own.picture, changes: { alt: plant(history, entryId, 'in Media') } }, now)
      )
    case 'rename topic':
      return own && changeTerm(writer, { id: own.term, name: plant(history, entryId, 'a topic'), description: '' }, now)
    case 'next version':
      return own && nextVersion(history, entryId, own)
    case 'correct text': {
      if (!own) return
      const begun = await beginCorrectedEdition(writer, own.file, now)
      const corrected = begun.ok ? begun.value.entryId : await correctedOf(entryId)
      return corrected && writeSomewhere(history, corrected, where)
    }
    case 'release corrected text': {
      const corrected = await correctedOf(entryId)
      if (!corrected) return
      if (where % 2) await check(history, corrected)
      return released(corrected)
    }
    case 'forbid': {
      const consentId = consents.get(entryId)
      const own = [...history.planted].filter(([, planted]) => planted.entryId === entryId).map(([word]) => word)
      const word = own[where % Math.max(own.length, 1)]
      if (!consentId || !word) return
      const forbidden = await forbidNames(second, { consentId, names: [word], confirm: true }, now)
      if (forbidden.ok) history.forbidden.set(word, entryId)
      return
    }
    case 'translate':
    case 'copy': {
      const begun =
        does === 'copy'
          ? await copyEntry(writer, entryId, now)
          : await beginTranslation(writer, { entryId, language: 'km' }, now)
      if (begun.ok && entryIds.length < 6) entryIds.push(begun.value.entryId)
    }
  }
}

async function nextVersion(history: History, entryId: number, own: { file: string }) {
  const [before] = await read().select().from(media).where(eq(media.id, own.file))
  const id = `file${String(++count).padStart(8, '0')}`
  const name = `${plant(history, entryId, 'the name of a file')}.pdf`
  const inside = plant(history, entryId, 'a page of a file')
  await write(async (tx) => {
    await tx.insert(media).values({ ...before!, id, version: before!.version + 1, name, sha256: id })
    await savePages(tx, id, [inside])
  })
  own.file = id
  await save(history, entryId, (draft) => ({ ...draft, files: draft.files.map((file) => ({ ...file, mediaId: id })) }))
}

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

async function checkServed(history: History, seen: { words: number; atRisk: number }) {
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
      fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 40 }), async (history) => {
        testDatabase()
        const [writer, second] = [await someone('editor', 'Writer'), await someone('admin', 'Second')]
        const maps = {
          planted: new Map(),
          forbidden: new Map(),
          consents: new Map(),
          uploads: new Map(),
          beside: new Map(),
        }
        const archive: History = { writer, second, now: Date.UTC(2026, 0, 1), signed: new Set(), entryIds: [], ...maps }
        for (const kind of ['publication', 'publication', 'event'] as const) await begin(archive, kind)
        for (const id of archive.entryIds) {
          await declarePeople(writer, { entryId: id, people: 'nobody' }, archive.now)
          got(await release(writer, await newestOf(id), archive.now))
        }
        for (const one of history) {
          archive.now += 1_000
          await perform(archive, one)
        }
        await checkServed(archive, seen)
      }),
      runs({ suite: 24, soak: 1_000, seed: 110 }),
    )
    expect(seen.atRisk).toBeGreaterThan(tries(24))
  },
  3 * 3_600_000,
)
