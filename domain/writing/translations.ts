import { and, eq, isNull, ne } from 'drizzle-orm'
import { read, write, type Db, type Tx } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { languageNames, languages, type Language } from '@/lib/languages'
import { randomId } from '@/lib/random'
import { done, refused, type Result } from '@/lib/result'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { firstRelease } from '@/domain/entries/standing'
import { record } from '@/domain/staff/audit'
import { createEntryIn } from './drafts'
import { contentOf, findPermittedEntry, entryToChange, headOf, type Head } from '@/domain/entries/head'
import { outOfDate, type OutOfDate } from '@/domain/entries/out-of-date'
import type { SavedRevision } from './saving'
import { stateOf, type State } from '@/domain/entries/state'

type Entry = typeof entries.$inferSelect

/** A text of a translation group. Of one that this person may not read, no more than that it is there. */
export type Translation = { language: Language } & (
  | { is: 'hidden' }
  | {
      is: 'open'
      entryId: number
      title: string
      state: State
      /** Its newest text. */
      headId: number
      /** The older text of its source that it says, and the one that readers have of it. */
      behind?: Behind
    }
)
type Behind = Pick<OutOfDate, 'sourceId' | 'sourceLanguage' | 'from' | 'to' | 'at'>

/** The text that an entry says again, as far as anyone said. */
export type Source = {
  language: Language
  entryId: number
  /** The revision that was translated, and its newest one; `changed` where the newest says other words. */
  from: number
  to: number
  changed: boolean
}

/** An entry's group at a moment (UTC ms), itself among it, in the order of the languages. Undefined where there is no such entry. */
export async function translationsOf(actor: Actor, entryId: number, now: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry) return undefined
  const group = and(eq(entries.translationGroup, entry.translationGroup), isNull(entries.trashedAt))
  const [members, behind] = await Promise.all([db.select().from(entries).where(group), outOfDate(now, group)])
  const translations = await Promise.all(members.map((member) => shown(db, actor, { member, behind }, now)))
  return {
    translations: translations.sort((a, b) => languages.indexOf(a.language) - languages.indexOf(b.language)),
    source: await sourceOf(db, actor, entry),
  }
}

export type Translations = NonNullable<Awaited<ReturnType<typeof translationsOf>>>

type TranslationText = { member: Entry; behind: OutOfDate[] }

async function shown(db: Db, actor: Actor, { member, behind }: TranslationText, now: number): Promise<Translation> {
  const { id: entryId, language } = member
  const head = may(actor, 'read', member) ? await headOf(db, entryId) : undefined
  if (!head) return { is: 'hidden', language }
  const state = await stateOf(db, { entryId, headId: head.id }, now)
  const { title, id: headId } = head
  return {
    is: 'open',
    language,
    entryId,
    title,
    state,
    headId,
    behind: behind.find((one) => one.entryId === entryId),
  }
}

async function sourceOf(db: Db, actor: Actor, entry: Entry): Promise<Source | undefined> {
  const from = await namedBy(db, entry)
  if (!from || !may(actor, 'read', from.entry)) return undefined
  const to = (await headOf(db, from.entry.id))!
  const { revision } = from
  const changed = to.id > revision.id && wordsOf(to) !== wordsOf(revision)
  return { language: from.entry.language, entryId: from.entry.id, from: revision.id, to: to.id, changed }
}

function wordsOf({ title, summary, bodyHtml }: Head) {
  return JSON.stringify([title, summary, bodyHtml])
}

/** What the newest text of an entry says again, while both are of one group. */
async function namedBy(db: Db, entry: Entry) {
  const head = await headOf(db, entry.id)
  return head?.translatedFrom ? memberText(db, entry, head.translatedFrom) : undefined
}

/** A revision of another entry of the group. */
async function memberText(db: Db, entry: Entry, revisionId: number) {
  const [found] = await db
    .select({ revision: revisions, entry: entries })
    .from(revisions)
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(
      and(
        eq(revisions.id, revisionId),
        eq(entries.translationGroup, entry.translationGroup),
        ne(entries.id, entry.id),
        isNull(entries.trashedAt),
      ),
    )
  return found
}

/**
 * Begins the same in another language: a draft of its own with the newest text of an entry that this person may read, its
 * files, terms, date and facts, ready to be written over. The entry it is made from stays as it is.
 */
