import type { Node } from '@tiptap/pm/model'
import { read, type Db } from '@/db/connection'
import { createPause } from '@/lib/process/pauses'
import { diffWords } from '@/lib/text/text-diff'
import type { Language } from '@/lib/languages/languages'
import { may, type Actor } from '@/domain/staff/actor'
import { words, type Html } from '@/domain/content/body/html'
import type { AgreedTerm, BlockShape } from '@/domain/content/checks/translation/original'
import { shapeOf } from '@/domain/content/checks/translation/alignment'
import { bodySchema } from '@/domain/content/body/schema'
import { glossaryFinder } from '@/domain/content/checks/translation/glossary'
import { translatablePassages } from '@/domain/content/checks/translation/passages'
import { findPermittedEntry, headOf } from '@/domain/entries/head'
import { agreedTerms } from '@/domain/site/glossary'
import { alignNodes, nodeKey } from './comparison/align'
import { bodyOf, uploadsIn } from './comparison/compare'
import { runsHtml } from './comparison/fields'
import { renderPair, type RenderOptions } from './comparison/render'
import {
  changeKey,
  decisionsOn,
  originalTexts,
  passageKey,
  passageWords,
  type DecisionsByKey,
  type OriginalTexts,
} from './original-words'

export type OriginalChange = { key: string; decision?: 'done' | 'dismissed' }

type OriginalPiece = { html: Html; change?: OriginalChange; passages: number[] }
export type OriginalField = OriginalPiece & { field: 'title' | 'summary' | 'contentNote' | 'alt' | 'caption' }
/** A block; without `shape` it was removed. `terms`: glossary terms in it. */
export type OriginalBlock = OriginalPiece & { shape?: BlockShape; terms: number[] }

export type OriginalView = {
  entryId: number
  language: Language
  /** The translated revision, and the newest. */
  from: number
  to: number
  fields: OriginalField[]
  blocks: OriginalBlock[]
  passages: { key: string; words: string }[]
  /** Keys of passages that stay untranslated. */
  left: string[]
  /** `agreed`: empty if the translation's language has no word yet. */
  terms: (AgreedTerm & { note: string })[]
}

/** Returns the original with changes since it was translated; undefined if this person may not read it. */
export async function originalBeside(actor: Actor, entryId: number): Promise<OriginalView | undefined> {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  const head = entry && (await headOf(db, entryId))
  const texts = head && (await originalTexts(db, entry, head))
  if (!texts || !may(actor, 'read', texts.source)) return undefined
  const { source, from, to, before, after } = texts
  const decisions = await decisionsOn(db, entryId)
  const words = [...new Set([before, after].flatMap(passageWords))]
  const passages = words.map((one) => ({ key: passageKey(one), words: one }))
  const glossary = await agreedTerms(db, { from: source.language, to: entry.language })
  const find = glossaryFinder(glossary, source.language)
  const finders = {
    termsIn: (text: string) => [...new Set(find(text.normalize('NFC')).map(({ id }) => id))],
    passagesOf: passageNumbers(words),
  }
  const blocks = await blocksOf(db, texts, finders)
  const inFields = finders.termsIn([after.title, after.summary, after.contentNote].join('\n'))
  const present = new Set([...inFields, ...blocks.flatMap(({ terms }) => terms)])
  return {
    entryId: source.id,
    language: source.language,
    from: from.id,
    to: to.id,
    fields: fieldsOf(texts, finders.passagesOf).map((field) => addDecision(field, decisions)),
    blocks: blocks.map((block) => addDecision(block, decisions)),
    passages,
    left: passages.map(({ key }) => key).filter((key) => decisions.get(key) === 'left'),
    terms: glossary.filter(({ id }) => present.has(id)),
  }
}

type PassageNumbers = (part: string | Node) => number[]

function passageNumbers(words: string[]): PassageNumbers {
  const numbers = new Map(words.map((one, n) => [one, n]))
  return (part) => {
    const doc = bodySchema.topNodeType.create(null, typeof part === 'string' ? undefined : part)
    const title = typeof part === 'string' ? part : ''
    const passages = translatablePassages({ title, summary: '', lead: null, doc })
    return passages.flatMap((one) => numbers.get(one.words) ?? [])
  }
}

function addDecision<P extends OriginalPiece>(piece: P, decisions: DecisionsByKey): P {
  const decision = piece.change && decisions.get(piece.change.key)
  return decision === 'done' || decision === 'dismissed' ? { ...piece, change: { ...piece.change!, decision } } : piece
}

export async function changeKeys(texts: OriginalTexts): Promise<string[]> {
  const keys = compareFields(texts).flatMap(({ key }) => (key ? [key] : []))
  const pairs = await alignNodes(bodyOf(texts.before).children, bodyOf(texts.after).children, texts.source.language)
  return [...keys, ...pairs.flatMap((pair) => keyOfPair(pair) ?? [])]
}

type PassageFinders = { termsIn: (text: string) => number[]; passagesOf: PassageNumbers }

/** Compares title and summary: besides the body, only they make a translation outdated for readers. */
function compareFields({ before, after, source }: OriginalTexts) {
  return (['title', 'summary'] as const).map((field) => ({
    field,
    key:
      before[field] === after[field] ? undefined : changeKey(`${field} ${before[field]}`, `${field} ${after[field]}`),
    html: runsHtml(diffWords(before[field], after[field], source.language), 'both', false),
  }))
}

function fieldsOf(texts: OriginalTexts, passagesOf: PassageNumbers): OriginalField[] {
  const { contentNote, lead } = texts.after
  const asTheyAre = [
    ['contentNote', contentNote],
    ['alt', lead && !lead.decorative ? lead.alt : ''],
    ['caption', lead?.caption ?? ''],
  ] as const
  return [
    ...compareFields(texts).map(({ field, key, html }) => ({
      field,
      html,
      passages: passagesOf(texts.after[field]),
      ...(key && { change: { key } }),
    })),
    ...asTheyAre.map(([field, text]) => ({ field, html: words(text), passages: passagesOf(text) })),
  ].filter(({ html }) => html !== '')
}

async function blocksOf(
  db: Db,
  { before, after, source }: OriginalTexts,
  { termsIn, passagesOf }: PassageFinders,
): Promise<OriginalBlock[]> {
  const pause = createPause()
  const bodies = [bodyOf(before), bodyOf(after)]
  const options: RenderOptions = { media: await uploadsIn(db, bodies), language: source.language }
  const blocks: OriginalBlock[] = []
  for (const pair of await alignNodes(bodies[0]!.children, bodies[1]!.children, source.language)) {
    await pause()
    const key = keyOfPair(pair)
    blocks.push({
      html: await renderPair(pair, options),
      ...(pair.after && { shape: shapeOf(pair.after) }),
      terms: pair.after ? termsIn(blockText(pair.after)) : [],
      passages: pair.after ? passagesOf(pair.after) : [],
      ...(key && { change: { key } }),
    })
  }
  return blocks
}

function blockText(block: Node) {
  return block.textBetween(0, block.content.size, '\n')
}

type AlignedPairs = Awaited<ReturnType<typeof alignNodes>>

function keyOfPair({ before, after }: AlignedPairs[number]) {
  const [was, is] = [before && nodeKey(before), after && nodeKey(after)]
  return was === is ? undefined : changeKey(was, is)
}
