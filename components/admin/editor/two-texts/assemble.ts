import type { Difference } from '@/domain/writing/comparison/differences'
import type { Merge } from '@/domain/writing/comparison/merge'
import type { Content } from '@/domain/content/content'
import { allFields, withFact } from '@/lib/kinds/kinds'

/** The way in which a difference is resolved. `one after the other`: the passages of both; `own`: words typed now. */
export type MergeChoice = { of: 'mine' | 'theirs' | 'joined' | 'one after the other' } | { of: 'own'; words: string }
export type MergeChoices = Record<string, MergeChoice>

/** Returns choices that need no decision: one text changed, or both changed different words. */
export function obviousChoices(differences: Difference[]): MergeChoices {
  return Object.fromEntries(differences.flatMap(({ id, is }) => (is === 'both' ? [] : [[id, { of: is }]])))
}

export function listUndecided(differences: Difference[], choices: MergeChoices) {
  return differences.filter(({ id }) => !choices[id])
}

/** Returns the merged text. Every difference must have a choice. */
export function assembleContent({ theirs, differences, body }: Merge, mine: Content, choices: MergeChoices): Content {
  const chosen = new Map(
    differences.map((difference) => [difference.id, valueOfChoice(difference, choices[difference.id]!)]),
  )
  let merged: Content = { ...theirs, slug: mine.slug === '' ? '' : theirs.slug }
  for (const { id, field } of differences) {
    if (field === 'body') continue
    if (kindFieldNames.includes(field)) merged = withFact(merged, field, chosen.get(id))
    else Object.assign(merged, { [field]: chosen.get(id) })
  }
  const blocks = body.flatMap((passage) =>
    'same' in passage ? passage.same : (chosen.get(passage.differs) as unknown[]),
  )
  const content = blocks.length > 0 ? blocks : [{ type: 'paragraph' }]
  return { ...merged, body: { type: 'doc', content } }
}

function valueOfChoice({ field, mine, theirs, joined }: Difference, choice: MergeChoice): unknown {
  switch (choice.of) {
    case 'mine':
      return mine.value
    case 'theirs':
      return theirs.value
    case 'joined':
      return joined!.value
    case 'one after the other':
      return [...(theirs.value as unknown[]), ...(mine.value as unknown[])]
    case 'own':
      return field === 'body' ? [withWords((mine.value as Block[])[0]!, choice.words)] : choice.words
  }
}

export type Block = { type: string; attrs?: unknown; content?: { type: string; text?: string; marks?: unknown }[] }

function withWords({ type, attrs }: Block, words: string): Block {
  return { type, ...(attrs ? { attrs } : {}), ...(words && { content: [{ type: 'text', text: words }] }) }
}

const kindFieldNames = allFields().map(({ name }) => name as string)
const kindLineFields = allFields().flatMap(({ name, form }) => (form === 'line' ? [name as string] : []))
const oneLineFields = ['title', 'summary', 'slug', 'byline', 'contentNote', ...kindLineFields]

export function wordsToEdit({ field, mine, theirs }: Difference): string | undefined {
  if (oneLineFields.includes(field)) return String(mine.value)
  if (field !== 'body') return undefined
  const [myBlocks, theirBlocks] = [mine.value as Block[], theirs.value as Block[]]
  return myBlocks.length === 1 && theirBlocks.length === 1 && isPlain(myBlocks[0]!) && isPlain(theirBlocks[0]!)
    ? (myBlocks[0]!.content ?? []).map(({ text }) => text).join('')
    : undefined
}

function isPlain({ type, content = [] }: Block) {
  return ['paragraph', 'heading'].includes(type) && content.every(({ type, marks }) => type === 'text' && !marks)
}
