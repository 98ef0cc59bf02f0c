import { and, eq, inArray, isNull } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { correctedEditions, media, releases, revisionMedia, storedFiles, suggestions, type Kind } from '@/db/schema'
import { declarePeople } from '@/domain/consents/marks'
import type { Content } from '@/domain/content/content'
import { savePages } from '@/domain/entries/search-index'
import { createTerm } from '@/domain/entries/terms'
import { release } from '@/domain/publishing/releases'
import { decideSuggestion } from '@/domain/review/suggestions/decisions'
import { ownSuggestion, suggestionsOf } from '@/domain/review/suggestions/open-suggestions'
import { saveSuggestion } from '@/domain/review/suggestions/suggestions'
import type { Actor } from '@/domain/staff/actor'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import { replaceUpload } from '@/domain/writing/replacing'
import { newestOf } from './consents'
import { paragraph, words } from './every-node'
import { fileWith } from './library'
import { content, createEntry, got, someone, text } from './newsroom'

// The archive in which histories of words begin, and ways in which words come into its texts and files.

export type WordHistory = {
  writer: Actor
  second: Actor
  third: Actor
  now: number
  planted: Map<string, { entryId: number; by: string; who: number | null }>
  signed: Set<string>
  forbidden: Map<string, number>
  entryIds: number[]
  consents: Map<number, number>
  uploads: Map<number, { picture: string; file: string; term: number }>
  beside: Map<number, string>
  bundleIds: number[]
  previews: Preview[]
  copies: Copy[]
}

/** `closed`: it was found closed once, for another reason than the trash. */
type Preview = { token: string; entryId: number; closed?: string }

/** `words`: those that its originals had when it was made. */
type Copy = { copy: number; originals: number[]; words: Set<string> }

/** Notes a copy, and what it has of its original and of the originals of that. */
export function noteCopy({ copies, planted }: WordHistory, original: number, copy: number) {
  const originals = [original, ...copies.flatMap((one) => (one.copy === original ? one.originals : []))]
  const words = [...planted].flatMap(([word, { entryId }]) => (originals.includes(entryId) ? word : []))
  copies.push({ copy, originals, words: new Set(words) })
}

let count = 0

/** Returns what is different in each call: the name of a window, say. */
export const fresh = () => `${++count}`

/** A word that stands nowhere else. */
export function plant({ planted, writer }: WordHistory, entryId: number, by: string, who = writer) {
  const word = `zq${++count}qz`
  planted.set(word, { entryId, by, who: who.id })
  return word
}

/** Begins an archive with live texts about nobody: unless others are named, three of them. */
export async function beginHistory(kinds: Kind[] = ['publication', 'publication', 'event']): Promise<WordHistory> {
  const people = {
    writer: await someone('editor', 'Writer'),
    second: await someone('admin', 'Second'),
    third: await someone('admin', 'Third'),
  }
  const maps = { planted: new Map(), forbidden: new Map(), consents: new Map(), uploads: new Map(), beside: new Map() }
  const history: WordHistory = {
    ...people,
    now: Date.UTC(2026, 0, 1),
    signed: new Set(),
    entryIds: [],
    bundleIds: [],
    previews: [],
    copies: [],
    ...maps,
  }
  for (const kind of kinds) await begin(history, kind)
  for (const entryId of history.entryIds) {
    await declarePeople(people.writer, { entryId, people: 'nobody' }, history.now)
    got(await release(people.writer, await newestOf(entryId), history.now))
  }
  return history
}

const cell = (type: 'tableCell' | 'tableHeader', text: string) => ({ type, content: [paragraph(words(text))] })
const tableRow = (...content: object[]) => ({ type: 'tableRow', content })

const body = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [words('A part')] },
    paragraph(words('Common words about rice.'), { type: 'footnote', attrs: { text: 'A note.' } }),
    {
      type: 'table',
      attrs: { caption: 'Harvests', source: 'UN', form: 'bars' },
      content: [
        tableRow(cell('tableHeader', 'Place'), cell('tableHeader', 'Tons')),
        tableRow(cell('tableCell', 'Here'), cell('tableCell', '3')),
        tableRow(cell('tableCell', 'There'), cell('tableCell', '4')),
      ],
    },
    { type: 'blockquote', attrs: { speaker: 'N. N.' }, content: [paragraph(words('Said.'))] },
  ],
}

async function storeIn(tx: Tx, mediaId: string) {
  await tx.insert(storedFiles).values({ mediaId, name: 'document.pdf', bytes: 1, sha256: mediaId })
}

