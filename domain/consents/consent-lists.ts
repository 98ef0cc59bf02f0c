import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { isLike } from '@/db/dialect'
import { consentEntries, consentMedia, consents, entries, media, staff } from '@/db/schema'
import { pick } from '@/lib/lists/pick'
import { createPause } from '@/lib/process/pauses'
import { permit, type Actor } from '@/domain/staff/actor'
import { isConsentOpenTo, isOpenTo, isUploadOpenTo, readableAmong } from '@/domain/staff/audience'
import { siteSettings } from '@/domain/published/site'
import { findRemovalRequest, type Removal, type RemovalRequest } from './removals'
import { countForbiddenNames } from './forbidden-names'
import { lastDayOf } from './consent-input'
import { consentColumns, consentEnd, translationGroupOf, type Consent } from './needs'

/** `ending`: within 60 days. */
type ConsentState = 'active' | 'ending' | 'ended' | 'revoked'

/** Moments are UTC ms, days YYYY-MM-DD in the site's zone. */
export type ShownConsent = Omit<Consent, 'revokedBy' | 'recordedBy'> & {
  lastDay: string | null
  state: ConsentState
  recordedBy: string | null
}

/** Milliseconds: 60 days. */
const endingSoonSpan = 60 * 86_400_000

const consentsPerPage = 50

/** `search`: a part of the reference. */
export type ConsentFilter = { state?: ConsentState | 'unlinked'; search?: string; page?: number }

/** Newest first; with `ending`, the soonest end first. `unlinked`: consents without links, unless revoked. */
export async function listConsents(actor: Actor, { state, search, page = 1 }: ConsentFilter, now: number) {
  permit(actor, 'readConsents')
  const isFound = search
    ? isLike(consents.reference, `%${search.replace(/[%_]/g, '').replaceAll('\\', '\\\\')}%`)
    : undefined
  const where = and(state && isInState(state, now), isFound, isConsentOpenTo(actor, consents.id))
  const order = state === 'ending' ? [asc(consents.endsAt), asc(consents.id)] : [desc(consents.id)]
  const [rows, total] = await Promise.all([
    shownRows(where)
      .orderBy(...order)
      .limit(consentsPerPage)
      .offset((page - 1) * consentsPerPage),
    read().$count(consents, where),
  ])
  const [links, { zone }] = await Promise.all([
    linkCounts(
      actor,
      rows.map(({ consent }) => consent.id),
    ),
    siteSettings(),
  ])
  return {
    items: rows.map((row) => ({ ...shownConsent(row, zone, now), links: links(row.consent.id) })),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / consentsPerPage)),
  }
}

export async function findConsent(actor: Actor, consentId: number, now: number) {
  permit(actor, 'readConsents')
  const [row] = await shownRows(and(eq(consents.id, consentId), isConsentOpenTo(actor, consents.id)))
  if (!row) return undefined
  const [{ zone }, names, entryRows, uploadRows] = await Promise.all([
    siteSettings(),
    countForbiddenNames(read(), consentId),
    read()
      .select({ entryId: entries.id, title: entries.headTitle, ...pick(entries, 'kind', 'language', 'trashedAt') })
      .from(consentEntries)
      .innerJoin(entries, eq(entries.id, consentEntries.entryId))
      .where(and(eq(consentEntries.consentId, consentId), isOpenTo(actor)))
      .orderBy(asc(entries.id)),
    read()
      .select(pick(media, 'lineage', 'id', 'name', 'type', 'version'))
      .from(consentMedia)
      .innerJoin(media, eq(media.lineage, consentMedia.lineage))
      .where(and(eq(consentMedia.consentId, consentId), isUploadOpenTo(actor, media.id)))
      .orderBy(asc(media.lineage), desc(media.version)),
  ])
  const uploads = uploadRows.filter(
    ({ lineage }, n) => uploadRows.findIndex((other) => other.lineage === lineage) === n,
  )
  return {
    ...shownConsent(row, zone, now),
    entries: await withRemovals(entryRows, ({ entryId }) => ({ consentId, entryId }), now),
    uploads: await withRemovals(uploads, ({ lineage }) => ({ consentId, upload: lineage }), now),
    /** The number of forbidden names. */
    names,
  }
}

/** Adds to each thing the open request to remove its protection. A consent may be about hundreds. */
async function withRemovals<T>(things: T[], removalOf: (thing: T) => Removal, now: number) {
  const pause = createPause()
  const all: (T & { removal: RemovalRequest | undefined })[] = []
  for (const thing of things) {
    await pause()
    all.push({ ...thing, removal: await findRemovalRequest(read(), removalOf(thing), now) })
  }
  return all
}

export type FoundConsent = NonNullable<Awaited<ReturnType<typeof findConsent>>>

