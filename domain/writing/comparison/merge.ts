import { read } from '@/db/connection'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/text/slug'
import type { Actor } from '@/domain/staff/actor'
import { authorNameOf } from '../conflicts'
import type { Content } from '@/domain/content/content'
import { uploadsOf, type EditorUpload } from '../editing'
import { contentOf, findPermittedEntry, headOf } from '@/domain/entries/head'
import { siteSettings } from '@/domain/published/site'
import { findRevision } from '../revisions'
import type { Base } from '../saving'
import type { Difference, BodyPassage, ComparedTexts } from './differences'
import {
  readNames,
  fieldNames,
  fieldRuns,
  fieldLines,
  runsHtml,
  fieldValue,
  setFieldValue,
  isInWords,
  type FieldName,
  type ReadableNames,
} from './fields'
import { mergeLists } from '@/lib/lists/merge-lists'
import { mergeLine } from './inline'
import type { Node } from '@tiptap/pm/model'
import type { Language } from '@/lib/languages/languages'
import { createPause } from '@/lib/process/pauses'
import { threeWay, twoWay } from '@/lib/lists/three-way'
import { alignNodes, nodeKey } from './align'
import { bodyOf, uploadsIn } from './compare'
import { mergeBlocks, type BlockChange } from './merge-blocks'
import { renderPair, type RenderOptions } from './render'

export type Merge = {
  head: Base
  author: string
  savedAt: number
  theirs: Content
  uploads: EditorUpload[]
  differences: Difference[]
  body: BodyPassage[]
  /** With a common base, a change of only one side needs no choice. */
  fromBase: boolean
}

type MergeInput = {
  entryId: number
  mine: Content
  /** The common base; `common`: its text as the editor knows it, since its author may have saved it again. */
  base: Base
  common?: Content
  theirs?: Content
}

/** Compares a text with the newest one, and saves nothing. */
export async function compareWithHead(
  actor: Actor,
  { entryId, mine, base, common, theirs: chosen }: MergeInput,
): Promise<Result<Merge>> {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'write', entryId)
  const head = entry && (await headOf(db, entryId))
  if (!head) return refused('This text no longer exists.')
  const baseContent = common ?? (await loadContent(actor, entryId, base))
  const theirs = chosen ?? (await contentOf(db, head, entry.kind))
  const { zone } = await siteSettings()
  const texts = clearAddresses({ mine, theirs, base: baseContent }, (title) =>
    slugify(title, `${entry.kind}-${entryId}`),
  )
  const names = await readNames(db, [mine, theirs, ...(baseContent ? [baseContent] : [])], zone)
  const body = await bodyDifferences(texts, entry.language)
  return done({
    head: { revisionId: head.id, counter: head.counter },
    author: await authorNameOf(db, actor, head),
    savedAt: head.savedAt,
    theirs,
    uploads: await uploadsOf(theirs),
    differences: [...fieldDifferences(texts, names, entry.language), ...body.differences],
    body: body.passages,
    fromBase: baseContent !== undefined,
  })
}

async function loadContent(actor: Actor, entryId: number, { revisionId, counter }: Base) {
  const stored = await findRevision(actor, { entryId, revisionId })
  return stored?.revision.counter === counter ? stored.content : undefined
}

/** Clears addresses that were made from titles, so that new ones are made from the merged title. */
function clearAddresses({ mine, theirs, base }: ComparedTexts, proposedSlug: (title: string) => string): ComparedTexts {
  const withOpenSlug = (content: Content) =>
    content.slug === proposedSlug(content.title) ? { ...content, slug: '' } : content
  const withProposedSlug = (content: Content) => ({ ...content, slug: content.slug || proposedSlug(content.title) })
  if (mine.slug !== '') return { mine, theirs: withProposedSlug(theirs), base: base && withProposedSlug(base) }
  return { mine, theirs: withOpenSlug(theirs), base: base && withOpenSlug(base) }
}

function fieldDifferences({ mine, theirs, base }: ComparedTexts, names: ReadableNames, language: string) {
  return (Object.keys(fieldNames) as FieldName[]).flatMap((field): Difference[] => {
    const [mineValue, theirsValue] = [fieldValue(mine, field), fieldValue(theirs, field)]
    const baseValue = base && fieldValue(base, field)
    const is = changedSide(mineValue, theirsValue, base && { value: baseValue })
    if (!is) return []
    const sinceBase = (value: unknown) => {
      const baseLines = base ? readableLines(base, field, names) : []
      return runsHtml(
        fieldRuns(baseLines, readableLines(setFieldValue(mine, field, value), field, names), field, language),
        'both',
        lines,
      )
    }
    const lines = !isInWords(field)
    const runs = fieldRuns(readableLines(theirs, field, names), readableLines(mine, field, names), field, language)
    const html = (side: 'before' | 'after') => runsHtml(runs, side, lines)
    const versions = {
      mine: { value: mineValue, html: html('after') },
      theirs: { value: theirsValue, html: html('before') },
    }
    const value =
      is === 'both' ? joinField(field, { mine: mineValue, theirs: theirsValue, base: baseValue }, language) : undefined
    const joined = value === undefined ? {} : { is: 'joined' as const, joined: { value, html: sinceBase(value) } }
    return [{ id: field, field, label: fieldNames[field], is, ...versions, ...joined }]
  })
}

