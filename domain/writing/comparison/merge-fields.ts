import { mergeLists } from '@/lib/lists/merge-lists'
import {
  fieldNames,
  fieldRuns,
  linesOf,
  runsHtml,
  valueOf,
  withValue,
  isInWords,
  type FieldName,
  type Names,
} from './fields'
import type { Content } from '@/domain/content/content'
import type { Difference, Texts } from './differences'
import { mergeLine } from './inline'

export function fieldDifferences({ mine, theirs, base }: Texts, names: Names, language: string) {
  return (Object.keys(fieldNames) as FieldName[]).flatMap((field): Difference[] => {
    const [mineValue, theirsValue] = [valueOf(mine, field), valueOf(theirs, field)]
    const baseValue = base && valueOf(base, field)
    const is = whoseChange(mineValue, theirsValue, base && { value: baseValue })
    if (!is) return []
    const sinceBase = (value: unknown) => {
      const baseLines = base ? readableLines(base, field, names) : []
      return runsHtml(
        fieldRuns(baseLines, readableLines(withValue(mine, field, value), field, names), field, language),
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
      is === 'both'
        ? joinedField(field, { mine: mineValue, theirs: theirsValue, base: baseValue }, language)
        : undefined
    const joined = value === undefined ? {} : { is: 'joined' as const, joined: { value, html: sinceBase(value) } }
    return [{ id: field, field, label: fieldNames[field], is, ...versions, ...joined }]
  })
}

function readableLines(content: Content, field: FieldName, names: Names) {
  return field === 'slug' && !content.slug ? ['as the title'] : linesOf(content, field, names)
}

function whoseChange(mineValue: unknown, theirsValue: unknown, base?: { value: unknown }) {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  if (same(mineValue, theirsValue)) return undefined
  if (base && same(mineValue, base.value)) return 'theirs'
  return base && same(theirsValue, base.value) ? 'mine' : 'both'
}

type ThreeValues = { mine: unknown; theirs: unknown; base: unknown }

/** Returns undefined where the changes cannot be joined. */
function joinedField(field: FieldName, { mine, theirs, base }: ThreeValues, language: string): unknown {
  if (field === 'termIds') return joinedSets(mine as number[], theirs as number[], (base ?? []) as number[])
  if (base === undefined) return undefined
  if (field === 'files' || field === 'authors') return joinedRows(field, mine, theirs, base)
  // Two new values of an empty field or an address are whole alternatives.
  if (field === 'slug' || base === '' || !isInWords(field)) return undefined
  return mergeLine(String(base), String(mine), String(theirs), language)
}

/** A file is in a list only once. */
function joinedRows(field: 'files' | 'authors', ...lists: unknown[]) {
  const [mine, theirs, base] = lists.map((rows) => (rows as unknown[]).map((row) => JSON.stringify(row)))
  const merged = mergeLists(base!, mine!, theirs!)?.map((row) => JSON.parse(row) as { mediaId?: string })
  if (field === 'files' && merged && new Set(merged.map(({ mediaId }) => mediaId)).size < merged.length)
    return undefined
  return merged
}

function joinedSets(mine: number[], theirs: number[], base: number[]) {
  const removed = base.filter((id) => !mine.includes(id) || !theirs.includes(id))
  return [...new Set([...theirs, ...mine])].filter((id) => !removed.includes(id))
}
