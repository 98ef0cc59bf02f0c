import { and, asc, eq, isNull, ne, not, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import { alias } from '@/db/kit'
import { isLike } from '@/db/dialect'
import { publicVersion, read, refuseUnless, write, type Db, type Tx } from '@/db/connection'
import { addresses, entries, erasedAddresses, oldAddresses, redirects, releases } from '@/db/schema'
import {
  formerMainLanguages,
  languageOfPrefix,
  siteLanguages,
  prefixOf,
  mainLanguage,
  type Language,
  type LanguageSetting,
} from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { type MainLanguageChange, addressAfter } from '@/lib/web/main-language-address'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { markAllRenamed } from '@/domain/entries/renamed'
import { isPast } from '@/domain/published/live'
import { demoOrigin } from './demonstration'
import { swapNamesIn } from './swap-names'
import { saveSetting } from './save-setting'
import { languageSettingIn } from './site-languages'

export type MainLanguagePlan = MainLanguageChange & {
  /** True if any text was public; the demonstration does not count. */
  wasPublic: boolean
  texts: number
  /** Addresses that another text takes; their former text moves below a language prefix. */
  taken: string[]
  redirects: number
}

const maxFormer = 20

/** Plans the change (`now` UTC ms). Refused for the present main language. */
export async function planMainLanguage(actor: Actor, to: Language, now: number): Promise<Result<MainLanguagePlan>> {
  permit(actor, 'manageSettings')
  await publicVersion()
  return planIn(read(), to, now)
}

async function planIn(db: Db, to: Language, now: number): Promise<Result<MainLanguagePlan>> {
  const from = mainLanguage()
  if (from === to) return refused(`${englishName(to)} is the main language of this site already.`, 'language')
  const other = alias(addresses, 'other')
  const [counted] = await db
    .select({ n: sql<number>`count(distinct ${addresses.entryId})`.mapWith(Number) })
    .from(addresses)
    .where(or(belowLanguageCondition(addresses.path, to), withoutPrefixCondition(addresses.path)))
  const taken = await db
    .select({ path: addresses.path })
    .from(addresses)
    .innerJoin(other, eq(other.path, sql`${prefixOf(to)} || ${addresses.path}`))
    .where(withoutPrefixCondition(addresses.path))
    .orderBy(asc(addresses.path))
  return done({
    from,
    to,
    wasPublic: await wasEverPublic(db, now),
    texts: counted!.n,
    taken: taken.map(({ path }) => path),
    redirects: await db.$count(redirects),
  })
}

export async function isMainLanguageFree(now: number) {
  return !(await wasEverPublic(read(), now))
}

/** Returns whether any text was ever public. Erased texts count, the demonstration does not. */
async function wasEverPublic(db: Db, now: number): Promise<boolean> {
  const [row] = await db
    .select({ id: releases.id })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isPast(now), isNull(releases.withdrawal), or(isNull(entries.origin), ne(entries.origin, demoOrigin))))
    .limit(1)
  return row !== undefined || (await db.$count(erasedAddresses)) > 0
}

/** Changes the main language before publication. Refused if something was public; the sentence names the command. */
export async function chooseMainLanguage(actor: Actor, to: Language, now: number): Promise<Result<MainLanguagePlan>> {
  permit(actor, 'manageSettings')
  return changeWithin(actor, to, now, (plan) => (plan.wasPublic ? refused(commandMessage(to), 'language') : undefined))
}

function commandMessage(to: Language) {
  return `Texts of this site are public, or were, so their addresses would change. Whoever runs the site can do that, and all addresses of now then lead to the new ones: npm run gazette -- main-language ${to} --check`
}

/** Changes the main language even after publication (`now` UTC ms). Old addresses then lead to their texts. */
export async function changeMainLanguage(actor: Actor, to: Language, now: number): Promise<Result<MainLanguagePlan>> {
  permit(actor, 'manageSettings')
  return changeWithin(actor, to, now, () => undefined)
}