function readableLines(content: Content, field: FieldName, names: ReadableNames) {
  return field === 'slug' && !content.slug ? ['as the title'] : fieldLines(content, field, names)
}

function changedSide(mineValue: unknown, theirsValue: unknown, base?: { value: unknown }) {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  if (same(mineValue, theirsValue)) return undefined
  if (base && same(mineValue, base.value)) return 'theirs'
  return base && same(theirsValue, base.value) ? 'mine' : 'both'
}

type ThreeValues = { mine: unknown; theirs: unknown; base: unknown }

/** Joins changes; undefined if they cannot be joined. */
function joinField(field: FieldName, { mine, theirs, base }: ThreeValues, language: string): unknown {
  if (field === 'termIds') return joinSets(mine as number[], theirs as number[], (base ?? []) as number[])
  if (base === undefined) return undefined
  if (field === 'files' || field === 'authors') return joinRows(field, mine, theirs, base)
  // Two new values of an empty field or an address are whole alternatives.
  if (field === 'slug' || base === '' || !isInWords(field)) return undefined
  return mergeLine(String(base), String(mine), String(theirs), language)
}

/** Joins lists of rows; undefined if a file would be in the list twice. */
function joinRows(field: 'files' | 'authors', ...lists: unknown[]) {
  const [mine, theirs, base] = lists.map((rows) => (rows as unknown[]).map((row) => JSON.stringify(row)))
  const merged = mergeLists(base!, mine!, theirs!)?.map((row) => JSON.parse(row) as { mediaId?: string })
  if (field === 'files' && merged && new Set(merged.map(({ mediaId }) => mediaId)).size < merged.length)
    return undefined
  return merged
}

function joinSets(mine: number[], theirs: number[], base: number[]) {
  const removed = base.filter((id) => !mine.includes(id) || !theirs.includes(id))
  return [...new Set([...theirs, ...mine])].filter((id) => !removed.includes(id))
}

export async function bodyDifferences(texts: ComparedTexts, language: Language) {
  const [mine, theirs, base] = [bodyOf(texts.mine), bodyOf(texts.theirs), texts.base && bodyOf(texts.base)]
  const pause = createPause()
  const nodes = new Map<string, Node>()
  for (const doc of [mine, theirs, ...(base ? [base] : [])])
    for (const node of doc.children) {
      nodes.set(nodeKey(node), node)
      await pause()
    }
  const keys = (doc: Node) => doc.children.map(nodeKey)
  const stretches = base ? threeWay(keys(base), keys(mine), keys(theirs)) : twoWay(keys(mine), keys(theirs))
  const options = { media: await uploadsIn(read(), [mine, theirs]), language }
  const differences: Difference[] = []
  const passages: BodyPassage[] = []
  const blocks = (keys: string[]) => keys.map((key) => nodes.get(key)!)
  for (const { is, ...keys } of stretches) {
    const stretch: BlockChange = { is, base: blocks(keys.base), mine: blocks(keys.mine), theirs: blocks(keys.theirs) }
    // Without a base nobody knows who changed what.
    const changes =
      is === 'both' && base ? await mergeBlocks(stretch.base, stretch.mine, stretch.theirs, language) : [stretch]
    for (const change of changes) {
      await pause()
      if (change.is === 'same' || change.is === 'alike') passages.push({ same: jsonOf(change.mine) })
      else {
        const id = `body-${differences.length + 1}`
        const versions = await versionsOf(change, options)
        differences.push({ id, field: 'body', label: 'Text', is: change.is, ...versions })
        passages.push({ differs: id })
      }
    }
  }
  return { differences, passages }
}

async function versionsOf({ base, mine, theirs, joined }: BlockChange, options: RenderOptions) {
  const htmlOf = (side: 'before' | 'after') => renderSide(theirs, mine, { ...options, side })
  const sides = {
    mine: { value: jsonOf(mine), html: await htmlOf('after') },
    theirs: { value: jsonOf(theirs), html: await htmlOf('before') },
  }
  if (!joined) return sides
  return {
    ...sides,
    joined: { value: jsonOf(joined), html: await renderSide(base, joined, { ...options, side: 'both' }) },
  }
}

function jsonOf(blocks: Node[]) {
  return blocks.map((block) => block.toJSON() as unknown)
}

async function renderSide(before: Node[], after: Node[], options: RenderOptions) {
  const pause = createPause()
  let html = ''
  for (const pair of await alignNodes(before, after, options.language)) {
    html += await renderPair(pair, options)
    await pause()
  }
  return html
}
