import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { read, write, type Db } from '@/db/connection'
import { settings, staff, type Role, type SignedInBy } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '../actor'
import { record } from '../audit'

/** The days count from `since` (UTC ms) or the creation of the account. */
export type FactorRule = z.output<typeof FactorRuleSchema>

export const ruleChoices = ['nobody', 'admins', 'everyone'] as const
export const maxDays = 90

const FactorRuleSchema = z.object({
  who: z.enum(ruleChoices),
  days: z.number().int().min(0).max(maxDays),
  since: z.number(),
})
const settingKey = 'secondFactor'
const dayMs = 24 * 60 * 60_000

export async function factorRule(db: Db = read()): Promise<FactorRule> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, settingKey))
  return ruleIn(row?.value)
}

function ruleIn(value: unknown): FactorRule {
  const rule = FactorRuleSchema.safeParse(value)
  return rule.success ? rule.data : { who: 'nobody', days: 0, since: 0 }
}

export function requiresFactor(rule: FactorRule, role: Role) {
  return rule.who === 'everyone' || (rule.who === 'admins' && role === 'admin')
}

/** Returns when (UTC ms) a second factor is due; undefined if none is required. */
export function factorDueAt(rule: FactorRule, { role, createdAt }: { role: Role; createdAt: number }) {
  return requiresFactor(rule, role) ? Math.max(rule.since, createdAt) + rule.days * dayMs : undefined
}

/** Columns of `staff` that decide whether a password is enough. `rule` is JSON. */
export const signInFacts = {
  createdAt: staff.createdAt,
  hasFactor: sql<number | boolean>`(exists (select 1 from passkeys where passkeys.staff_id = staff.id)
    or exists (select 1 from authenticator_apps as app where app.staff_id = staff.id and app.confirmed_at is not null))`,
  rule: sql<string | null>`(select value from settings where key = ${sql.raw(`'${settingKey}'`)})`,
}
type SignInFacts = { role: Role; createdAt: number; hasFactor: number | boolean; rule: string | null }

export type NextStep = 'nothing' | 'second factor' | 'set up'

function stepAfterPassword({ rule, hasFactor, ...person }: SignInFacts, now: number): NextStep {
  if (hasFactor) return 'second factor'
  const dueAt = factorDueAt(ruleIn(rule === null ? undefined : JSON.parse(rule)), person)
  return dueAt !== undefined && dueAt <= now ? 'set up' : 'nothing'
}

export function isEnough(by: SignedInBy, facts: SignInFacts, now: number) {
  return by !== 'password' || stepAfterPassword(facts, now) === 'nothing'
}

export async function nextStepOf(staffId: number, now: number, db: Db = read()): Promise<NextStep> {
  return stepAfterPassword(await signInFactsOf(db, staffId), now)
}

export async function signInFactsOf(db: Db, staffId: number): Promise<SignInFacts> {
  const [row] = await db
    .select({ role: staff.role, ...signInFacts })
    .from(staff)
    .where(eq(staff.id, staffId))
  return row!
}

/** Finds when (UTC ms) a person needs a second factor; undefined with one, or if none is required. */
export async function ownFactorDueAt(actor: Actor): Promise<number | undefined> {
  const [facts, rule] = [await signInFactsOf(read(), actor.id ?? -1), await factorRule()]
  return facts.hasFactor ? undefined : factorDueAt(rule, facts)
}

/** Changes the rule. Changed days do not restart. Refused if it would lock out this person. */
export async function changeFactorRule(
  actor: Actor,
  { who, days }: { who: FactorRule['who']; days: number },
  now: number,
): Promise<Result> {
  permit(actor, 'manageSettings')
  if (!Number.isInteger(days) || days < 0 || days > maxDays)
    return refused(`Write a number of days from 0 to ${maxDays}.`, 'days')
  return write(async (tx) => {
    const before = await factorRule(tx)
    if (before.who === who && before.days === days) return done(undefined)
    const rule: FactorRule = { who, days, since: before.who === who ? before.since : now }
    const facts = actor.id === null ? undefined : await signInFactsOf(tx, actor.id)
    if (facts && stepAfterPassword({ ...facts, rule: JSON.stringify(rule) }, now) === 'set up')
      return refused('You have no second factor yourself: set one up first, or leave some days for it.', 'days')
    await tx
      .insert(settings)
      .values({ key: settingKey, value: rule })
      .onConflictDoUpdate({ target: settings.key, set: { value: rule } })
    await record(tx, actor, { verb: 'changed who needs a second factor', detail: { who, days } }, now)
    return done(undefined)
  })
}
