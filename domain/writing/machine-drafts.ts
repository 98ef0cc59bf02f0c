import { Fragment } from '@tiptap/pm/model'
import { read, write, type Tx } from '@/db/connection'
import { machineDrafts } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { ServiceProblem } from '@/lib/translation-service/exchange'
import { translateTexts } from '@/lib/translation-service/libretranslate'
import { may, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { readBody } from '@/domain/content/body/document'
import { draftKey } from '@/domain/content/checks/translation/draft-key'
import { draftOf, textForMachine } from '@/domain/content/checks/translation/placeholders'
import { comparable, translatablePassages, wordsIn } from '@/domain/content/checks/translation/passages'
import type { Content } from '@/domain/content/content'
import { entryToChange, findPermittedEntry, headOf } from '@/domain/entries/head'
import { hasLanguages, translationService } from '@/domain/site/machine-translation'
import { unsignedDrafts } from './draft-marks'
import { mayNotLeave } from './may-be-sent'
import { originalTexts, passageKey } from './original-words'
import { translatedEntry } from './translated-entry'

/** Bounds of one request: passages, and characters of all of them. A longer passage goes alone. */
export const maxDraftedAtOnce = 20
const maxCharacters = 20_000

export type DraftedPassage =
  /** `text`: as the service sent it, with its signs; `draft`: the key of its words. */
  | { key: string; is: 'drafted'; text: string; draft: string }
  /** Text that the service sent cannot stand there: a footnote is missing, no words are left, or it is the same. */
  | { key: string; is: 'lost' | 'empty' | 'same' | 'signs' | 'too long' }

/**
 * Has the service of the organisation draft passages of an original, by their keys. The words that are sent are those of the original as it is
 * kept, never those of a request. Refused where no service is named, and of a text about people at risk.
 */
export async function draftPassages(
  actor: Actor,
  { entryId, keys }: { entryId: number; keys: string[] },
  now: number,
): Promise<Result<DraftedPassage[]>> {
  // Before its turn: whether a text is being drafted is not for everybody to know.
  await findPermittedEntry(read(), actor, 'write', entryId)
  const turn = await inDraftTurn(entryId, () => draftInTurn(actor, { entryId, keys }, now))
  return 'busy' in turn ? refused(turn.busy) : turn
}

async function draftInTurn(
  actor: Actor,
  { entryId, keys }: { entryId: number; keys: string[] },
  now: number,
): Promise<Result<DraftedPassage[]>> {
  // In one transaction: what is marked as being about people at risk from then on is not sent.
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
  if (!texts || !may(actor, 'read', texts.source)) return refused(notThere)
  const reason = await mayNotLeave(tx, { entry: entryCheck.value, head, texts }, now)
  if (reason) return refused(reason)
  const known = new Map([...sourcesOf(texts.before), ...sourcesOf(texts.after)].map((one) => [one.key, one]))
  const sources = [...new Set(keys)].flatMap((key) => known.get(key) ?? [])
  if (!sources.length || sources.length < new Set(keys).size) return refused(notThere)
  const size = sources.reduce((sum, { text }) => sum + (text?.length ?? 0), 0)
  if (sources.length > maxDraftedAtOnce || (sources.length > 1 && size > maxCharacters)) return refused(tooMany)
  const detail = { passages: sources.length, host: service.host }
  await record(tx, actor, { verb: 'sent words to the translation service', entryId, detail }, now)
  return done({ service, sources, from: texts.source.language, to: entryCheck.value.language })
}

const notThere = 'These words are not in the original any more. Load the page again.'
const tooMany = 'That is too much at once. Draft fewer paragraphs.'

type Source = { key: string; words: string; text: string | undefined; block: ReturnType<typeof blockAt> }

/** The passages of an original as a machine gets them. */
function sourcesOf({ title, summary, contentNote, lead, body }: Content): Source[] {
  const { doc } = readBody(body)
  return translatablePassages({ title, summary, contentNote, lead, doc }).map((passage) => {
    const block = blockAt(doc, passage)
    const text = block ? textForMachine(block) : passage.text
    return { key: passageKey(passage.words), words: passage.words, text, block }
  })
}

type Doc = ReturnType<typeof readBody>['doc']

/** The paragraph that a passage is; undefined where it is a field, or words of a picture, a box or a footnote. */
function blockAt(doc: Doc, { place, attribute }: ReturnType<typeof translatablePassages>[number]) {
  return 'field' in place || attribute ? undefined : doc.resolve(place.from).parent
}

function readDraft({ key, words, block }: Source, text: string): DraftedPassage {
  const draft = block ? draftOf(block, text) : undefined
  if (draft && draft.is !== 'drafted') return { key, is: draft.is }
  const drafted = comparable(draft ? wordsIn(block!.copy(Fragment.from(draft.content))) : text)
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

/** The facts that the editor of a text shows of machine translation. */
export type MachineTranslation = {
  /** Keys of words that a machine made and nobody has signed. */
  unsigned: string[]
  /** The host to which words of the original would be sent: absent while that cannot be done. */
  host?: string
}

/** Returns what a machine made of an entry, and whether one can be asked; undefined where there is no such entry. */
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

/** The number of texts that are drafted at once, and how many more may wait: the service is somebody's own machine. */
const [atOnce, maxWaiting] = [2, 8]

const drafting = new Set<number>()
const waiting: (() => void)[] = []
let running = 0

/** Does work for an entry in its turn. A sentence where the entry has some already, or where too many wait. */
async function inDraftTurn<T>(entryId: number, work: () => Promise<T>): Promise<T | { busy: string }> {
  if (drafting.has(entryId)) return { busy: 'This text is being drafted already. Wait until that is done.' }
  if (running >= atOnce && waiting.length >= maxWaiting)
    return { busy: 'Many texts are being drafted just now. Try again in a minute.' }
  drafting.add(entryId)
  try {
    if (running >= atOnce) await new Promise<void>((begin) => waiting.push(begin))
    else running++
    try {
      return await work()
    } finally {
      // A request that waits takes over the place.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  } finally {
    drafting.delete(entryId)
  }
}
