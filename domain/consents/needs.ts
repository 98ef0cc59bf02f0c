import { and, eq, getTableColumns, inArray, isNotNull, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { alias } from '@/db/kit'
import {
  consentEntries,
  consentMedia,
  consents,
  correctedEditions,
  entries,
  media,
  releases,
  revisionMedia,
} from '@/db/schema'
import type { ConsentForm } from '@/db/schema'
import { isPicture, type MediaType } from '@/lib/files/media-types'
import type { Language } from '@/lib/languages/languages'
import { hasRelease, isFuture, isStanding } from '@/domain/published/live'
import { pick } from '@/lib/lists/pick'

// A mark or consent of an entry covers translations, that of an upload all versions. All linked consents must hold.

/** Columns without the signed form, which has megabytes. */
const { signedForm: _, ...columns } = getTableColumns(consents)
export const consentColumns = columns
export type Consent = Omit<typeof consents.$inferSelect, 'signedForm'>

export type NeededConsent = {
  consent: Consent
  forms: ConsentForm[]
}

type RiskyUpload = { lineage: string; name: string; form: ConsentForm; isAtRisk: boolean; hasConsent: boolean }

export type TextNeeds = {
  language: Language
  isMarked: boolean
  /** True if its words have a consent, linked to the entry or a translation. */
  hasConsent: boolean
  uploads: RiskyUpload[]
  consents: NeededConsent[]
}

/** Finds whether a release needs consents (`needs`), or an end (`mayEnd`). One index query, cheap for other texts. */
export async function mayNeedConsent(db: Db, text: TextOfEntry, now: number) {
  const [row] = await consentQuestion(db, text, now)
  const is = (column: keyof NonNullable<typeof row>) => Number(row?.[column]) === 1
  const needs = is('isGroup') || is('isText') || is('isOfFile')
  return { needs, mayEnd: needs || is('isStanding') || is('hasEnd') }
}

type TextOfEntry = { entryId: number; revisionId: number | null }

export function consentQuestion(db: Db, { entryId, revisionId }: TextOfEntry, now: number) {
  const isOfEntry = eq(releases.entryId, entryId)
  const standing = sql`select ${releases.revisionId} from ${releases} where ${and(isOfEntry, isStanding(now))}`
  return db
    .select({
      isGroup: asNumber(isOfGroup()),
      isOfFile: asNumber(isOfFile()),
      isText: asNumber(usesRisky(sql`u.revision_id = ${revisionId ?? -1}`)),
      isStanding: asNumber(usesRisky(sql`u.revision_id in (${standing})`)),
      hasEnd: asNumber(hasRelease(isOfEntry, eq(releases.withdrawal, 'unavailable'), isFuture(now))),
    })
    .from(entries)
    .where(eq(entries.id, entryId))
}

const isMember = sql`(m.people = 'at risk' or exists (select 1 from consent_entries c where c.entry_id = m.id))`

function isOfGroup() {
  return sql`exists (select 1 from entries m where m.translation_group = ${entries.translationGroup} and ${isMember})`
}

/** Condition on an entry: it is the corrected text of a document that an entry under consent has released. */
function isOfFile() {
  return sql`exists (select 1 from corrected_editions x join revision_media u on u.media_id = x.media_id
    join releases r on r.revision_id = u.revision_id join entries o on o.id = r.entry_id
    join entries m on m.translation_group = o.translation_group
    where x.entry_id = ${entries.id} and u.role <> 'text' and r.cancelled_at is null and ${isMember})`
}

/** Condition on a release with its entry: its text may need consents. */
export function mayNeedConsentCondition() {
  return or(isOfGroup(), isOfFile(), usesRisky(sql`u.revision_id = ${releases.revisionId}`))!
}

function usesRisky(isOfText: SQL) {
  return sql`exists (select 1 from revision_media u join media f on f.id = u.media_id join media v on v.lineage = f.lineage
    where ${isOfText} and (v.people = 'at risk' or exists (select 1 from consent_media c where c.lineage = v.lineage)))`
}

function asNumber(condition: SQL) {
  return sql<number>`case when ${condition} then 1 else 0 end`
}

export async function textNeedsOf(
  db: Db,
  { entryId, revisionId }: { entryId: number; revisionId: number },
): Promise<TextNeeds> {
  const members = await entriesSharingConsents(db, entryId)
  const uploads = await riskyUploads(db, revisionId)
  const [entry] = members.filter(({ id }) => id === entryId)
  const linked = await linkedConsents(db, {
    entryIds: members.map(({ id }) => id),
    lineages: uploads.map(({ lineage }) => lineage),
  })
  const needed = new Map<number, NeededConsent>()
  for (const { consent, lineage } of linked) {
    const one = needed.get(consent.id) ?? { consent, forms: [] }
    const form = lineage === null ? 'words' : uploads.find((upload) => upload.lineage === lineage)!.form
    if (!one.forms.includes(form)) one.forms.push(form)
    needed.set(consent.id, one)
  }
  return {
    language: entry!.language,
    isMarked: members.some(({ people }) => people === 'at risk'),
    hasConsent: linked.some(({ lineage }) => lineage === null),
    uploads: uploads.map((upload) => ({
      ...upload,
      hasConsent: linked.some(({ lineage }) => lineage === upload.lineage),
    })),
    consents: [...needed.values()].sort((a, b) => a.consent.id - b.consent.id),
  }
}

/** Returns the translations; for a corrected text of a document, also the entries that have released the document. */
export async function entriesSharingConsents(db: Db, entryId: number) {
  const owners = await db
    .selectDistinct({ id: releases.entryId })
    .from(correctedEditions)
    .innerJoin(revisionMedia, eq(revisionMedia.mediaId, correctedEditions.mediaId))
    .innerJoin(releases, and(eq(releases.revisionId, revisionMedia.revisionId), isNull(releases.cancelledAt)))
    .where(and(eq(correctedEditions.entryId, entryId), ne(revisionMedia.role, 'text')))
  const members = await translationGroupOf(db, entryId)
  for (const { id } of owners) members.push(...(await translationGroupOf(db, id)))
  return members
}

/** Returns the corrected texts of documents that releases of an entry offer. */
export async function correctedTextsOf(db: Db, entryId: number): Promise<number[]> {
  const rows = await db
    .selectDistinct({ id: correctedEditions.entryId })
    .from(releases)
    .innerJoin(revisionMedia, eq(revisionMedia.revisionId, releases.revisionId))
    .innerJoin(correctedEditions, eq(correctedEditions.mediaId, revisionMedia.mediaId))
    .where(and(eq(releases.entryId, entryId), isNull(releases.cancelledAt), ne(revisionMedia.role, 'text')))
  return rows.map(({ id }) => id)
}

/** Finds an entry and its translations, including those in the trash. */
export async function translationGroupOf(db: Db, entryId: number) {
  const asked = alias(entries, 'asked')
  return db
    .select({ id: entries.id, language: entries.language, people: entries.people, createdBy: entries.createdBy })
    .from(entries)
    .innerJoin(asked, eq(asked.translationGroup, entries.translationGroup))
    .where(eq(asked.id, entryId))
    .orderBy(entries.id)
}

async function riskyUploads(db: Db, revisionId: number) {
  const version = alias(media, 'version')
  const rows = await db
    .select({
      ...pick(media, 'lineage', 'name', 'type'),
      isAtRisk: sql<number>`max(case when ${version.people} = 'at risk' then 1 else 0 end)`,
    })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .innerJoin(version, eq(version.lineage, media.lineage))
    .leftJoin(consentMedia, eq(consentMedia.lineage, media.lineage))
    .where(
      and(eq(revisionMedia.revisionId, revisionId), or(eq(version.people, 'at risk'), isNotNull(consentMedia.lineage))),
    )
    .groupBy(media.lineage, media.name, media.type)
    .orderBy(media.lineage, media.name)
  const once = rows.filter(({ lineage }, n) => rows.findIndex((row) => row.lineage === lineage) === n)
  return once.map(({ lineage, name, type, isAtRisk }) => ({
    lineage,
    name,
    form: consentFormOf(type),
    isAtRisk: Number(isAtRisk) === 1,
  }))
}

/** A document shows words. */
function consentFormOf(type: MediaType): ConsentForm {
  if (isPicture(type)) return 'picture'
  if (type.startsWith('audio/')) return 'voice'
  return type.startsWith('video/') ? 'video' : 'words'
}

async function linkedConsents(db: Db, { entryIds, lineages }: { entryIds: number[]; lineages: string[] }) {
  const ofEntries = await db
    .select({ consent: consentColumns, lineage: sql<null>`null` })
    .from(consentEntries)
    .innerJoin(consents, eq(consents.id, consentEntries.consentId))
    .where(inArray(consentEntries.entryId, entryIds))
  if (!lineages.length) return ofEntries
  const ofUploads = await db
    .select({ consent: consentColumns, lineage: consentMedia.lineage })
    .from(consentMedia)
    .innerJoin(consents, eq(consents.id, consentMedia.consentId))
    .where(inArray(consentMedia.lineage, lineages))
  return [...ofEntries, ...ofUploads]
}

/** Returns whether a second person has to check the text. */
export function isAtRisk({ isMarked, uploads }: TextNeeds) {
  return isMarked || uploads.some((upload) => upload.isAtRisk)
}

/** Finds when (UTC ms) a consent ends or was revoked; undefined without an end. */
export function consentEnd({ endsAt, revokedAt }: Pick<Consent, 'endsAt' | 'revokedAt'>): number | undefined {
  const ends = [endsAt, revokedAt].filter((end) => end !== null)
  return ends.length ? Math.min(...ends) : undefined
}

/** Returns whether a consent covers a text, whatever its period. */
function coversText({ consent, forms }: NeededConsent, language: Language) {
  return (
    consent.uses.includes('site') &&
    consent.languages.includes(language) &&
    forms.every((form) => consent.covers.includes(form))
  )
}

/** Finds the first end (UTC ms) of the text's consents: -Infinity if one is missing, undefined without an end. */
export function endOfText(needs: TextNeeds): number | undefined {
  if (needs.isMarked && !needs.hasConsent) return -Infinity
  if (needs.uploads.some(({ isAtRisk, hasConsent }) => isAtRisk && !hasConsent)) return -Infinity
  if (needs.consents.some((one) => !coversText(one, needs.language))) return -Infinity
  const ends = needs.consents.flatMap(({ consent }) => consentEnd(consent) ?? [])
  return ends.length ? Math.min(...ends) : undefined
}
