import { and, eq } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { redirects } from '@/db/schema'
import { sha256 } from '@/lib/random'
import { decodedSlug } from '@/lib/wxr/names'
import { noteOldAddresses } from '../../old-addresses'
import { insert } from '../../redirects'
import { createTerm } from '../../terms'
import { findNoted, note } from '../ledger'
import { isShelf, ownRuling, ownTerm } from '../gazette-meta'
import { isUncategorized, rulebook, type Ruling } from '../rules'
import { leadsByShape } from './old-paths'
import { oldAddressesOf } from './old-terms'
import { plainText } from './plain-text'
import type { Going } from './going'

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
 * carries them; a term that becomes nothing is listed.
 */
export async function takeTerms(going: Going): Promise<TermPlaces> {
  const { survey, source } = going
  const carried = carriedBy(going)
  const book = await rulebook(read(), source)
  const ids = new Map<string, number>()
  const places = new Map<string, string>()
  for (const [key, term] of survey.terms) {
    const own = ownTerm(term)
    if (inner.has(term.taxonomy) || isShelf(term) || (!carried.has(key) && !own)) continue
    const named = { taxonomy: term.taxonomy, slug: decodedSlug(term.slug), name: plainText(term.name) }
    const ruling = ownRuling(term, named, book)
    going.rules.push({ ...named, uses: carried.get(key)?.uses ?? 0, ruling })
    const id = await idOf(going, ruling, own)
    if (id !== undefined && ruling.becomes !== 'nothing' && ruling.termId === null)
      book.terms.push({ ...ruling, id, kind: ruling.becomes })
    if (id !== undefined) ids.set(key, id)
    const list = listOf(ruling)
    for (const { path } of oldAddressesOf(term, survey.old)) if (list) places.set(path, list)
    const isPublic = carried.get(key)?.isPublic ?? false
    await keep(going, { key, title: named.name, ruling, id, isPublic, description: term.description })
  }
  return {
    ids: (keys) => [...new Set(keys.flatMap((key) => ids.get(key) ?? []))].toSorted((a, b) => a - b),
    at: (path) => places.get(path),
  }
}

/** How many texts carry each term, by its key, and whether one of them is public: then its list was. */
function carriedBy({ plan }: Going) {
  const carried = new Map<string, { uses: number; isPublic: boolean }>()
  for (const { is, terms } of plan.values())
    for (const key of is === 'none' ? [] : terms) {
      const { uses, isPublic } = carried.get(key) ?? { uses: 0, isPublic: false }
      carried.set(key, { uses: uses + 1, isPublic: isPublic || is === 'live' })
    }
  return carried
}

export function listOf(ruling: Ruling) {
  if (ruling.becomes === 'nothing') return undefined
  return `/${ruling.becomes === 'topic' ? 'topics' : 'countries'}/${ruling.slug}`
}

/** Numbers below nothing stand for terms that a trial would have made. */
async function idOf(
  { actor, isTrial, now }: Going,
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

type Taken = { key: string; title: string; ruling: Ruling; id?: number; isPublic: boolean; description: string }

async function keep(going: Going, { key, title, ruling, id, isPublic, description }: Taken) {
  const { actor, source, importId, isTrial, now, survey } = going
  const term = survey.terms.get(key)!
  const list = listOf(ruling)
  const hash = sha256(JSON.stringify([title, list ?? '', isPublic]))
  const row = await findNoted(read(), { source, kind: 'term', key })
  if (row && going.isDone(row)) return
  if (row?.hash === hash) return going.unchanged(row)
  const problems =
    list || isUncategorized({ slug: term.slug, name: title })
      ? []
      : [{ what: 'A category or tag became nothing.', place: title }]
  const kept = { type: 'Categories and tags', ...(description && { description }) }
  const olds = isPublic ? oldAddressesOf(term, survey.old) : []
  // What has no list of its own here was among the news there.
  const target = list ?? '/news'
  const note_ = {
    ...{ source, kind: 'term' as const, key, title, hash, kept, problems, url: olds[0]?.url ?? '' },
    outcome: row ? ('changed' as const) : ('new' as const),
  }
  going.report.add({ ...note_, path: list })
  if (isTrial) return
  await write(async (tx) => {
    await note(tx, importId, { ...note_, termId: id ?? null })
    for (const { path: source } of olds) {
      // A rule that was changed leads elsewhere than it did.
      await tx
        .update(redirects)
        .set({ target })
        .where(and(eq(redirects.source, source), eq(redirects.origin, 'import')))
      if (!leadsByShape(source, target)) await insert(tx, actor, [{ source, target, origin: 'import' }], now)
    }
    await noteOldAddresses(
      tx,
      olds.map(({ url }) => ({ url, importId })),
      now,
    )
  })
}