async function begin(history: WordHistory, kind: Kind) {
  const { writer, now } = history
  const picture = `pict${String(++count).padStart(8, '0')}`
  const facts = { name: 'a.jpg', type: 'image/jpeg' as const, bytes: 1, width: 600, height: 400, sha256: picture }
  await write(
    async (tx) =>
      void (await tx.insert(media).values({ id: picture, lineage: picture, ...facts, alt: 'A house', uploadedAt: 0 })),
  )
  const file = await fileWith(['A page about rice.'])
  await write(async (tx) => storeIn(tx, file))
  const kindOfTerm = kind === 'event' ? 'country' : 'topic'
  const { id: term } = got(await createTerm(writer, { kind: kindOfTerm, name: `Term ${++count}` }, now))
  const whole = content({
    title: 'Common words',
    slug: `text-${count}`,
    summary: 'Common.',
    body,
    termIds: [term],
    lead: { mediaId: picture, alt: '' },
    files: [{ mediaId: file, title: 'The report', language: null }],
    ...(kind === 'event' && { event: { startsAt: now + 1e9, endsAt: now + 2e9, place: 'Here' } }),
    ...(kind === 'call' && { call: { closesAt: now + 2e9 } }),
    ...(kind === 'publication' && {
      publication: { type: 'report', publishedOn: '2014', publisher: 'UN', authors: [{ name: 'A', is: 'person' }] },
    }),
  })
  const { entryId } = got(await createEntry(writer, { kind, language: 'en', session: 's', content: whole }, now))
  history.entryIds.push(entryId)
  history.uploads.set(entryId, { picture, file, term })
}

/** Members of a content in which nobody writes words. */
const noWords = new Set(['type', 'form', 'mediaId', 'language', 'is', 'licence', 'publishedOn', 'timeZone', 'online'])

type Change = (draft: Content) => Content

export async function save({ writer, now }: WordHistory, entryId: number, change: Change, accepted: number[] = []) {
  const { base, content: draft } = (await findDraft(writer, entryId))!
  return saveDraft(writer, { entryId, base, session: fresh(), content: change(draft), accepted }, now)
}

/** Writes a word into one of the places of a text, whichever they are. */
export async function writeSomewhere(history: WordHistory, entryId: number, where: number) {
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

export async function nextVersion(history: WordHistory, entryId: number, own: { file: string }) {
  const { id } = await addVersion(history, entryId, own)
  own.file = id
  await save(history, entryId, (draft) => ({ ...draft, files: draft.files.map((file) => ({ ...file, mediaId: id })) }))
}

export async function replaceFile(history: WordHistory, entryId: number, own: { file: string }) {
  const { id } = await addVersion(history, entryId, own)
  await replaceUpload(history.writer, { old: own.file, next: id }, history.now)
  own.file = id
}

async function addVersion(history: WordHistory, entryId: number, own: { file: string }) {
  const [before] = await read().select().from(media).where(eq(media.id, own.file))
  const id = `next${String(++count).padStart(8, '0')}`
  const name = `${plant(history, entryId, 'the name of a file')}.pdf`
  const inside = plant(history, entryId, 'a page of a file')
  await write(async (tx) => {
    await tx.insert(media).values({ ...before!, id, version: before!.version + 1, name, sha256: id })
    await savePages(tx, id, [inside])
    await storeIn(tx, id)
  })
  return { id }
}
export async function correctedOf(entryId: number) {
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

export async function suggest(history: WordHistory, entryId: number, where: number) {
  const who = where % 2 ? history.second : history.third
  const { base, counter } = (await ownSuggestion(who, entryId))!
  const word = plant(history, entryId, 'a suggestion', who)
  const field = (['title', 'summary', 'body'] as const)[where % 3]!
  const suggested = { ...base, [field]: field === 'body' ? text(word) : word }
  return saveSuggestion(who, { entryId, counter, session: fresh(), base, suggested }, history.now)
}

/** Accepts what is suggested for a text: by a decision, by a save that says so, or by both. */
export async function acceptSuggestions(history: WordHistory, entryId: number, where: number) {
  const { writer, now } = history
  const isOpen = and(eq(suggestions.entryId, entryId), isNull(suggestions.closedAt))
  for (const { id, suggested } of await read().select().from(suggestions).where(isOpen)) {
    const found = (await suggestionsOf(writer, entryId))!.find((one) => one.id === id)!
    const keys = found.changes.map(({ key }) => key)
    if (where % 3) await decideSuggestion(writer, { entryId, id, keys, is: 'accepted' }, now)
    await save(history, entryId, (draft) => ({ ...draft, ...suggested }), where % 3 === 1 ? [] : [id])
  }
}
