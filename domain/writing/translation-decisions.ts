import { and, eq } from 'drizzle-orm'
import { read, refuseUnless, write, type Tx } from '@/db/connection'
import { translationDecisions } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { may, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { entryToChange, findPermittedEntry, headOf } from '@/domain/entries/head'
import { changeKeys } from './original-beside'
import { decisionsOn, originalTexts, passageKey, passageWords } from './original-words'
import { saveSource } from './translation-source'

/** Maximum at once: as many passages as a very long table has. */
export const maxKeysAtOnce = 500

/** Accepts that passages, such as names, stay in the original's words wherever these occur; or undoes that. */
export async function acceptUntranslated(
  actor: Actor,
  { entryId, keys, isLeft }: { entryId: number; keys: string[]; isLeft: boolean },
  now: number,
): Promise<Result> {
  return write(async (tx) => {
    const entry = refuseUnless(await entryToChange(tx, actor, 'write', entryId))
    const head = (await headOf(tx, entryId))!
    const texts = await originalTexts(tx, entry, head)
    if (!texts || !may(actor, 'read', texts.source)) return refused(missingMessage)
    const known = new Set([texts.before, texts.after].flatMap(passageWords).map(passageKey))
    if (keys.length > maxKeysAtOnce || !keys.every((key) => known.has(key))) return refused(missingMessage)
    for (const key of new Set(keys))
      await decideIn(tx, actor, { entryId, key, decision: isLeft ? 'left' : undefined }, now)
    const verb = isLeft ? 'left passages untranslated' : 'no longer left passages untranslated'
    await record(tx, actor, { verb, entryId, detail: { passages: keys.length } }, now)
    return done(undefined)
  })
}

const missingMessage = 'These words are not in the original any more. Load the page again.'

export type ChangeDecision = {
  entryId: number
  key: string
  /** The two revisions that were compared. */
  from: number
  to: number
  /** Undefined to undo. */
  decision?: 'done' | 'dismissed'
}

/** Decides on a change. After the last decision the translation is up to date. */
export async function decideChange(
  actor: Actor,
  { entryId, key, from, to, decision }: ChangeDecision,
  now: number,
): Promise<Result<{ isUpToDate: boolean }>> {
  // Done before the transaction: it is slow for a long text.
  const seen = await changesOfOriginal(actor, entryId)
  if (!seen || seen.from !== from || seen.to !== to || !seen.keys.includes(key)) return refused(changedAgainMessage)
  return write(async (tx) => {
    refuseUnless(await entryToChange(tx, actor, 'write', entryId))
    const head = (await headOf(tx, entryId))!
    if (head.translatedFrom !== from || !(await isStillHead(tx, seen))) return refused(changedAgainMessage)
    await decideIn(tx, actor, { entryId, key, decision }, now)
    const decisions = await decisionsOn(tx, entryId)
    const isUpToDate = seen.keys.every((one) => decisions.has(one))
    if (isUpToDate) {
      await saveSource(tx, head, to)
      const detail = { revision: head.id, source: to }
      await record(tx, actor, { verb: 'brought up to date', entryId, detail, revisions: [head.id] }, now)
    } else {
      const detail = { source: to, decision: decision ?? 'taken back' }
      await record(tx, actor, { verb: 'looked at a change', entryId, detail }, now)
    }
    return done({ isUpToDate })
  })
}

const changedAgainMessage = 'The original was changed again in the meantime. Look at what changed once more.'

async function changesOfOriginal(actor: Actor, entryId: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'write', entryId)
  const head = entry && (await headOf(db, entryId))
  const texts = head && (await originalTexts(db, entry, head))
  if (!texts || !may(actor, 'read', texts.source)) return undefined
  const { source, from, to } = texts
  return { sourceId: source.id, from: from.id, to: to.id, counter: to.counter, keys: await changeKeys(texts) }
}

async function isStillHead(tx: Tx, { sourceId, to, counter }: { sourceId: number; to: number; counter: number }) {
  const head = await headOf(tx, sourceId)
  return head?.id === to && head.counter === counter
}

type PassageDecision = { entryId: number; key: string; decision: 'left' | 'done' | 'dismissed' | undefined }

async function decideIn(tx: Tx, actor: Actor, { entryId, key, decision }: PassageDecision, now: number) {
  const { entryId: entry, about } = translationDecisions
  await tx.delete(translationDecisions).where(and(eq(entry, entryId), eq(about, key)))
  if (decision) await tx.insert(translationDecisions).values({ entryId, about: key, decision, by: actor.id, at: now })
}
