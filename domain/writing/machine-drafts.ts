import { Fragment } from '@tiptap/pm/model'
import { read, write, type Tx } from '@/db/connection'
import { machineDrafts, type entries } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { ServiceProblem, translateTexts } from '@/lib/translation-service/exchange'
import { may, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { readBody } from '@/domain/content/body/document'
import { draftKey } from '@/domain/content/checks/translation/draft-key'
import { draftedParagraph, textForMachine } from '@/domain/content/checks/translation/placeholders'
import { comparableText, translatablePassages, blockWords } from '@/domain/content/checks/translation/passages'
import type { Content } from '@/domain/content/content'
import { entryToChange, findPermittedEntry, headOf, type Head } from '@/domain/entries/head'
import { hasLanguages, translationService } from '@/domain/site/machine-translation'
import { unsignedDrafts } from './draft-marks'
import { originalTexts, passageKey, type OriginalTexts } from './original-words'
import { translatedEntry } from './translated-entry'
import { peopleOf } from '@/domain/consents/marks'
import { mayNeedConsent } from '@/domain/consents/needs'

/** Passages and characters of one request. A longer passage gets a request of its own. */
export const maxDraftedAtOnce = 20
const maxCharacters = 20_000

export type DraftedPassage =
  /** `text`: the answer with its signs; `draft`: the key of its words. */
  | { key: string; is: 'drafted'; text: string; draft: string }
  /** Unusable answers: a footnote is missing, no words are left, or nothing changed. */
  | { key: string; is: 'lost' | 'empty' | 'same' | 'signs' | 'too long' }

/** Sends only stored words, never words of the request. Refused for texts about people at risk. */
export async function draftPassages(
  actor: Actor,
  { entryId, keys }: { entryId: number; keys: string[] },
  now: number,
): Promise<Result<DraftedPassage[]>> {
  // Checked first: not everybody may know that a text is being drafted.
  await findPermittedEntry(read(), actor, 'write', entryId)
  const turn = await inDraftTurn(entryId, () => draftInTurn(actor, { entryId, keys }, now))
  return 'busy' in turn ? refused(turn.busy) : turn
}

async function draftInTurn(
  actor: Actor,
  { entryId, keys }: { entryId: number; keys: string[] },
  now: number,
): Promise<Result<DraftedPassage[]>> {
  // In a transaction: words of a text that was marked as at risk meanwhile are not sent.
  const prepared = await write(async (tx) => prepareIn(tx, actor, { entryId, keys }, now))
  if (!prepared.ok) return prepared
  const { service, sources, from, to } = prepared.value
  const sent = sources.flatMap((one) => (one.text === undefined ? [] : [{ ...one, text: one.text }]))
  const short = sent.filter(({ text }) => text.length <= maxCharacters)
  const kept = (one: Source): DraftedPassage => ({ key: one.key, is: one.text === undefined ? 'signs' : 'too long' })
  const unsent = sources.filter((one) => !short.some(({ key }) => key === one.key)).map(kept)
  if (!short.length) return done(unsent)
  try {
    const request = { texts: short.map(({ text }) => text), from, to, known: service.languages }
    const answers = await translateTexts(service, request)
    const drafted = short.map((source, n) => readDraft(source, answers[n]!))
    await write(async (tx) => saveDrafts(tx, actor, { entryId, drafted }, now))
    return done([...drafted, ...unsent])
  } catch (error) {
    if (error instanceof ServiceProblem) return refused(error.message)
    throw error
  }
}

async function prepareIn(tx: Tx, actor: Actor, { entryId, keys }: { entryId: number; keys: string[] }, now: number) {
  const entryCheck = await entryToChange(tx, actor, 'write', entryId)
  if (!entryCheck.ok) return entryCheck
  const service = await translationService(tx)
  if (!service) return refused('No service for machine translation is named. An admin can do that in Settings.')
  const head = (await headOf(tx, entryId))!
  const texts = await originalTexts(tx, entryCheck.value, head)
  if (!texts || !may(actor, 'read', texts.source)) return refused(passagesMissing)
  const reason = await sendingProblem(tx, { entry: entryCheck.value, head, texts }, now)
  if (reason) return refused(reason)
  const known = new Map([...sourcesOf(texts.before), ...sourcesOf(texts.after)].map((one) => [one.key, one]))
  const sources = [...new Set(keys)].flatMap((key) => known.get(key) ?? [])
  if (!sources.length || sources.length < new Set(keys).size) return refused(passagesMissing)
  const size = sources.reduce((sum, { text }) => sum + (text?.length ?? 0), 0)
  if (sources.length > maxDraftedAtOnce || (sources.length > 1 && size > maxCharacters)) return refused(tooManyPassages)
  const detail = { passages: sources.length, host: service.host }
  await record(tx, actor, { verb: 'sent words to the translation service', entryId, detail }, now)
  return done({ service, sources, from: texts.source.language, to: entryCheck.value.language })
}

const passagesMissing = 'These words are not in the original any more. Load the page again.'
const tooManyPassages = 'That is too much at once. Draft fewer paragraphs.'

type Source = { key: string; words: string; text: string | undefined; block: ReturnType<typeof blockAt> }

function sourcesOf({ title, summary, contentNote, lead, body }: Content): Source[] {
  const { doc } = readBody(body)
  return translatablePassages({ title, summary, contentNote, lead, doc }).map((passage) => {
    const block = blockAt(doc, passage)
    const text = block ? textForMachine(block) : passage.text
    return { key: passageKey(passage.words), words: passage.words, text, block }
  })
}

type BodyDocument = ReturnType<typeof readBody>['doc']

function blockAt(doc: BodyDocument, { place, attribute }: ReturnType<typeof translatablePassages>[number]) {
  return 'field' in place || attribute ? undefined : doc.resolve(place.from).parent
}

function readDraft({ key, words, block }: Source, text: string): DraftedPassage {
  const draft = block ? draftedParagraph(block, text) : undefined
  if (draft && draft.is !== 'drafted') return { key, is: draft.is }
  const drafted = comparableText(draft ? blockWords(block!.copy(Fragment.from(draft.content))) : text)
  if (drafted === '') return { key, is: 'empty' }
  return drafted === words ? { key, is: 'same' } : { key, is: 'drafted', text, draft: draftKey(drafted) }
}

async function saveDrafts(
  tx: Tx,
  actor: Actor,
  { entryId, drafted }: { entryId: number; drafted: DraftedPassage[] },
  now: number,
) {
  for (const one of drafted) {
    if (one.is !== 'drafted') continue
    const row = { source: one.key, by: actor.id, at: now, signedBy: null, signedAt: null }
    await tx
      .insert(machineDrafts)
      .values({ entryId, about: one.draft, ...row })
      .onConflictDoUpdate({ target: [machineDrafts.entryId, machineDrafts.about], set: row })
  }
}

export type MachineTranslation = {
  unsigned: string[]
  /** The host that would get words of the original; undefined if nothing can be sent. */
  host?: string
}

export async function machineTranslationOf(actor: Actor, entryId: number): Promise<MachineTranslation | undefined> {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry) return undefined
  const unsigned = await unsignedDrafts(db, entryId)
  const service = may(actor, 'write', entry) ? await translationService(db) : undefined
  const original = service && (await translatedEntry(actor, entry))
  const canDo = original && hasLanguages(service, [original.language, entry.language])
  return { unsigned, ...(canDo && { host: service.host }) }
}

