import { and, eq } from 'drizzle-orm'
import { refuseUnless, sharedMoment, write, type Tx } from '@/db/connection'
import { consents } from '@/db/schema'
import { done, refused, type Problem, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { siteSettings } from '@/domain/published/site'
import { alongOf, entriesOfConsents, confirmThenApply, type Confirmation } from './affected'
import { ConsentInput, consentProblems, endAfter, lastDayOf, type ConsentFacts } from './consent-input'
import { consentWarnings } from './consent-warnings'
import { linkIn, type Links } from './links'
import { applyAllConsentEndsIn } from './ends'
import { consentColumns, type Consent } from './needs'
import { closePreviewsIn } from './shared-texts'

// Acts on consents. The record has the number of a consent and nothing of what it says. Instants are UTC ms.

export type SavedConsent = { consentId: number; counter: number; warnings: Problem[] }

/**
 * Records a consent, and links it at once to what it is about, where that is given. Refused: a day of giving that has not come, a
 * last day that has passed, a child without the part of a guardian, nothing covered. What looks as if it named somebody is
 * answered as `warnings` and kept.
 */
export async function recordConsent(
  actor: Actor,
  { links, confirm, ...input }: ConsentInput & { links?: Partial<Links> } & Confirmation,
  localNow: number,
): Promise<Result<SavedConsent>> {
  permit(actor, 'manageConsents')
  const now = sharedMoment(localNow)
  const { zone } = await siteSettings()
  const factsCheck = checkFacts(input, zone, now)
  if (!factsCheck.ok) return factsCheck
  const facts = factsCheck.value
  return write(async (tx): Promise<Result<SavedConsent>> => {
    const values = { ...columnsOf(facts, zone), recordedAt: now, recordedBy: actor.id }
    const [row] = await tx.insert(consents).values(values).returning({ id: consents.id })
    const consentId = row!.id
    await record(tx, actor, { verb: 'recorded a consent', detail: { consent: consentId } }, now)
    const linked = await linkIn(tx, actor, { consentId, confirm, ...links }, now)
    return linked.ok ? done({ consentId, counter: 1, warnings: consentWarnings(facts) }) : linked
  })
}

/**
 * Changes what a consent says; `counter` is the count that was read, and a consent that somebody changed since is left as it is. An
 * end that is extended moves the ends of texts that have not come; what was taken out stays out. Refused as `recordConsent` does,
 * for one that was revoked, and without `confirm` where readers would lose a text at once.
 */
export async function changeConsent(
  actor: Actor,
  { consentId, counter, confirm, ...input }: ConsentInput & { consentId: number; counter: number } & Confirmation,
  localNow: number,
): Promise<Result<SavedConsent>> {
  permit(actor, 'manageConsents')
  const now = sharedMoment(localNow)
  const { zone } = await siteSettings()
  const parsed = checkFacts(input, zone, now)
  return write(async (tx): Promise<Result<SavedConsent>> => {
    const before = refuseUnless(await consentToChange(tx, consentId, counter))
    // The day on which it ended, or ends, may be in the past where nobody changes it.
    const isSameEnd = before.endsAt !== null && input.lastDay === lastDayOf(before.endsAt, zone)
    const problems = parsed.ok ? [] : parsed.problems.filter(({ field }) => !(isSameEnd && field === 'lastDay'))
    if (problems.length) return { ok: false, problems }
    const facts = ConsentInput.parse(input)
    await closePreviewsIn(tx, actor, consentId, now)
    await saveConsentIn(tx, before, columnsOf(facts, zone))
    await record(tx, actor, { verb: 'changed a consent', detail: { consent: consentId } }, now)
    const entryIds = await entriesOfConsents(tx, [consentId])
    const question = await confirmThenApply(tx, actor, { entryIds, confirm }, now)
    return question ?? done({ consentId, counter: counter + 1, warnings: consentWarnings(facts) })
  })
}

/**
 * Moves the end of a consent to the end of another last day (YYYY-MM-DD in the zone of the site), or takes it away (null). Texts
 * whose end has not come follow; what was taken out stays out. Refused: a day that has passed, and without `confirm` where
 * something that is set for later would be cancelled.
 */
export async function moveConsentEnd(
  actor: Actor,
  {
    consentId,
    counter,
    lastDay,
    confirm,
  }: { consentId: number; counter: number; lastDay: string | null } & Confirmation,
  localNow: number,
): Promise<Result<SavedConsent>> {
  permit(actor, 'manageConsents')
  const now = sharedMoment(localNow)
  const { zone } = await siteSettings()
  const endsAt = endAfter(lastDay, zone)
  if (endsAt === undefined) return refused('That day does not exist.', 'lastDay')
  if (endsAt !== null && endsAt <= now) return refused('That day has passed. Choose a later one, or today.', 'lastDay')
  return write(async (tx): Promise<Result<SavedConsent>> => {
    const before = refuseUnless(await consentToChange(tx, consentId, counter))
    await closePreviewsIn(tx, actor, consentId, now)
    await saveConsentIn(tx, before, { endsAt })
    await record(tx, actor, { verb: 'moved the end of a consent', detail: { consent: consentId } }, now)
    const entryIds = await entriesOfConsents(tx, [consentId])
    const question = await confirmThenApply(tx, actor, { entryIds, confirm }, now)
    return question ?? done({ consentId, counter: counter + 1, warnings: [] })
  })
}

/** The effect of revoking a consent: the entries that readers lost by it, and those of which something was set for later. */
export type Revocation = { takenEntryIds: number[]; cancelledEntryIds: number[] }

/**
 * Revokes a consent, for good: what it is about is gone for readers with this act, what was set for later is cancelled, and preview
 * links of its texts are closed. A newer change of somebody else does not hold it up. Revoked again, nothing changes.
 */
export async function revokeConsent(
  actor: Actor,
  { consentId }: { consentId: number },
  localNow: number,
): Promise<Result<Revocation>> {
  permit(actor, 'manageConsents')
  const now = sharedMoment(localNow)
  return write(async (tx): Promise<Result<Revocation>> => {
    const [consent] = await tx.select(consentColumns).from(consents).where(eq(consents.id, consentId))
    if (!consent) return refused('This consent no longer exists.')
    if (consent.revokedAt !== null) return done({ takenEntryIds: [], cancelledEntryIds: [] })
    await saveConsentIn(tx, consent, { revokedAt: now, revokedBy: actor.id })
    await record(tx, actor, { verb: 'revoked a consent', detail: { consent: consentId } }, now)
    await closePreviewsIn(tx, actor, consentId, now)
    const settled = await applyAllConsentEndsIn(tx, actor, await entriesOfConsents(tx, [consentId]), now)
    return done({
      takenEntryIds: settled.filter(({ taken }) => taken).map(({ entryId }) => entryId),
      cancelledEntryIds: [
        ...settled.filter(({ cancelled }) => cancelled > 0).map(({ entryId }) => entryId),
        ...alongOf(settled),
      ],
    })
  })
}

function checkFacts(input: ConsentInput, zone: string, now: number): Result<ConsentFacts> {
  const parsed = ConsentInput.safeParse(input)
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map(({ message, path }) => ({ message, field: String(path[0]) })),
    }
  const problems = consentProblems(parsed.data, zone, now)
  return problems.length ? { ok: false, problems } : done(parsed.data)
}

function columnsOf({ lastDay, ...facts }: ConsentFacts, zone: string) {
  return { ...facts, endsAt: endAfter(lastDay, zone) ?? null }
}

async function consentToChange(tx: Tx, consentId: number, counter: number): Promise<Result<Consent>> {
  const [consent] = await tx.select(consentColumns).from(consents).where(eq(consents.id, consentId))
  if (!consent) return refused('This consent no longer exists.')
  if (consent.revokedAt !== null) return refused('This consent was revoked. Record a new one instead.')
  return consent.counter === counter
    ? done(consent)
    : refused('Somebody changed this consent in the meantime. Read it again, then change it.', 'counter')
}

async function saveConsentIn(tx: Tx, { id, counter }: Consent, values: Partial<typeof consents.$inferInsert>) {
  await tx
    .update(consents)
    .set({ ...values, counter: counter + 1 })
    .where(and(eq(consents.id, id), eq(consents.counter, counter)))
}
