import { and, eq } from 'drizzle-orm'
import { read, type Tx } from '@/db/connection'
import { redirects } from '@/db/schema'
import { sha256 } from '@/lib/keys/random'
import { decodedSlug, wxrTermKey, type WxrTerm } from '@/lib/wxr/types'
import { saveOldAddresses } from '@/domain/addresses/old-addresses'
import { insertRedirects } from '@/domain/addresses/redirects'
import { createTerm } from '@/domain/entries/terms'
import { isParentCategory, ownRuling, ownTerm } from '../gazette-meta'
import { isDefaultCategory, readRulebook, type Rulebook, type Ruling } from '../rules'
import type { ImportContext } from './import-context'
import { findThingRow, isDone, isSettled, logThing, reportUnchanged } from './log-thing'
import { leadsByShape, oldPathsOfTerm, type OldPath } from './old-paths'
import { plainText } from './plain-text'

/** Internal terms of plugins: they are not subjects. */
const innerTaxonomies = new Set([
  'language',
  'post_translations',
  'term_language',
  'term_translations',
  'post_format',
  'nav_menu',
])

/** Creates a missing topic or country if a text carries it; lists unused terms. */
export async function importTerms(ctx: ImportContext) {
  const uses = termUses(ctx)
  const book = await readRulebook(read(), ctx.source)
  for (const [key, term] of ctx.survey.terms) {
    if (innerTaxonomies.has(term.taxonomy) || isParentCategory(term)) continue
    const use = uses.get(key) ?? { uses: 0, isPublic: false }
    const title = plainText(term.name)
    // Some exports have terms without a slug: a choice for one of them must not apply to all.
    const termToImport = { key, term, slug: decodedSlug(term.slug) || title, title, ...use }
    if (use.uses > 0 || ownTerm(term)) await importTerm(termToImport, book, ctx)
    else await leaveTerm(termToImport, ctx)
  }
}

type TermUse = { uses: number; isPublic: boolean }

/** A term's list was public if one of its texts was, and with it the lists of its parents. */
function termUses({ plan, survey }: ImportContext) {
  const all = new Map<string, TermUse>()
  const useOf = (key: string) => all.get(key) ?? { uses: 0, isPublic: false }
  for (const { is, terms } of plan.values())
    for (const key of is === 'none' ? [] : terms) {
      const { uses, isPublic } = useOf(key)
      all.set(key, { uses: uses + 1, isPublic: isPublic || is === 'live' })
    }
  for (const [key, { isPublic }] of [...all])
    for (const above of isPublic ? categoriesAbove(key, survey) : []) all.set(above, { ...useOf(above), isPublic })
  return all
}

function categoriesAbove(key: string, { terms }: ImportContext['survey']) {
  const parents = new Set<string>()
  for (let term = terms.get(key); term?.taxonomy === 'category' && term.parent;) {
    const above = wxrTermKey({ taxonomy: 'category', slug: term.parent, name: '' })
    if (parents.has(above)) break
    parents.add(above)
    term = terms.get(above)
  }
  return parents
}

export function termIds(keys: string[], { terms }: ImportContext) {
  return [...new Set(keys.flatMap((key) => terms.ids.get(key) ?? []))].toSorted((a, b) => a - b)
}

type TermToImport = TermUse & { key: string; term: WxrTerm; slug: string; title: string }

const sortingTaxonomies = new Set(['category', 'post_tag'])
const taxonomyNames: Record<string, string> = { category: 'category', post_tag: 'tag' }
const counted = 'Categories and tags'
const termUnused = 'No text carries it, so no topic was made of it.'

/** Leaves out an unused term. Its list had the texts of its children, which are among the news. */
async function leaveTerm({ key, term, title, isPublic }: TermToImport, ctx: ImportContext) {
  if (!sortingTaxonomies.has(term.taxonomy) || isDefaultCategory({ slug: term.slug, name: title })) return
  const oldPaths = isPublic ? oldPathsOfTerm(term, ctx.survey.old) : []
  const hash = sha256(JSON.stringify(['unused', title, oldPaths]))
  const row = await findThingRow('term', key, ctx)
  if (isDone(row, ctx) || (row && row.outcome !== 'left out')) return
  if (row?.hash === hash) return reportUnchanged(row, ctx)
  const problems = [{ what: termUnused, place: taxonomyNames[term.taxonomy]! }]
  const url = oldPathsOfTerm(term, ctx.survey.old)[0]?.url ?? ''
  await logThing({ kind: 'term', key, title, url, hash, problems, kept: { type: counted }, outcome: 'left out' }, ctx, {
    alsoIn: (tx) => redirectListsIn(tx, { oldPaths, target: '/news' }, ctx),
  })
}

