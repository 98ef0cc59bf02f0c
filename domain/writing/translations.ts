import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNull } from 'drizzle-orm'
import { read, refuseUnless, write, type Db } from '@/db/connection'
import { entries, correctedEditions, revisions } from '@/db/schema'
import { siteLanguages, type Language } from '@/lib/languages/languages'
import { randomId } from '@/lib/keys/random'
import { pick } from '@/lib/lists/pick'
import { done, refused, type Result } from '@/lib/result'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { audienceOfGroup, type Audience } from '@/domain/staff/audience'
import { peopleOf } from '@/domain/consents/marks'
import { firstRelease } from '@/domain/entries/standing'
import { record } from '@/domain/staff/audit'
import { createEntryIn, findDraft } from './drafts'
import { contentOf, findPermittedEntry, entryToChange, headOf } from '@/domain/entries/head'
import { outOfDate, type OutOfDate } from '@/domain/entries/out-of-date'
import { prepareBody, type SavedRevision } from './saving'
import { memberText, saveSource, findSourceText } from './translation-source'
import { checkLanguageFree, entryToRegroup, hasOthers, leaveGroupIn, shareMarkIn } from './translation-groups'
import { stateOf, type State } from '@/domain/entries/state'

type EntryRow = typeof entries.$inferSelect

/** A text that this person may not read shows only its language. */
export type Translation = { language: Language } & (
  | { is: 'hidden' }
  | {
      is: 'open'
      entryId: number
      title: string
      state: State
      headId: number
      /** The translated text and the newer one that readers have, if out of date. */
      behind?: BehindSource
    }
)
type BehindSource = Pick<OutOfDate, 'sourceId' | 'sourceLanguage' | 'from' | 'to' | 'at'>

export type TranslationSource = {
  language: Language
  entryId: number
  /** `changed`: the newest revision has other words than the translated one. */
  from: number
  to: number
  changed: boolean
}

export async function translationsOf(actor: Actor, entryId: number, now: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry) return undefined
  const group = and(eq(entries.translationGroup, entry.translationGroup), isNull(entries.trashedAt))
  const [members, behind] = await Promise.all([db.select().from(entries).where(group), outOfDate(now, group)])
  const translations = await Promise.all(members.map((member) => translationOf(db, actor, { member, behind }, now)))
  return {
    translations: translations.sort(
      (a, b) => siteLanguages().indexOf(a.language) - siteLanguages().indexOf(b.language),
    ),
    source: await sourceOf(db, actor, entry),
  }
}

export type Translations = NonNullable<Awaited<ReturnType<typeof translationsOf>>>

type TranslationText = { member: EntryRow; behind: OutOfDate[] }

