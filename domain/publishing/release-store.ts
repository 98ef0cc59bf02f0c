import { readableAddress } from '@/lib/web/readable-address'
import { and, eq, gt, inArray, lte, max } from 'drizzle-orm'
import { refuseUnless, type Tx } from '@/db/connection'
import { addresses, releases, type Kind } from '@/db/schema'
import { pathOf } from '@/lib/web/entry-path'
import type { Language } from '@/lib/languages/languages'
import { done, refused, type Refused, type Result } from '@/lib/result'
import { deskTimes } from '@/lib/time/time'
import type { Actor } from '@/domain/staff/actor'
import { applyAllConsentEndsIn, applyConsentEndsIfAnyIn } from '@/domain/consents/ends'
import { mayNeedConsent, textNeedsOf } from '@/domain/consents/needs'
import { saveReleaseConsentsIn } from '@/domain/consents/released-under'
import { updateWithdrawals } from '@/domain/entries/release-changes'
import { isSample, sampleStays } from '@/domain/entries/sample'
import { countReleaseActs, firstRelease, describeLastAct, releaseAt } from '@/domain/entries/standing'
import { checkTeam } from '@/domain/entries/team-release'
import { isToBeErased, toBeErased } from '@/domain/entries/to-be-erased'
import { record, type RecordedAct } from '@/domain/staff/audit'
import { wasErasedAt } from '@/domain/published/erased'
import { siteSettings } from '@/domain/published/site'
import { indexRevision } from '@/domain/entries/search-index'
import { releaseProblems } from './gate'

// Steps shared by all acts on releases. UTC ms.

export type ReleaseResult = { releaseId: number; path: string; at: number }

/** Milliseconds that a writer may wait for others. A later moment means that a clock was wrong. */
const maxWaitMs = 60_000

/** Returns `now`, or the moment of an earlier written release if that is later: the last one written is current. */
export async function momentOfAct(tx: Tx, entryIds: number[], now: number): Promise<number> {
  const isNewer = and(gt(releases.createdAt, now), lte(releases.createdAt, now + maxWaitMs))
  const [last] = await tx
    .select({ at: max(releases.createdAt) })
    .from(releases)
    .where(and(inArray(releases.entryId, entryIds), isNewer))
  return last?.at ?? now
}

type AddressClaim = {
  entry: { id: number; kind: Kind; language: Language }
  text: { slug: string; dated: number | null }
}

/** Claims the address for ever; returns it with the editorial date. */
export async function claimAddress(tx: Tx, { entry, text }: AddressClaim, at: number) {
  const first = await firstRelease(tx, entry.id, at)
  const dated = first?.dated ?? text.dated ?? at
  const { kind, language } = entry
  const path = pathOf({ kind, language, slug: text.slug, dated, zone: (await siteSettings()).zone })
  const claim = await claimPath(tx, path, entry.id)
  return claim.ok ? done({ path, dated }) : claim
}

async function claimPath(tx: Tx, path: string, entryId: number): Promise<Result> {
  if (await wasErasedAt(tx, [path])) return refused('This address is taken for ever. Choose another one.', 'slug')
  await tx.insert(addresses).values({ path, entryId }).onConflictDoNothing()
  const [owner] = await tx.select().from(addresses).where(eq(addresses.path, path))
  return owner!.entryId === entryId
    ? done(undefined)
    : refused(`Another text has the address ${readableAddress(path)}. Choose another one.`, 'slug')
}

export type NewRelease = Omit<typeof releases.$inferInsert, 'by' | 'createdAt'>

/** The only way to make a text public. Refused by the gate for people at risk, and where another team publishes. `releases`: other changed ids. */
export async function insertRelease(
  tx: Tx,
  actor: Actor,
  { verb, detail, releases: changedIds = [] }: Pick<RecordedAct, 'verb' | 'detail' | 'releases'>,
  release: NewRelease,
  now: number,
): Promise<Result<ReleaseResult>> {
  const { entryId, goesLiveAt: at, path } = release
  if (release.revisionId && (await isToBeErased(tx, entryId))) return refused(toBeErased)
  if (await isSample(tx, entryId)) return refused(sampleStays)
  if (release.revisionId && !release.withdrawal)
    refuseUnless(await checkTeam(tx, actor, { entryId, revisionId: release.revisionId }, now))
  const revisionId = release.revisionId ?? (await releaseAt(tx, entryId, at))?.revisionId ?? null
  const { needs, mayEnd } = await mayNeedConsent(tx, { entryId, revisionId }, now)
  if (needs && revisionId) {
    const beside = [release.note, release.explanation]
    const text = { entryId, revisionId, at, beside, isGone: !release.revisionId, withdrawal: release.withdrawal }
    const problems = await releaseProblems(tx, actor, text, now)
    if (problems.length) return { ok: false, problems }
  }
  const [added] = await tx
    .insert(releases)
    .values({ ...release, by: actor.id, createdAt: now })
    .returning({ id: releases.id })
  if (needs && release.revisionId)
    await saveReleaseConsentsIn(tx, added!.id, await textNeedsOf(tx, { entryId, revisionId: release.revisionId }))
  // A scheduled text is indexed now, so that nothing has to run at its moment.
  if (release.revisionId) await indexRevision(tx, release.revisionId)
  const act = { verb, entryId, detail: { release: added!.id, at, ...detail }, releases: [added!.id, ...changedIds] }
  await record(tx, actor, act, now)
  if (mayEnd) await applyAllConsentEndsIn(tx, actor, [entryId], now)
  return done({ releaseId: added!.id, path, at })
}

/** Updates set withdrawals. Refused if one would be left without a text: it would be lost, or hit a later release. */
export async function updateWithdrawalsOrRefuse(tx: Tx, actor: Actor, entryId: number, now: number): Promise<Result> {
  const {
    idle: [idle],
    changed,
  } = await updateWithdrawals(tx, actor, entryId, now)
  if (!idle) {
    if (changed) await applyConsentEndsIfAnyIn(tx, actor, { entryId, revisionId: null }, now)
    return done(undefined)
  }
  const moment = deskTimes(idle.goesLiveAt, (await siteSettings()).zone, actor.zone, now)
  return refused(`It is set to be withdrawn ${moment}, before that. Cancel that first, or move it.`, 'at')
}

/** `seen`: the number of acts (`countReleaseActs`) that the sender knew; `seenAt`: the moment (UTC ms) of their list. Refused if somebody acted meanwhile. */
export async function checkSeen(
  tx: Tx,
  { entryId, seen, seenAt, zone }: { entryId: number; seen?: number; seenAt?: number; zone: string },
  now: number,
): Promise<Result> {
  const isSame = seen === undefined || seen === (await countReleaseActs(tx, entryId))
  const last = await describeLastAct(tx, entryId, { zone, now, since: isSame ? (seenAt ?? now) : undefined })
  if (isSame && !last) return done(undefined)
  return refused(
    `${last ?? 'Somebody changed what readers get of this text.'} See how it stands now, then decide.`,
    'seen',
  )
}

export function hasPassed(at: number, now: number): Refused | undefined {
  return at <= now ? refused('That moment has passed. Choose a later one.', 'at') : undefined
}