/** Includes consents of translations, with the entries of the group that each is linked to. */
export async function consentsOfEntry(actor: Actor, entryId: number, now: number) {
  permit(actor, 'readConsents')
  const members = await translationGroupOf(read(), entryId)
  if (!members.length || !(await readableAmong(read(), actor, [entryId])).size) return []
  const memberIds = members.map(({ id }) => id)
  const links = await read().select().from(consentEntries).where(inArray(consentEntries.entryId, memberIds))
  const found = await linkedConsents(links, now)
  return Promise.all(
    found.map(async (consent) => {
      const linkedTo = links.filter(({ consentId }) => consentId === consent.id).map((link) => link.entryId)
      const removal = await findRemovalRequest(read(), { consentId: consent.id, entryId: linkedTo[0]! }, now)
      return { ...consent, linkedTo, removal }
    }),
  )
}

export async function consentsOfUpload(actor: Actor, lineage: string, now: number) {
  permit(actor, 'readConsents')
  const isLinked = and(eq(consentMedia.lineage, lineage), isConsentOpenTo(actor, consentMedia.consentId))
  const links = await read().select().from(consentMedia).where(isLinked)
  const found = await linkedConsents(links, now)
  return Promise.all(
    found.map(async (consent) => ({
      ...consent,
      removal: await findRemovalRequest(read(), { consentId: consent.id, upload: lineage }, now),
    })),
  )
}

async function linkedConsents(links: { consentId: number }[], now: number) {
  if (!links.length) return []
  const ids = links.map(({ consentId }) => consentId)
  const [rows, { zone }] = await Promise.all([
    shownRows(inArray(consents.id, ids)).orderBy(asc(consents.id)),
    siteSettings(),
  ])
  return rows.map((row) => shownConsent(row, zone, now))
}

function shownRows(where: SQL | undefined) {
  return read()
    .select({ consent: consentColumns, recordedBy: staff.name })
    .from(consents)
    .leftJoin(staff, eq(staff.id, consents.recordedBy))
    .where(where)
    .$dynamic()
}

function shownConsent(
  { consent, recordedBy }: { consent: Consent; recordedBy: string | null },
  zone: string,
  now: number,
): ShownConsent {
  const { revokedBy: _, ...facts } = consent
  const lastDay = consent.endsAt === null ? null : lastDayOf(consent.endsAt, zone)
  return { ...facts, lastDay, state: stateOfConsent(consent, now), recordedBy }
}

function stateOfConsent(consent: Pick<Consent, 'endsAt' | 'revokedAt'>, now: number): ConsentState {
  if (consent.revokedAt !== null && consent.revokedAt <= now) return 'revoked'
  const end = consentEnd(consent)
  if (end === undefined) return 'active'
  if (end <= now) return 'ended'
  return end <= now + endingSoonSpan ? 'ending' : 'active'
}

function isInState(state: NonNullable<ConsentFilter['state']>, now: number) {
  const isRevoked = isNotNull(consents.revokedAt)
  const isNot = isNull(consents.revokedAt)
  if (state === 'revoked') return isRevoked
  if (state === 'ended') return and(isNot, lte(consents.endsAt, now))
  if (state === 'ending') return and(isNot, gt(consents.endsAt, now), lte(consents.endsAt, now + endingSoonSpan))
  if (state === 'active') return and(isNot, or(isNull(consents.endsAt), gt(consents.endsAt, now)))
  return and(
    isNot,
    sql`not exists (select 1 from consent_entries l where l.consent_id = ${consents.id})
    and not exists (select 1 from consent_media l where l.consent_id = ${consents.id})`,
  )
}

async function linkCounts(actor: Actor, ids: number[]) {
  if (!ids.length) return () => ({ entries: 0, uploads: 0 })
  const [entryCounts, uploadCounts] = await Promise.all([
    read()
      .select({ id: consentEntries.consentId, n: count() })
      .from(consentEntries)
      .where(and(inArray(consentEntries.consentId, ids), isOpenTo(actor, consentEntries.entryId)))
      .groupBy(consentEntries.consentId),
    read()
      .select({ id: consentMedia.consentId, n: sql`count(distinct ${consentMedia.lineage})`.mapWith(Number) })
      .from(consentMedia)
      .innerJoin(media, eq(media.lineage, consentMedia.lineage))
      .where(and(inArray(consentMedia.consentId, ids), isUploadOpenTo(actor, media.id)))
      .groupBy(consentMedia.consentId),
  ])
  const of = (rows: typeof entryCounts, id: number) => rows.find((row) => row.id === id)?.n ?? 0
  return (id: number) => ({ entries: of(entryCounts, id), uploads: of(uploadCounts, id) })
}