async function importTerm(termToImport: TermToImport, book: Rulebook, ctx: ImportContext) {
  const { key, term, title, slug, uses, isPublic } = termToImport
  const { old } = ctx.survey
  const gazetteTerm = ownTerm(term)
  const sourceTerm = { taxonomy: term.taxonomy, slug, name: title }
  const ruling = ownRuling(term, sourceTerm, book)
  ctx.rules.push({ ...sourceTerm, uses, ruling })
  const termId = await idFor(ruling, gazetteTerm, ctx)
  if (termId !== undefined && ruling.becomes !== 'nothing' && ruling.termId === null)
    book.terms.push({ ...ruling, id: termId, kind: ruling.becomes })
  if (termId !== undefined) ctx.terms.ids.set(key, termId)
  const list = termListPath(ruling)
  for (const { path } of oldPathsOfTerm(term, old)) if (list) ctx.terms.lists.set(path, list)
  // Gazette's own terms never had a WordPress number.
  const oldPaths = isPublic ? oldPathsOfTerm(gazetteTerm ? { ...term, id: '' } : term, old) : []
  const hash = sha256(JSON.stringify([title, list ?? '', oldPaths]))
  const row = await findThingRow('term', key, ctx)
  if (isSettled(row, hash, ctx)) return
  const place = sortingTaxonomies.has(term.taxonomy) ? title : `${title} (${term.taxonomy})`
  const isMissed = !list && !isDefaultCategory({ slug: term.slug, name: title })
  const problems = isMissed ? [{ what: 'A category or tag became nothing.', place }] : []
  // Readers of a missing list find its texts among the news.
  const target = list ?? '/news'
  const { description } = term
  const kept = { type: counted, leads: target, ...(description && { description }) }
  const outcome = row && row.outcome !== 'left out' ? 'changed' : 'new'
  const url = oldPaths[0]?.url ?? ''
  const thing = {
    kind: 'term' as const,
    key,
    title,
    hash,
    kept,
    problems,
    url,
    outcome,
    termId: termId ?? null,
  } as const
  await logThing(thing, ctx, {
    path: list,
    alsoIn: (tx) => redirectListsIn(tx, { oldPaths, target, before: row?.kept.leads }, ctx),
  })
}

function termListPath(ruling: Ruling) {
  if (ruling.becomes === 'nothing') return undefined
  return `/${ruling.becomes === 'topic' ? 'topics' : 'countries'}/${ruling.slug}`
}

/** Uses negative ids for new terms in a trial. */
async function idFor(ruling: Ruling, gazetteTerm: ReturnType<typeof ownTerm>, { actor, isTrial, now }: ImportContext) {
  if (ruling.becomes === 'nothing') return undefined
  if (ruling.termId !== null) return ruling.termId
  if (isTrial) return -Number.parseInt(sha256(`${ruling.becomes} ${ruling.slug}`).slice(0, 8), 16) - 1
  const { becomes: kind, name, slug } = ruling
  const created = await createTerm(actor, { kind, name, slug, origin: 'import', ...gazetteTerm }, now)
  if (!created.ok) throw new Error(`The ${kind} ${name}: ${created.problems.map(({ message }) => message).join(' ')}`)
  return created.value.id
}

/** `before`: the previous target. */
type ListRedirects = { oldPaths: OldPath[]; target: string; before?: unknown }

async function redirectListsIn(tx: Tx, { oldPaths, target, before }: ListRedirects, ctx: ImportContext) {
  const { actor, importId, now } = ctx
  for (const { path: source } of oldPaths) {
    // A changed rule changes the target; redirects of other imports stay.
    const whichRedirect = and(eq(redirects.source, source), eq(redirects.origin, 'import'))
    if (typeof before === 'string')
      await tx
        .update(redirects)
        .set({ target })
        .where(and(whichRedirect, eq(redirects.target, before)))
    const byShape = [target, ...oldPaths.map(({ path }) => path).filter((path) => path !== source)]
    if (!byShape.some((to) => leadsByShape(source, to)))
      await insertRedirects(tx, actor, [{ source, target, origin: 'import' }], now)
  }
  const urls = oldPaths.map(({ url }) => ({ url, importId }))
  await saveOldAddresses(tx, urls, now)
}
