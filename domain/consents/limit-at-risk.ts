import { eq } from 'drizzle-orm'
import { read, write, type Db, type Tx } from '@/db/connection'
import { audiences, entries, settings } from '@/db/schema'
import { headOf } from '@/domain/entries/head'
import { tellNamed } from '@/domain/notices/notices'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { done, type Result } from '@/lib/result'

const settingKey = 'limitAtRisk'

/** Returns whether a text that is marked as about people at risk is limited to named people. */
export async function limitsAtRisk(db: Db = read()): Promise<boolean> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, settingKey))
  return row?.value === true
}

export async function chooseLimitAtRisk(actor: Actor, on: boolean, now: number): Promise<Result> {
  permit(actor, 'manageSettings')
  return write(async (tx) => {
    if ((await limitsAtRisk(tx)) === on) return done(undefined)
    await tx
      .insert(settings)
      .values({ key: settingKey, value: on })
      .onConflictDoUpdate({ target: settings.key, set: { value: on } })
    await record(tx, actor, { verb: 'changed who sees texts about people at risk', detail: { limited: on } }, now)
    return done(undefined)
  })
}

/** Limits a marked text that everybody sees to the people who marked, began or wrote it. */
export async function limitMarkedIn(tx: Tx, actor: Actor, entryId: number, now: number) {
  const [entry] = await tx.select().from(entries).where(eq(entries.id, entryId))
  const { translationGroup, createdBy } = entry!
  const isLimited = (await tx.$count(audiences, eq(audiences.translationGroup, translationGroup))) > 0
  if (actor.id === null || isLimited || !(await limitsAtRisk(tx))) return
  const head = await headOf(tx, entryId)
  const people = [...new Set([actor.id, createdBy, head?.author])].filter((id) => typeof id === 'number')
  await tx.insert(audiences).values(people.map((staffId) => ({ translationGroup, staffId })))
  await record(tx, actor, { verb: 'chose who sees it', entryId, detail: { people: people.join(' '), teams: '' } }, now)
  await tellNamed(tx, actor, { entryId, before: { people: [], teams: [] } }, now)
}
