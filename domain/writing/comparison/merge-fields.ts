import { pieces } from '@/lib/text-diff'
import { threeWay } from '@/lib/three-way'
import {
  fieldNames,
  fieldRuns,
  linesOf,
  runsHtml,
  valueOf,
  withValue,
  written,
  type FieldName,
  type Names,
} from './fields'
import type { Content } from '@/domain/content/content'
import { bothChanges, type Difference, type Texts } from './differences'

/** The fields in which two texts differ. */
export function fieldDifferences({ mine, theirs, base }: Texts, names: Names, language: string) {
  return (Object.keys(fieldNames) as FieldName[]).flatMap((field): Difference[] => {
    const [own, other] = [valueOf(mine, field), valueOf(theirs, field)]
    const from = base && valueOf(base, field)
    const is = whose(own, other, base && { from })
    if (!is) return []
    const since = (value: unknown) => {
      const was = base ? said(base, field, names) : []
      return runsHtml(fieldRuns(was, said(withValue(mine, field, value), field, names), field, language), 'both', lines)
    }
    const lines = !written.includes(field)
    const runs = fieldRuns(said(theirs, field, names), said(mine, field, names), field, language)
    const html = (side: 'before' | 'after') => runsHtml(runs, side, lines)
    const both = { mine: { value: own, html: html('after') }, theirs: { value: other, html: html('before') } }
    const value = is === 'both' ? joinedField(field, { own, other, from }, language) : undefined
    const joined = value === undefined ? {} : { is: 'joined' as const, joined: { value, html: since(value) } }
    return [{ id: field, field, label: fieldNames[field], is, ...both, ...joined }]
  })
}

/** An address that is left open follows the title. */
function said(content: Content, field: FieldName, names: Names) {
  return field === 'slug' && !content.slug ? ['as the title'] : linesOf(content, field, names)
}

function whose(own: unknown, other: unknown, base?: { from: unknown }) {
  const same = (one: unknown, two: unknown) => JSON.stringify(one) === JSON.stringify(two)
  if (same(own, other)) return undefined
  if (base && same(own, base.from)) return 'theirs'
  return base && same(other, base.from) ? 'mine' : 'both'
}

type Three = { own: unknown; other: unknown; from: unknown }

/** Both changed it, in different places: words of a sentence, or members of a list. */
function joinedField(field: FieldName, { own, other, from }: Three, language: string): unknown {
  if (field === 'termIds') return joinedSets(own as number[], other as number[], (from ?? []) as number[])
  if (from === undefined || field === 'slug' || !written.includes(field)) return undefined
  const words = [from, own, other].map((text) => pieces(String(text), language))
  return bothChanges(threeWay(words[0]!, words[1]!, words[2]!))?.join('')
}

function joinedSets(own: number[], other: number[], from: number[]) {
  const removed = from.filter((id) => !own.includes(id) || !other.includes(id))
  return [...new Set([...other, ...own])].filter((id) => !removed.includes(id))
}
