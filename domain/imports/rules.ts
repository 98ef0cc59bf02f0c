import { and, eq } from 'drizzle-orm'
import { write, type Db } from '@/db/connection'
import { importRules, terms } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/text/slug'
import { decodedSlug, wxrTermKey } from '@/lib/wxr/types'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'

export type SourceTerm = { taxonomy: string; slug: string; name: string }

/** `chosen`: a person chose the ruling. */
export type Ruling = { chosen: boolean } & (
  { becomes: 'nothing' } | { becomes: 'topic' | 'country'; termId: number | null; slug: string; name: string }
)

type RuleRow = typeof importRules.$inferSelect
type SiteTerm = { id: number; kind: 'topic' | 'country'; slug: string; name: string }

export type Rulebook = { rules: Map<string, RuleRow>; terms: SiteTerm[] }

export async function readRulebook(db: Db, source: string): Promise<Rulebook> {
  const [rules, siteTerms] = await Promise.all([
    db.select().from(importRules).where(eq(importRules.source, source)),
    db.select({ id: terms.id, kind: terms.kind, slug: terms.slug, name: terms.name }).from(terms),
  ])
  return { rules: new Map(rules.map((rule) => [`${rule.taxonomy}/${rule.slug}`, rule])), terms: siteTerms }
}

/** By default a term named like a country is that country, “Uncategorized” nothing, others topics. */
export function rulingOf(term: SourceTerm, { rules, terms }: Rulebook): Ruling {
  const chosen = rules.get(wxrTermKey(term))
  if (chosen) {
    if (chosen.becomes === 'nothing') return { becomes: 'nothing', chosen: true }
    const chosenTerm = terms.find(({ id, kind }) => id === chosen.termId && kind === chosen.becomes)
    return { ...rulingFor(term, chosen.becomes, chosenTerm ?? termAlike(term, chosen.becomes, terms)), chosen: true }
  }
  if (!isSorting(term) || isDefaultCategory(term)) return { becomes: 'nothing', chosen: false }
  const country = termAlike(term, 'country', terms)
  if (country) return { ...rulingFor(term, 'country', country), chosen: false }
  return { ...rulingFor(term, 'topic', termAlike(term, 'topic', terms)), chosen: false }
}

/** False for a taxonomy of a plugin. */
export function isSorting({ taxonomy }: Pick<SourceTerm, 'taxonomy'>) {
  return taxonomy === 'category' || taxonomy === 'post_tag'
}

export function isDefaultCategory({ slug, name }: Pick<SourceTerm, 'slug' | 'name'>) {
  return slug === 'uncategorized' || name.trim().toLowerCase() === 'uncategorized'
}

function termAlike(term: SourceTerm, kind: SiteTerm['kind'], terms: SiteTerm[]) {
  const termsOfKind = terms.filter((siteTerm) => siteTerm.kind === kind)
  const name = sourceTermName(term).toLowerCase()
  return (
    termsOfKind.find(({ slug }) => slug === slugOf(term)) ??
    termsOfKind.find((siteTerm) => siteTerm.name.toLowerCase() === name)
  )
}

function rulingFor(term: SourceTerm, becomes: SiteTerm['kind'], match: SiteTerm | undefined) {
  if (match) return { becomes, termId: match.id, slug: match.slug, name: match.name }
  return { becomes, termId: null, slug: slugOf(term), name: sourceTermName(term) }
}

function slugOf({ slug, name, taxonomy }: SourceTerm) {
  return slugify(decodedSlug(slug), '') || slugify(name, `${taxonomy === 'post_tag' ? 'tag' : 'category'}-${sum(name)}`)
}

function sum(name: string) {
  let n = 7
  for (const character of name) n = (n * 31 + character.codePointAt(0)!) % 1_000_000
  return String(n).padStart(6, '0')
}

function sourceTermName({ name, slug }: SourceTerm) {
  const flat = (name || slug).replace(/\s+/g, ' ').trim()
  return [...flat].slice(0, 100).join('')
}

export type RuleChange = { source: string; taxonomy: string; slug: string } & (
  { becomes: 'nothing' } | { becomes: 'topic' | 'country'; termId?: number } | { becomes: 'default' }
)

/** Sets a person's choice for a term; `default` removes it. Texts change with the next import. */
export async function changeRule(actor: Actor, change: RuleChange, now: number): Promise<Result> {
  permit(actor, 'manageImports')
  const { source, taxonomy, slug, becomes } = change
  const termId = 'termId' in change ? (change.termId ?? null) : null
  return write(async (tx) => {
    const [term] = await tx
      .select({ kind: terms.kind })
      .from(terms)
      .where(eq(terms.id, termId ?? -1))
    if (termId !== null && term?.kind !== becomes)
      return refused('That topic or country is no longer there. Choose another.', 'termId')
    const whichRule = and(
      eq(importRules.source, source),
      eq(importRules.taxonomy, taxonomy),
      eq(importRules.slug, slug),
    )
    await tx.delete(importRules).where(whichRule)
    if (becomes !== 'default') await tx.insert(importRules).values({ source, taxonomy, slug, becomes, termId })
    await record(
      tx,
      actor,
      { verb: 'changed a rule of imports', detail: { becomes, ...(termId && { term: termId }) } },
      now,
    )
    return done(undefined)
  })
}
