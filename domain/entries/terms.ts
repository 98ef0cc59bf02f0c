import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq, exists, max, ne, notExists, sql } from 'drizzle-orm'
import { read, refuseUnless, write, type Tx } from '@/db/connection'
import { entries, helpServices, revisionTerms, terms, type TermNames } from '@/db/schema'
import { termOrder } from '@/db/term-order'
import { otherLanguages, regionCode, regionCodes } from '@/lib/languages/languages'
import { pick } from '@/lib/lists/pick'
import { onOneLine, withoutControls } from '@/lib/text/one-line'
import { done, refused, type Problem, type Result } from '@/lib/result'
import { isSlug, slugify } from '@/lib/text/slug'
import { countTermsOnTexts } from '@/domain/published/terms'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenTo } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'
import { dropRemovedTermsIn } from '@/domain/staff/teams'
import { markTermRenamed } from './renamed'

type NewTerm = {
  kind: 'topic' | 'country'
  name: string
  slug?: string
  description?: string
  names?: TermNames
  /** ISO 3166-1; null: none; undefined: determined by the names. */
  code?: string | null
  /** Undefined: among the last, by name. */
  position?: number
  origin?: string
}

/** Creates a term, whose address must be free. */
export async function createTerm(actor: Actor, term: NewTerm, now: number): Promise<Result<{ id: number }>> {
  permit(actor, 'manageTerms')
  const { kind, origin } = term
  const { name, description } = trimTermText(term)
  const names = trimTermNames(term.names)
  const slug = term.slug?.trim() || slugify(name, '')
  const problems = [
    ...textProblems({ name, description, names }),
    ...addressProblems(name, slug),
    ...codeProblems(term.code),
  ]
  if (problems.length) return { ok: false, problems }
  return write(async (tx) => {
    if (await namesake(tx, { kind, name })) return refused(nameTakenMessage(name), 'name')
    const code = refuseUnless(await codeFor(tx, { kind, code: term.code, names: [name, ...Object.values(names)] }))
    const position = term.position ?? (await lastPosition(tx, kind))
    const [added] = await tx
      .insert(terms)
      .values({ kind, name, slug, description, names, position, origin, code })
      .onConflictDoNothing()
      .returning({ id: terms.id })
    if (!added) return refused(`There is one with the address “${slug}” already.`, 'slug')
    await record(tx, actor, { verb: 'added term', detail: { term: added.id, kind } }, now)
    return done(added)
  })
}

export type TermChange = {
  id: number
  name: string
  description: string
  names?: TermNames
  code?: string | null
}

/** Changes a term, except its address, which is in print. */
export async function changeTermIn(tx: Tx, actor: Actor, { id, ...changes }: TermChange, now: number): Promise<Result> {
  permit(actor, 'manageTerms')
  const { name, description } = trimTermText(changes)
  const names = changes.names && trimTermNames(changes.names) // undefined: unchanged
  const problems = [...textProblems({ name, description, names }), ...codeProblems(changes.code)]
  if (problems.length) return { ok: false, problems }
  const [term] = await tx.select().from(terms).where(eq(terms.id, id))
  if (!term) return refused(termMissing)
  if (await namesake(tx, { kind: term.kind, name, id })) return refused(nameTakenMessage(name), 'name')
  const code = term.kind === 'country' ? changes.code : undefined // undefined: unchanged
  const sameCountry = code ? await countryWithCode(tx, code, id) : undefined
  if (sameCountry !== undefined) return refused(takenCode(sameCountry), 'code')
  await tx.update(terms).set({ name, description, names, code }).where(eq(terms.id, id))
  if (name !== term.name || (names && !isDeepStrictEqual(names, term.names))) await markTermRenamed(tx, id, now)
  await record(tx, actor, { verb: 'changed term', detail: { term: id, kind: term.kind } }, now)
  return done(undefined)
}

/** Removes a term. Refused if any revision had it: printed addresses name it. */
export async function removeTerm(actor: Actor, id: number, now: number): Promise<Result> {
  permit(actor, 'manageTerms')
  return write(async (tx) => {
    const usesOfTerm = tx
      .select({ n: sql`1` })
      .from(revisionTerms)
      .where(eq(revisionTerms.termId, id))
    const services = await tx.$count(helpServices, eq(helpServices.countryId, id))
    if (services > 0)
      return refused('Services that help people stand under it. Remove them under Help for people first.')
    const removed = await tx
      .delete(terms)
      .where(and(eq(terms.id, id), notExists(usesOfTerm)))
      .returning({ kind: terms.kind })
    if (removed[0]) {
      await dropRemovedTermsIn(tx)
      await record(tx, actor, { verb: 'removed term', detail: { term: id, kind: removed[0].kind } }, now)
      return done(undefined)
    }
    const [term] = await tx.select({ name: terms.name }).from(terms).where(eq(terms.id, id))
    return refused(term ? `“${term.name}” is in use, so it stays. You can rename it.` : termMissing)
  })
}

