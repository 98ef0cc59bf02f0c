import { and, eq } from 'drizzle-orm'
import { refuseUnless, write, type Tx } from '@/db/connection'
import { consents } from '@/db/schema'
import { done, refused, type Problem, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { isConsentOpenTo } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'
import { siteSettings } from '@/domain/published/site'
import { cancelledWithBundles, entriesOfConsents, confirmThenApply, type Confirmation } from './affected'
import { ConsentInput, consentProblems, endOfLastDay, lastDayOf, type ConsentFacts } from './consent-input'
import { consentWarnings } from './consent-warnings'
import { linkConsentIn, type ConsentLinks } from './links'
import { applyAllConsentEndsIn } from './ends'
import { consentColumns, type Consent } from './needs'
import { closePreviewsIn } from './shared-texts'

// The record has the number of a consent, but none of its content. UTC ms.

export type SavedConsent = { consentId: number; counter: number; warnings: Problem[] }

/** Refused: a future day of giving, a past last day, a child without a guardian. Likely names are `warnings`. */
export async function recordConsent(
  actor: Actor,
  { links, confirm, ...input }: ConsentInput & { links?: Partial<ConsentLinks> } & Confirmation,
  now: number,
): Promise<Result<SavedConsent>> {
  permit(actor, 'manageConsents')
  const { zone } = await siteSettings()
  const factsCheck = checkFacts(input, zone, now)
  if (!factsCheck.ok) return factsCheck
  const facts = factsCheck.value
  return write(async (tx): Promise<Result<SavedConsent>> => {
    const values = { ...consentColumnsOf(facts, zone), recordedAt: now, recordedBy: actor.id }
    const [row] = await tx.insert(consents).values(values).returning({ id: consents.id })
    const consentId = row!.id
    await record(tx, actor, { verb: 'recorded a consent', detail: { consent: consentId } }, now)
    const linked = await linkConsentIn(tx, actor, { consentId, confirm, ...links }, now)
    return linked.ok ? done({ consentId, counter: 1, warnings: consentWarnings(facts) }) : linked
  })
}

/** Refused after a newer change than `counter`, when revoked, and without `confirm` if readers would lose a text. */
export async function changeConsent(
  actor: Actor,
  { consentId, counter, confirm, ...input }: ConsentInput & { consentId: number; counter: number } & Confirmation,
  now: number,
): Promise<Result<SavedConsent>> {
  permit(actor, 'manageConsents')
  const { zone } = await siteSettings()
  const parsed = checkFacts(input, zone, now)
  return write(async (tx): Promise<Result<SavedConsent>> => {
    const before = refuseUnless(await consentToChange(tx, actor, consentId, counter))
    // An unchanged end may be in the past.
    const isSameEnd = before.endsAt !== null && input.lastDay === lastDayOf(before.endsAt, zone)
    const problems = parsed.ok ? [] : parsed.problems.filter(({ field }) => !(isSameEnd && field === 'lastDay'))
    if (problems.length) return { ok: false, problems }
    const facts = ConsentInput.parse(input)
    await closePreviewsIn(tx, actor, consentId, now)
    await saveConsentIn(tx, before, consentColumnsOf(facts, zone))
    await record(tx, actor, { verb: 'changed a consent', detail: { consent: consentId } }, now)
    const entryIds = await entriesOfConsents(tx, [consentId])
    const question = await confirmThenApply(tx, actor, { entryIds, confirm }, now)
    return question ?? done({ consentId, counter: counter + 1, warnings: consentWarnings(facts) })
  })
}

/** Moves or removes (null) the last day. Refused: a past day, or without `confirm` a cancelled scheduled act. */
export async function moveConsentEnd(
  actor: Actor,
  {
    consentId,
    counter,
    lastDay,
    confirm,
  }: { consentId: number; counter: number; lastDay: string | null } & Confirmation,
  now: number,
): Promise<Result<SavedConsent>> {
  permit(actor, 'manageConsents')
  const { zone } = await siteSettings()
  const endsAt = endOfLastDay(lastDay, zone)
  if (endsAt === undefined) return refused('That day does not exist.', 'lastDay')
  if (endsAt !== null && endsAt <= now) return refused('That day has passed. Choose a later one, or today.', 'lastDay')
  return write(async (tx): Promise<Result<SavedConsent>> => {
    const before = refuseUnless(await consentToChange(tx, actor, consentId, counter))
    await closePreviewsIn(tx, actor, consentId, now)
    await saveConsentIn(tx, before, { endsAt })
    await record(tx, actor, { verb: 'moved the end of a consent', detail: { consent: consentId } }, now)
    const entryIds = await entriesOfConsents(tx, [consentId])
    const question = await confirmThenApply(tx, actor, { entryIds, confirm }, now)
    return question ?? done({ consentId, counter: counter + 1, warnings: [] })
  })
}

export type Revocation = { takenEntryIds: number[]; cancelledEntryIds: number[] }

/** Withdraws texts, cancels scheduled ones and closes previews, for good. Ignores newer changes of the consent. */
export async function revokeConsent(
  actor: Actor,
  { consentId }: { consentId: number },
  now: number,
): Promise<Result<Revocation>> {
  permit(actor, 'manageConsents')
  return write(async (tx): Promise<Result<Revocation>> => {
    const [consent] = await tx
      .select(consentColumns)
      .from(consents)
      .where(and(eq(consents.id, consentId), isConsentOpenTo(actor, consents.id)))
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
        ...cancelledWithBundles(settled),
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

function consentColumnsOf({ lastDay, ...facts }: ConsentFacts, zone: string) {
  return { ...facts, endsAt: endOfLastDay(lastDay, zone) ?? null }
}

async function consentToChange(tx: Tx, actor: Actor, consentId: number, counter: number): Promise<Result<Consent>> {
  const isThis = and(eq(consents.id, consentId), isConsentOpenTo(actor, consents.id))
  const [consent] = await tx.select(consentColumns).from(consents).where(isThis)
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
