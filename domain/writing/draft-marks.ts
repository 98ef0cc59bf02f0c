import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { refuseUnless, write, type Db, type Tx } from '@/db/connection'
import { machineDrafts, translationDecisions, entries, revisions } from '@/db/schema'
import { inPortions } from '@/lib/lists/portions'
import { done, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { readBody } from '@/domain/content/body/document'
import { draftKey } from '@/domain/content/checks/translation/draft-key'
import { followDrafts } from '@/domain/content/checks/translation/follow-drafts'
import { translatablePassages } from '@/domain/content/checks/translation/passages'
import type { Content } from '@/domain/content/content'
import { entryToChange, contentOf, headOf, type Head, columnsOfHead } from '@/domain/entries/head'
import { createHash } from 'node:crypto'
import type { OriginalWords } from '@/domain/content/checks/translation/original'

export const maxSignedAtOnce = 500

/** Marks drafts as checked against the original, or unchecked. Unknown keys are ignored. Returns all unchecked keys. */
export async function signDrafts(
  actor: Actor,
  { entryId, keys, isSigned }: { entryId: number; keys: string[]; isSigned: boolean },
  now: number,
): Promise<Result<{ unsigned: string[] }>> {
  return write(async (tx) => {
    refuseUnless(await entryToChange(tx, actor, 'write', entryId))
    const rows = await draftRows(tx, entryId)
    const asked = new Set(keys)
    const changed = rows.filter(({ about, signedBy }) => asked.has(about) && (signedBy === null) === isSigned)
    const set = isSigned ? { signedBy: actor.id, signedAt: now } : { signedBy: null, signedAt: null }
    for (const part of inPortions(changed.map(({ about }) => about)))
      await tx
        .update(machineDrafts)
        .set(set)
        .where(and(eq(machineDrafts.entryId, entryId), inArray(machineDrafts.about, part)))
    const verb = isSigned ? 'signed drafts of a machine' : 'no longer signed drafts of a machine'
    if (changed.length) await record(tx, actor, { verb, entryId, detail: { passages: changed.length } }, now)
    return done({ unsigned: await unsignedDrafts(tx, entryId) })
  })
}

async function draftRows(db: Db, entryId: number) {
  return db.select().from(machineDrafts).where(eq(machineDrafts.entryId, entryId)).orderBy(machineDrafts.about)
}

export async function unsignedDrafts(db: Db, entryId: number): Promise<string[]> {
  const rows = await db
    .select({ about: machineDrafts.about })
    .from(machineDrafts)
    .where(and(eq(machineDrafts.entryId, entryId), isNull(machineDrafts.signedBy)))
    .orderBy(machineDrafts.about)
  return rows.map(({ about }) => about)
}

/** Keys for each entry: every save adds the keys of passages being edited. */
const maxKept = 5_000

/** Keeps marking machine drafts whose words were edited. */
export async function followDraftsIn(
  tx: Tx,
  { entryId, before, after }: { entryId: number; before: () => Promise<Content>; after: Content },
) {
  const rows = await draftRows(tx, entryId)
  if (!rows.some(({ signedBy }) => signedBy === null)) return
  const byKey = new Map(rows.map((row) => [row.about, row]))
  const sources = new Set(rows.map(({ source }) => source))
  // Restored words of the original are not a draft.
  const now = passagesOf(after).filter((one) => !sources.has(passageKey(one)))
  const followed = followDrafts(
    passagesOf(await before()).map(draftKey),
    now.map(draftKey),
    (key) => byKey.get(key)?.signedBy === null,
  )
  const values = followed.flatMap(({ from, to }) => {
    const { source, by, at } = byKey.get(from)!
    return byKey.has(to) ? [] : [{ entryId, about: to, source, by, at }]
  })
  if (values.length && byKey.size + values.length > maxKept) await removeOtherMarks(tx, entryId, now.map(draftKey))
  for (const part of inPortions(values)) await tx.insert(machineDrafts).values(part).onConflictDoNothing()
}

async function removeOtherMarks(tx: Tx, entryId: number, present: string[]) {
  const rows = await draftRows(tx, entryId)
  const stays = new Set(present)
  const gone = rows.map(({ about }) => about).filter((about) => !stays.has(about))
  for (const part of inPortions(gone))
    await tx.delete(machineDrafts).where(and(eq(machineDrafts.entryId, entryId), inArray(machineDrafts.about, part)))
}

function passagesOf({ title, summary, contentNote, lead, body }: Content) {
  const { doc } = readBody(body)
  return translatablePassages({ title, summary, contentNote, lead, doc }).map(({ words }) => words)
}

export async function copyDraftsIn(tx: Tx, { from, to }: { from: number; to: number }) {
  const rows = await draftRows(tx, from)
  for (const part of inPortions(rows.map((row) => ({ ...row, entryId: to }))))
    await tx.insert(machineDrafts).values(part)
}

type Entry = typeof entries.$inferSelect

export async function originalWordsFor(db: Db, entry: Entry, head: Head): Promise<OriginalWords | undefined> {
  const texts = await originalTexts(db, entry, head)
  return texts && { language: texts.source.language, ...(await wordsOf(db, entry.id, [texts.before, texts.after])) }
}

export async function originalTexts(db: Db, entry: Entry, head: Head) {
  const text = head.translatedFrom ? await memberText(db, entry, head.translatedFrom) : undefined
  if (!text) return undefined
  const { revision: from, entry: source } = text
  const to = (await headOf(db, source.id))!
  const before = await contentOf(db, from, source.kind)
  const after = to.id === from.id ? before : await contentOf(db, to, source.kind)
  return { source, from, to, before, after }
}

export type OriginalTexts = NonNullable<Awaited<ReturnType<typeof originalTexts>>>

async function wordsOf(db: Db, entryId: number, contents: Content[]) {
  const words = new Set(contents.flatMap(passageWords))
  const decisions = await decisionsOn(db, entryId)
  const left = new Set([...words].filter((one) => decisions.get(passageKey(one)) === 'left'))
  return { words, left }
}

export function passageWords({ title, summary, contentNote, lead, body }: Content): string[] {
  const { doc } = readBody(body)
  return translatablePassages({ title, summary, contentNote, lead, doc }).map(({ words }) => words)
}

export async function decisionsOn(db: Db, entryId: number) {
  const { about, decision } = translationDecisions
  const rows = await db
    .select({ about, decision })
    .from(translationDecisions)
    .where(eq(translationDecisions.entryId, entryId))
  return new Map(rows.map((row) => [row.about, row.decision]))
}

export type DecisionsByKey = Awaited<ReturnType<typeof decisionsOn>>

export function passageKey(words: string) {
  return hashKey('passage', words)
}

/** The key has both sides, so that a further change of the original asks again. */
export function changeKey(before: string | undefined, after: string | undefined) {
  return hashKey('change', before ?? '', after ?? '')
}

function hashKey(...parts: string[]) {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 24)
}

type GroupMember = Pick<typeof entries.$inferSelect, 'id' | 'translationGroup'>

export async function textTranslatedBy(db: Db, entry: GroupMember) {
  const head = await headOf(db, entry.id)
  return head?.translatedFrom ? memberText(db, entry, head.translatedFrom) : undefined
}

export async function memberText(db: Db, entry: GroupMember, revisionId: number) {
  const [row] = await db
    .select({ revision: columnsOfHead, entry: entries })
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
  return row
}

/** Drops decisions about changes since another source text. */
export async function saveSource(tx: Tx, head: Head, translatedFrom: number) {
  await tx.update(revisions).set({ translatedFrom }).where(eq(revisions.id, head.id))
  const { entryId, decision } = translationDecisions
  await tx.delete(translationDecisions).where(and(eq(entryId, head.entryId), ne(decision, 'left')))
}
