import { and, eq, inArray, isNull } from 'drizzle-orm'
import { refuseUnless, write, type Db, type Tx } from '@/db/connection'
import { machineDrafts } from '@/db/schema'
import { inPortions } from '@/lib/lists/portions'
import { done, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { readBody } from '@/domain/content/body/document'
import { draftKey } from '@/domain/content/checks/translation/draft-key'
import { followDrafts } from '@/domain/content/checks/translation/follow-drafts'
import { translatablePassages } from '@/domain/content/checks/translation/passages'
import type { Content } from '@/domain/content/content'
import { entryToChange } from '@/domain/entries/head'
import { passageKey } from './original-words'

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