/** The service may be a small machine. */
const [draftsAtOnce, maxWaiting] = [2, 8]

const entriesBeingDrafted = new Set<number>()
const waitingDrafts: (() => void)[] = []
let runningDrafts = 0

/** Returns a sentence if the entry is being drafted, or too many wait. */
async function inDraftTurn<T>(entryId: number, work: () => Promise<T>): Promise<T | { busy: string }> {
  if (entriesBeingDrafted.has(entryId)) return { busy: 'This text is being drafted already. Wait until that is done.' }
  if (runningDrafts >= draftsAtOnce && waitingDrafts.length >= maxWaiting)
    return { busy: 'Many texts are being drafted just now. Try again in a minute.' }
  entriesBeingDrafted.add(entryId)
  try {
    if (runningDrafts >= draftsAtOnce) await new Promise<void>((begin) => waitingDrafts.push(begin))
    else runningDrafts++
    try {
      return await work()
    } finally {
      const next = waitingDrafts.shift()
      if (next) next()
      else runningDrafts--
    }
  } finally {
    entriesBeingDrafted.delete(entryId)
  }
}

type Sending = { entry: typeof entries.$inferSelect; head: Head; texts: OriginalTexts }

/** Returns why an original may not be sent: it is about people at risk, or nobody has said that it is not. */
async function sendingProblem(tx: Tx, { entry, head, texts }: Sending, now: number): Promise<string | undefined> {
  const { source, from, to } = texts
  const needs = await Promise.all(
    [
      { entryId: entry.id, revisionId: head.id },
      { entryId: source.id, revisionId: from.id },
      { entryId: source.id, revisionId: to.id },
    ].map((text) => mayNeedConsent(tx, text, now)),
  )
  if (needs.some((one) => one.needs)) return neverSent
  return (await peopleOf(tx, entry.id)) === null ? answerPeopleFirst : undefined
}

const neverSent =
  'This text is about people at risk, or under a consent: its words are never sent to a translation service. Translate them here.'
const answerPeopleFirst =
  'Say first whom this text is about, under “People in it”: words about people at risk are never sent to a translation service.'