export async function listTerms(actor: Actor) {
  permit(actor, 'write', { createdBy: actor.id })
  return read()
    .select()
    .from(terms)
    .orderBy(asc(terms.kind), ...termOrder)
}

/** Lists terms. `texts`: how many published texts have one at `now`; `used`: whether any revision ever had it. */
export async function termsInUse(actor: Actor, now: number) {
  permit(actor, 'manageTerms')
  const use = read()
    .select({ n: sql`1` })
    .from(revisionTerms)
    .where(eq(revisionTerms.termId, terms.id))
  const [rows, counted] = await Promise.all([
    read()
      .select({
        ...pick(terms, 'id', 'kind', 'slug', 'name', 'description', 'names', 'code'),
        pageEntryId: entries.id,
        title: entries.headTitle,
        used: sql<boolean | number>`${exists(use)}`,
      })
      .from(terms)
      .leftJoin(entries, and(eq(entries.id, terms.pageEntryId), isOpenTo(actor)))
      .orderBy(asc(terms.kind), ...termOrder),
    countTermsOnTexts(now),
  ])
  const texts = new Map(counted.map(({ id, count }) => [id, count]))
  return rows.map(({ pageEntryId, title, used, ...term }) => ({
    ...term,
    page: pageEntryId === null ? undefined : { entryId: pageEntryId, title: title ?? '' },
    texts: texts.get(term.id) ?? 0,
    used: Boolean(used),
  }))
}

export type TermInUse = Awaited<ReturnType<typeof termsInUse>>[number]

const termMissing = 'This one is no longer there: someone removed it.'

function trimTermText({ name, description = '' }: { name: string; description?: string }) {
  return { name: onOneLine(name), description: withoutControls(description).trim() }
}

function trimTermNames(names: TermNames = {}): TermNames {
  const pairs = otherLanguages().map((language) => [language, onOneLine(names[language] ?? '')] as const)
  return Object.fromEntries(pairs.filter(([, name]) => name))
}

type TermTexts = { name: string; description: string; names?: TermNames }

function textProblems({ name, description, names = {} }: TermTexts): Problem[] {
  return [
    ...(name ? [] : [{ message: 'Give it a name.', field: 'name' }]),
    ...([...name].length > 100 ? [{ message: 'Keep the name under 100 characters.', field: 'name' }] : []),
    ...Object.entries(names)
      .filter(([, otherName]) => [...otherName].length > 100)
      .map(([language]) => ({ message: 'Keep the name under 100 characters.', field: `names.${language}` })),
    ...([...description].length > 1_000
      ? [{ message: 'Keep the description under 1,000 characters.', field: 'description' }]
      : []),
  ]
}

function addressProblems(name: string, slug: string): Problem[] {
  if (!name || isSlug(slug)) return []
  return [
    { message: 'Give it an address in small letters, Latin ones without marks, digits and hyphens.', field: 'slug' },
  ]
}

function nameTakenMessage(name: string) {
  return `There is one called “${name}” already.`
}

/** Returns whether another term has this name. Compares here: SQLite ignores case only of Latin letters. */
async function namesake(tx: Tx, { kind, name, id = -1 }: { kind: 'topic' | 'country'; name: string; id?: number }) {
  const rows = await tx
    .select({ name: terms.name })
    .from(terms)
    .where(and(eq(terms.kind, kind), ne(terms.id, id)))
  return rows.some((row) => row.name.toLowerCase() === name.toLowerCase())
}

async function lastPosition(tx: Tx, kind: 'topic' | 'country') {
  const [row] = await tx
    .select({ position: max(terms.position) })
    .from(terms)
    .where(eq(terms.kind, kind))
  return row?.position ?? 0
}

// ISO 3166-1, two letters. A term for several countries has none.

/** Chooses a code, by default from the names, unless another term has it. */
async function codeFor(
  tx: Tx,
  { kind, code, names }: { kind: 'topic' | 'country'; code?: string | null; names: string[] },
): Promise<Result<string | null>> {
  if (kind !== 'country' || code === null) return done(null)
  const proposed = code ?? names.map(regionCode).find((found) => found !== undefined)
  if (proposed === undefined) return done(null)
  const taken = await countryWithCode(tx, proposed)
  if (taken === undefined) return done(proposed)
  return code === undefined ? done(null) : refused(takenCode(taken), 'code')
}

async function countryWithCode(tx: Tx, code: string, id = -1): Promise<string | undefined> {
  const [row] = await tx
    .select({ name: terms.name })
    .from(terms)
    .where(and(eq(terms.kind, 'country'), eq(terms.code, code), ne(terms.id, id)))
    .orderBy(asc(terms.id))
  return row?.name
}

function takenCode(name: string) {
  return `“${name}” is this country already.`
}

function codeProblems(code: string | null | undefined): Problem[] {
  return !code || regionCodes().includes(code) ? [] : [{ message: 'Choose a country from the list.', field: 'code' }]
}
