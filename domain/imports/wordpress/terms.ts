import { and, eq } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { redirects } from '@/db/schema'
import { sha256 } from '@/lib/random'
import { decodedSlug, termKeyOf } from '@/lib/wxr/names'
import { noteOldAddresses } from '@/domain/addresses/old-addresses'
import { insert } from '@/domain/addresses/redirects'
import { createTerm } from '@/domain/entries/terms'
import { findLogRow, writeLog, type LogEntry } from '../import-log'
import { isShelf, ownRuling, ownTerm } from '../gazette-meta'
import { isUncategorized, rulebook, type Ruling } from '../rules'
import { leadsByShape, type OldPath } from './old-paths'
import { oldAddressesOf } from './old-terms'
import { plainText } from './plain-text'
import type { ImportContext } from './import-context'

/** What the terms of an import became: their ids here by their keys, and their lists by the addresses that they had. */
export type TermPlaces = {
  ids(keys: string[]): number[]
  at(path: string): string | undefined
}

/** Terms that plugins use for themselves: they say something of a text, and are no subject of it. */
const inner = new Set([
  'language',
  'post_translations',
  'term_language',
  'term_translations',
  'post_format',
  'nav_menu',
])

/**
 * Has every term of the export become what the rules say. Topics and countries are made where there are none, if a text
 * carries them; a term that becomes nothing, or that no text carries, is listed.
 */
export async function takeTerms(going: ImportContext): Promise<TermPlaces> {
  const { survey, source } = going
  const carried = carriedBy(going)
  const book = await rulebook(read(), source)
  const ids = new Map<string, number>()
  const places = new Map<string, string>()
  for (const [key, term] of survey.terms) {
    const own = ownTerm(term)
    if (inner.has(term.taxonomy) || isShelf(term)) continue
    const name = plainText(term.name)
    // Some exports name none but by its name: choices for these would else be one choice for all of them.
    const named = { taxonomy: term.taxonomy, slug: decodedSlug(term.slug) || name, name }
    const { uses, isPublic } = carried.get(key) ?? { uses: 0, isPublic: false }
    if (uses === 0 && !own) {
      await leave(going, { key, title: named.name, isPublic })
      continue
    }
    const ruling = ownRuling(term, named, book)
    going.rules.push({ ...named, uses, ruling })
    const id = await idOf(going, ruling, own)
    if (id !== undefined && ruling.becomes !== 'nothing' && ruling.termId === null)
      book.terms.push({ ...ruling, id, kind: ruling.becomes })
    if (id !== undefined) ids.set(key, id)
    const list = listOf(ruling)
    for (const { path } of oldAddressesOf(term, survey.old)) if (list) places.set(path, list)
    await keep(going, { key, title: named.name, ruling, id, isPublic, description: term.description })
  }
  return {
    ids: (keys) => [...new Set(keys.flatMap((key) => ids.get(key) ?? []))].toSorted((a, b) => a - b),
    at: (path) => places.get(path),
  }
}

/**
 * How many texts carry each term, by its key, and whether one of them is public: then its list was, and that of each category
 * which it stands in.
 */
function carriedBy({ plan, survey }: ImportContext) {
  const carried = new Map<string, { uses: number; isPublic: boolean }>()
  const of = (key: string) => carried.get(key) ?? { uses: 0, isPublic: false }
  for (const { is, terms } of plan.values())
    for (const key of is === 'none' ? [] : terms) {
      const { uses, isPublic } = of(key)
      carried.set(key, { uses: uses + 1, isPublic: isPublic || is === 'live' })
    }
  for (const [key, { isPublic }] of [...carried])
    for (const above of isPublic ? categoriesAround(key, survey) : []) carried.set(above, { ...of(above), isPublic })
  return carried
}

function categoriesAround(key: string, { terms }: ImportContext['survey']) {
  const found = new Set<string>()
  for (let at = terms.get(key); at?.taxonomy === 'category' && at.parent;) {
    const above = termKeyOf({ taxonomy: 'category', slug: at.parent, name: '' })
    if (found.has(above)) break
    found.add(above)
    at = terms.get(above)
  }
  return found
}

export function listOf(ruling: Ruling) {
  if (ruling.becomes === 'nothing') return undefined
  return `/${ruling.becomes === 'topic' ? 'topics' : 'countries'}/${ruling.slug}`
}

