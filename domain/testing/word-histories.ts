import { eq, inArray } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { correctedEditions, media, releases, revisionMedia, type Kind } from '@/db/schema'
import { forbidNames } from '@/domain/consents/forbidden-names'
import { checkHarm } from '@/domain/consents/harm-checks'
import { harmStateOf } from '@/domain/consents/harm-state'
import { declarePeople } from '@/domain/consents/marks'
import { changeTerm } from '@/domain/consents/shared-words'
import { passagesOf, whatReadersGet } from '@/domain/consents/what-readers-get'
import type { Content } from '@/domain/content/content'
import { savePages } from '@/domain/entries/search-index'
import { createTerm } from '@/domain/entries/terms'
import { describeUpload } from '@/domain/files/media-details'
import { release, withdraw } from '@/domain/publishing/releases'
import type { Actor } from '@/domain/staff/actor'
import { beginCorrectedEdition } from '@/domain/writing/begin-corrected-edition'
import { copyEntry } from '@/domain/writing/copies'
import { createEntry, findDraft, saveDraft } from '@/domain/writing/drafts'
import { beginTranslation } from '@/domain/writing/translations'
import { consentFor, newestOf } from './consents'
import { fileWith } from './library'
import type { WordAct } from './word-acts'
import { content, got, someone, text } from './newsroom'

// Histories in which every text gets a word of its own wherever staff can write one.

export type WordHistory = {
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
function plant({ planted }: WordHistory, entryId: number, by: string) {
  const word = `zq${++count}qz`
  planted.set(word, { entryId, by })
  return word
}

/** Begins an archive with three live texts about nobody. */
export async function beginHistory(): Promise<WordHistory> {
  const [writer, second] = [await someone('editor', 'Writer'), await someone('admin', 'Second')]
  const maps = { planted: new Map(), forbidden: new Map(), consents: new Map(), uploads: new Map(), beside: new Map() }
  const history: WordHistory = {
    writer,
    second,
    now: Date.UTC(2026, 0, 1),
    signed: new Set(),
    entryIds: [],
    ...maps,
  }
  for (const kind of ['publication', 'publication', 'event'] as const) await begin(history, kind)
  for (const entryId of history.entryIds) {
    await declarePeople(writer, { entryId, people: 'nobody' }, history.now)
    got(await release(writer, await newestOf(entryId), history.now))
  }
  return history
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

async function save({ writer, now }: WordHistory, entryId: number, change: (draft: Content) => Content) {
  const { base, content: draft } = (await findDraft(writer, entryId))!
  return saveDraft(writer, { entryId, base, session: `${++count}`, content: change(draft) }, now)
}

/** Writes a word into one of the places of a text, whichever they are. */
async function writeSomewhere(history: WordHistory, entryId: number, where: number) {
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

async function check(history: WordHistory, entryId: number, note = '') {
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

/** Does one act of a history. A refused act changes nothing. */
export async function perform(history: WordHistory, { does, which, where }: WordAct) {
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
    case 'correct text':
      return own && correctText(history, { entryId, file: own.file, isChecked: where % 3 === 0 })
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

type Correction = { entryId: number; file: string; isChecked: boolean }

async function correctText(history: WordHistory, { entryId, file, isChecked }: Correction) {
  const { writer, now } = history
  const begun = await beginCorrectedEdition(writer, file, now)
  const corrected = begun.ok ? begun.value.entryId : await correctedOf(entryId)
  if (!corrected) return
  const word = plant(history, corrected, 'a corrected text')
  await save(history, corrected, (draft) => ({ ...draft, body: text(word) }))
  if (isChecked) await check(history, corrected)
  await release(writer, await newestOf(corrected), now)
}

async function nextVersion(history: WordHistory, entryId: number, own: { file: string }) {
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