export async function beginTranslation(
  actor: Actor,
  { entryId, language }: { entryId: number; language: Language },
  now: number,
): Promise<Result<SavedRevision>> {
  permit(actor, 'write', { createdBy: actor.id })
  return write(async (tx) => {
    const found = await entryToChange(tx, actor, 'read', entryId)
    if (!found.ok) return found
    const { kind, translationGroup } = found.value
    const free = await roomFor(tx, language, translationGroup)
    if (!free.ok) return free
    const head = (await headOf(tx, entryId))!
    const content = await contentOf(tx, head, kind)
    const dated = content.dated ?? (await firstRelease(tx, entryId, now))?.dated ?? null
    const from = { how: 'copied' as const, fromRevision: head.id, translatedFrom: head.id }
    const begun = { kind, language, translationGroup, session: randomId(), content: { ...content, dated }, ...from }
    return createEntryIn(tx, actor, begun, now)
  })
}

/** Refused where the group has the language already. One that lies in the trash gives way: brought back, it stands alone. */
async function roomFor(tx: Tx, language: Language, group: string): Promise<Result> {
  const isThere = and(eq(entries.translationGroup, group), eq(entries.language, language))
  const [there] = await tx.select().from(entries).where(isThere)
  if (!there) return done(undefined)
  if (there.trashedAt === null) return refused(`There is a text in ${languageNames[language].english} already.`)
  await tx.update(entries).set({ translationGroup: randomId() }).where(eq(entries.id, there.id))
  return done(undefined)
}

/**
 * Says that an entry, which stood alone, says the same as another one does now. Refused where their kinds differ or the language
 * is taken. Readers see it at once, if they have both: then it takes who may release.
 */
export async function joinTranslations(
  actor: Actor,
  { entryId, to }: { entryId: number; to: number },
  now: number,
): Promise<Result> {
  return write(async (tx) => {
    const found = await entryToRegroup(tx, actor, entryId)
    if (!found.ok) return found
    const other = await entryToChange(tx, actor, 'read', to)
    if (!other.ok) return other
    const [entry, { kind, translationGroup }] = [found.value, other.value]
    if (entry.translationGroup === translationGroup) return refused('These two belong together already.')
    if (await hasOthers(tx, entry)) return refused('It belongs with other texts already. Take it out from there first.')
    if (entry.kind !== kind) return refused(`A ${entry.kind} cannot be the translation of a ${kind}.`)
    const free = await roomFor(tx, entry.language, translationGroup)
    if (!free.ok) return free
    const [head, source] = [(await headOf(tx, entryId))!, (await headOf(tx, to))!]
    await tx.update(entries).set({ translationGroup }).where(eq(entries.id, entryId))
    // Put back where it was taken out, it still says which text it was made from.
    const known = await namedBy(tx, { ...entry, translationGroup })
    if (!known) await say(tx, head, source.id)
    await record(tx, actor, { verb: 'joined to a translation', entryId, detail: { to, source: source.id } }, now)
    return done(undefined)
  })
}

/** Takes an entry out of its group: it stands alone again, as it is. Joining it again undoes this. */
export async function leaveTranslations(actor: Actor, entryId: number, now: number): Promise<Result> {
  return write(async (tx) => {
    const found = await entryToRegroup(tx, actor, entryId)
    if (!found.ok) return found
    if (!(await hasOthers(tx, found.value))) return refused('It stands alone already.')
    await tx.update(entries).set({ translationGroup: randomId() }).where(eq(entries.id, entryId))
    await record(tx, actor, { verb: 'taken out of translations', entryId }, now)
    return done(undefined)
  })
}

/** What readers have ever had changes for them with its group. */
async function entryToRegroup(tx: Tx, actor: Actor, entryId: number) {
  const released = await tx.$count(releases, eq(releases.entryId, entryId))
  return entryToChange(tx, actor, released > 0 ? 'release' : 'write', entryId)
}

async function hasOthers(tx: Tx, { id, translationGroup }: Entry) {
  const others = and(eq(entries.translationGroup, translationGroup), ne(entries.id, id), isNull(entries.trashedAt))
  return (await tx.$count(entries, others)) > 0
}

/**
 * Says that the newest text of an entry says what a revision of another language says. It is no new text: what changes is what
 * is known of this one, so readers need no new release and whoever is writing is not disturbed.
 */
export async function bringUpToDate(
  actor: Actor,
  { entryId, source }: { entryId: number; source: number },
  now: number,
): Promise<Result> {
  return write(async (tx) => {
    const found = await entryToChange(tx, actor, 'write', entryId)
    if (!found.ok) return found
    const text = await memberText(tx, found.value, source)
    if (!text) return refused('That text is not one of its translations any more.')
    permit(actor, 'read', text.entry)
    const head = (await headOf(tx, entryId))!
    await say(tx, head, source)
    const detail = { revision: head.id, source }
    await record(tx, actor, { verb: 'brought up to date', entryId, detail, revisions: [head.id] }, now)
    return done(undefined)
  })
}

async function say(tx: Tx, head: Head, translatedFrom: number) {
  await tx.update(revisions).set({ translatedFrom }).where(eq(revisions.id, head.id))
}