async function changeWithin(
  actor: Actor,
  to: Language,
  now: number,
  whyNot: (plan: MainLanguagePlan) => ReturnType<typeof refused> | undefined,
): Promise<Result<MainLanguagePlan>> {
  await publicVersion()
  const result = await write(async (tx): Promise<Result<MainLanguagePlan>> => {
    // Another process may have changed the main language while this process waited for the lock.
    const setting = await languageSettingIn(tx)
    if (setting.language !== mainLanguage())
      return refused('The main language was changed meanwhile. Try again.', 'language')
    const plan = refuseUnless(await planIn(tx, to, now))
    const refusal = whyNot(plan)
    if (refusal) return refusal
    const { from, wasPublic, texts } = plan
    const releaseIds = await moveAddresses(tx, { from, to })
    await moveRedirectsIn(tx, { from, to })
    await swapNamesIn(tx, { from, to })
    const before = wasPublic ? [from, ...formerMainLanguages()].slice(0, maxFormer) : []
    const value: LanguageSetting = {
      language: to,
      before,
      offered: [...new Set([...setting.offered, from, to])],
    }
    await saveSetting(tx, 'mainLanguage', value)
    await markAllRenamed(tx, now)
    const act = { verb: 'changed the main language', detail: { from, to, texts }, releases: releaseIds }
    await record(tx, actor, act, now)
    return done(plan)
  })
  // `publicVersion` also reads the new main language.
  await publicVersion()
  return result
}

async function moveAddresses(tx: Tx, { from, to }: MainLanguageChange): Promise<number[]> {
  const addPrefix = (path: AnyColumn) => sql`${prefixOf(from)} || ${path}`
  const dropPrefix = (path: AnyColumn) => sql`substr(${path}, ${sql.raw(String(to.length + 2))})`
  const ids: number[] = []
  // Addresses are freed first, then taken.
  for (const [where, path] of [
    [withoutPrefixCondition, addPrefix],
    [(column: AnyColumn) => belowLanguageCondition(column, to), dropPrefix],
  ] as const) {
    await tx
      .update(addresses)
      .set({ path: path(addresses.path) })
      .where(where(addresses.path))
    const rows = await tx
      .select({ id: releases.id })
      .from(releases)
      .where(where(releases.path))
      .orderBy(asc(releases.id))
    ids.push(...rows.map(({ id }) => id))
    await tx
      .update(releases)
      .set({ path: path(releases.path) })
      .where(where(releases.path))
  }
  await tx
    .update(oldAddresses)
    .set({ path: dropPrefix(oldAddresses.path) })
    .where(belowLanguageCondition(oldAddresses.path, to))
  return ids
}

function belowLanguageCondition(path: AnyColumn, language: Language): SQL {
  return isLike(path, `${prefixOf(language)}/%`)
}

function withoutPrefixCondition(path: AnyColumn): SQL {
  return not(or(...siteLanguages().map((language) => belowLanguageCondition(path, language)))!)
}

/** Moves redirects: the new main language loses its prefix, and a redirect at that address gets the former one's. */
async function moveRedirectsIn(tx: Tx, change: MainLanguageChange) {
  const rows = await tx.select().from(redirects).orderBy(asc(redirects.id))
  const taken = new Set(rows.map(({ source }) => source))
  const moved = new Map<string, string>()
  for (const { source } of rows) {
    const after = moveSource(source, change)
    if (after === source || !isSourceBelow(source, change.to)) continue
    if (taken.has(after)) moved.set(after, moveSource(after, change))
    moved.set(source, after)
  }
  // Redirects at shorter addresses move first, so that no two ever share an address.
  const inOrder = rows.toSorted(
    (a, b) => Number(isSourceBelow(a.source, change.to)) - Number(isSourceBelow(b.source, change.to)),
  )
  for (const { id, source, target } of inOrder) {
    const after = { source: moved.get(source) ?? source, target: addressAfter(target, change) }
    if (after.source !== source || after.target !== target)
      await tx.update(redirects).set(after).where(eq(redirects.id, id))
  }
}

/** Splits a source, which may begin with its host: `//www.example.org/th/about`. */
function splitHost(source: string) {
  const [, host = '', path = ''] = /^(\/\/[^/]+)?(\/.*)$/s.exec(source) ?? [undefined, '', source]
  return { host, path }
}

function moveSource(source: string, change: MainLanguageChange) {
  const { host, path } = splitHost(source)
  return host + addressAfter(path, change)
}

function isSourceBelow(source: string, language: MainLanguageChange['to']) {
  const [, first = ''] = splitHost(source).path.split(/[/?]/, 2)
  return languageOfPrefix(first) === language
}