/** Numbers below nothing stand for terms that a trial would have made. */
async function idOf(
  { actor, isTrial, now }: ImportContext,
  ruling: Ruling,
  own: ReturnType<typeof ownTerm>,
): Promise<number | undefined> {
  if (ruling.becomes === 'nothing') return undefined
  if (ruling.termId !== null) return ruling.termId
  if (isTrial) return -Number.parseInt(sha256(`${ruling.becomes} ${ruling.slug}`).slice(0, 8), 16) - 1
  const { becomes: kind, name, slug } = ruling
  const made = await createTerm(actor, { kind, name, slug, origin: 'import', ...own }, now)
  if (!made.ok) throw new Error(`The ${kind} ${name}: ${made.problems.map(({ message }) => message).join(' ')}`)
  return made.value.id
}

const unused = 'No text carries it, so no topic was made of it.'

/** What no text carries is made nothing of. Where a category within it has texts, its list had them: they are among the news. */
async function leave(going: ImportContext, { key, title, isPublic }: Pick<TermChange, 'key' | 'title' | 'isPublic'>) {
  const { source, survey } = going
  const term = survey.terms.get(key)!
  if (!sorting.has(term.taxonomy) || isUncategorized({ slug: term.slug, name: title })) return
  const olds = isPublic ? oldAddressesOf(term, survey.old) : []
  const hash = sha256(JSON.stringify(['unused', title, olds]))
  const row = await findLogRow(read(), { source, kind: 'term', key })
  // What texts carried once is here, and stays.
  if ((row && going.isDone(row)) || (row && row.outcome !== 'left out')) return
  if (row?.hash === hash) return going.unchanged(row)
  const problems = [{ what: unused, place: taxonomyNames[term.taxonomy]! }]
  const url = oldAddressesOf(term, survey.old)[0]?.url ?? ''
  const told = { source, kind: 'term' as const, key, title, url, hash, problems, kept: { type: counted } }
  await save(going, { ...told, outcome: 'left out' }, { olds, target: '/news' })
}

const sorting = new Set(['category', 'post_tag'])
const taxonomyNames: Record<string, string> = { category: 'category', post_tag: 'tag' }
const counted = 'Categories and tags'

type TermChange = { key: string; title: string; ruling: Ruling; id?: number; isPublic: boolean; description: string }

async function keep(going: ImportContext, { key, title, ruling, id, isPublic, description }: TermChange) {
  const { source, survey } = going
  const term = survey.terms.get(key)!
  const list = listOf(ruling)
  // Gazette's own never answered under a number.
  const olds = isPublic ? oldAddressesOf(ownTerm(term) ? { ...term, id: '' } : term, survey.old) : []
  const hash = sha256(JSON.stringify([title, list ?? '', olds]))
  const row = await findLogRow(read(), { source, kind: 'term', key })
  if (row && going.isDone(row)) return
  if (row?.hash === hash) return going.unchanged(row)
  const problems =
    list || isUncategorized({ slug: term.slug, name: title })
      ? []
      : [
          {
            what: 'A category or tag became nothing.',
            place: sorting.has(term.taxonomy) ? title : `${title} (${term.taxonomy})`,
          },
        ]
  // What has no list of its own here was among the news there.
  const target = list ?? '/news'
  const kept = { type: counted, leads: target, ...(description && { description }) }
  const outcome = row && row.outcome !== 'left out' ? 'changed' : 'new'
  const told = { source, kind: 'term' as const, key, title, hash, kept, problems, url: olds[0]?.url ?? '' }
  await save(going, { ...told, outcome, termId: id ?? null }, { olds, target, list, before: row?.kept.leads })
}

type Leading = { olds: OldPath[]; target: string; list?: string; before?: unknown }

async function save(going: ImportContext, told: LogEntry & { kind: 'term' }, { olds, target, list, before }: Leading) {
  const { actor, importId, isTrial, now } = going
  going.report.add({ url: '', title: '', kept: {}, problems: [], ...told, path: list })
  if (isTrial) return
  await write(async (tx) => {
    await writeLog(tx, importId, told)
    for (const { path: source } of olds) {
      // A rule that was changed leads elsewhere than it did. What another site's import wrote stays.
      const own = and(eq(redirects.source, source), eq(redirects.origin, 'import'))
      if (typeof before === 'string')
        await tx
          .update(redirects)
          .set({ target })
          .where(and(own, eq(redirects.target, before)))
      const byShape = [target, ...olds.map(({ path }) => path).filter((path) => path !== source)]
      if (!byShape.some((to) => leadsByShape(source, to)))
        await insert(tx, actor, [{ source, target, origin: 'import' }], now)
    }
    await noteOldAddresses(
      tx,
      olds.map(({ url }) => ({ url, importId })),
      now,
    )
  })
}