async function translationOf(
  db: Db,
  actor: Actor,
  { member, behind }: TranslationText,
  now: number,
): Promise<Translation> {
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

async function sourceOf(db: Db, actor: Actor, entry: EntryRow): Promise<TranslationSource | undefined> {
  const source = await findSourceText(db, entry)
  if (!source || !may(actor, 'read', source.entry)) return undefined
  const head = (await headOf(db, source.entry.id))!
  const { revision } = source
  const changed = head.id > revision.id && (await comparedWords(db, head.id)) !== (await comparedWords(db, revision.id))
  return { language: source.entry.language, entryId: source.entry.id, from: revision.id, to: head.id, changed }
}

async function comparedWords(db: Db, revisionId: number) {
  const columns = pick(revisions, 'title', 'summary', 'bodyHtml')
  return JSON.stringify(await db.select(columns).from(revisions).where(eq(revisions.id, revisionId)))
}

/** Begins a draft in another language with the original's text, files, terms, date and facts, to be written over. */
export async function beginTranslation(
  actor: Actor,
  { entryId, language }: { entryId: number; language: Language },
  now: number,
): Promise<Result<SavedRevision>> {
  permit(actor, 'write', { createdBy: actor.id })
  const draft = await findDraft(actor, entryId)
  if (draft) await prepareBody(draft.content.body, language)
  return write(async (tx) => {
    const { kind, translationGroup } = refuseUnless(await entryToChange(tx, actor, 'read', entryId))
    if (await isCorrectedEdition(tx, entryId))
      return refused('The text of a document is corrected in its own language. Translate the publication instead.')
    refuseUnless(await checkLanguageFree(tx, actor, { language, group: translationGroup }, now))
    const head = (await headOf(tx, entryId))!
    const content = await contentOf(tx, head, kind)
    const dated = content.dated ?? (await firstRelease(tx, entryId, now))?.dated ?? null
    const from = { how: 'copied' as const, fromRevision: head.id, translatedFrom: head.id }
    const translation = {
      kind,
      language,
      translationGroup,
      session: randomId(),
      content: { ...content, dated },
      people: (await peopleOf(tx, entryId)) ?? undefined,
      ...from,
    }
    return createEntryIn(tx, actor, translation, now)
  })
}

/** Joins another entry's group. Readers see that at once: a released entry needs the right to release. */
export async function joinTranslations(
  actor: Actor,
  { entryId, to }: { entryId: number; to: number },
  now: number,
): Promise<Result> {
  return write(async (tx) => {
    const entry = refuseUnless(await entryToRegroup(tx, actor, entryId))
    const { kind, translationGroup } = refuseUnless(await entryToChange(tx, actor, 'read', to))
    if (entry.translationGroup === translationGroup) return refused('These two belong together already.')
    if (await hasOthers(tx, entry)) return refused('It belongs with other texts already. Remove it from there first.')
    const [own, theirs] = [
      await audienceOfGroup(tx, entry.translationGroup),
      await audienceOfGroup(tx, translationGroup),
    ]
    if (!isDeepStrictEqual(sorted(own), sorted(theirs)))
      return refused('The same people have to see both texts. Choose who sees each first.')
    if (entry.kind !== kind) return refused(`A ${entry.kind} cannot be the translation of a ${kind}.`)
    refuseUnless(await checkLanguageFree(tx, actor, { language: entry.language, group: translationGroup }, now))
    const [head, source] = [(await headOf(tx, entryId))!, (await headOf(tx, to))!]
    await tx.update(entries).set({ translationGroup }).where(eq(entries.id, entryId))
    // An entry that rejoins its former group still names its source.
    const knownSource = await findSourceText(tx, { ...entry, translationGroup })
    if (!knownSource) await saveSource(tx, head, source.id)
    await record(tx, actor, { verb: 'joined to a translation', entryId, detail: { to, source: source.id } }, now)
    return shareMarkIn(tx, actor, entryId, now)
  })
}

function sorted({ people, teams }: Audience) {
  return [people.toSorted(), teams.toSorted()]
}

/** Takes an entry out of its group; joining again undoes that. */
export async function leaveTranslations(actor: Actor, entryId: number, now: number): Promise<Result> {
  return write(async (tx) => {
    const entry = refuseUnless(await entryToRegroup(tx, actor, entryId))
    if (!(await hasOthers(tx, entry))) return refused('It stands alone already.')
    await leaveGroupIn(tx, actor, entryId, now)
    await record(tx, actor, { verb: 'taken out of translations', entryId }, now)
    return done(undefined)
  })
}

/** Records the source of the newest text. The text does not change, so no release is needed. */
export async function markUpToDate(
  actor: Actor,
  { entryId, source }: { entryId: number; source: number },
  now: number,
): Promise<Result> {
  return write(async (tx) => {
    const entry = refuseUnless(await entryToChange(tx, actor, 'write', entryId))
    const text = await memberText(tx, entry, source)
    if (!text) return refused('That text is not one of its translations any more.')
    permit(actor, 'read', text.entry)
    const head = (await headOf(tx, entryId))!
    await saveSource(tx, head, source)
    const detail = { revision: head.id, source }
    await record(tx, actor, { verb: 'brought up to date', entryId, detail, revisions: [head.id] }, now)
    return done(undefined)
  })
}

async function isCorrectedEdition(db: Db, entryId: number): Promise<boolean> {
  return (await db.$count(correctedEditions, eq(correctedEditions.entryId, entryId))) > 0
}
