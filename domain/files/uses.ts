import { and, eq, exists, inArray, ne, not, or, sql } from 'drizzle-orm'
import { read, type Db, type Tx } from '@/db/connection'
import { sqlFalse } from '@/db/dialect'
import { entries, media, releases, revisionMedia, revisions, settings, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { isOpenTo, readableAmong, wouldOpenMore } from '@/domain/staff/audience'
import { isHead } from '@/domain/entries/entry-filter'
import { titlesOf } from '@/domain/entries/head'
import { pictureSettings, type PictureSetting } from '@/domain/published/site'
import { sitePictureCondition } from '@/domain/published/site-pictures'
import { currentRelease, hasRelease, isFuture } from '@/domain/published/live'
import { pick } from '@/lib/lists/pick'

/** `text`: the upload is the PDF of which the entry is the corrected text. */
export type UseRole = 'file' | 'lead' | 'body' | 'text'

/** The most public use by an entry. An `older` use does not keep an upload from the trash. */
export type UploadUse = {
  entryId: number
  title: string
  kind: Kind
  language: Language
  is: 'live' | 'scheduled' | 'draft' | 'older'
  roles: UseRole[]
  /** The newest text uses it too, so the next release keeps it. */
  inHead: boolean
  trashed: boolean
  /** Only people whom it names see the text. */
  isLimited: boolean
}

export async function usesOf(actor: Actor, mediaId: string, now: number, db: Db = read()) {
  permit(actor, 'upload')
  const rows = await revisionsUsing(db, actor, mediaId, now)
  const ids = [...new Set(rows.map((row) => row.entryId))]
  const [titles, site] = [await titlesOf(db, ids), await siteUsesOf(db, mediaId)]
  const ofEntry = (id: number) => rows.filter((row) => row.entryId === id)
  const allUses = ids.map((id) => uploadUseOf(ofEntry(id), titles))
  const readable = await readableAmong(db, actor, ids)
  const uses = allUses.filter(({ entryId }) => readable.has(entryId))
  return {
    uses: uses.sort((a, b) => stateOrder.indexOf(a.is) - stateOrder.indexOf(b.is) || b.entryId - a.entryId),
    hidden: allUses.length - uses.length,
    site,
    isHeld: site.length > 0 || allUses.some((use) => use.is !== 'older'),
  }
}

export type Uses = Awaited<ReturnType<typeof usesOf>>

async function siteUsesOf(db: Db, mediaId: string): Promise<PictureSetting[]> {
  const rows = await db
    .select()
    .from(settings)
    .where(inArray(settings.key, [...pictureSettings]))
  return pictureSettings.filter((key) =>
    rows.some((row) => row.key === key && (row.value as { id?: unknown } | null)?.id === mediaId),
  )
}

const stateOrder: UploadUse['is'][] = ['live', 'scheduled', 'draft', 'older']

async function revisionsUsing(db: Db, actor: Actor, mediaId: string, now: number) {
  return db
    .select({
      entryId: entries.id,
      ...pick(entries, 'kind', 'language', 'trashedAt'),
      role: revisionMedia.role,
      limited: sql<number>`exists (select 1 from audiences a where a.translation_group = ${entries.translationGroup})`,
      head: sql<number>`${isHead}`,
      live: sql<number>`${isInLive(now)}`,
      scheduled: sql<number>`${isScheduled(now)}`,
    })
    .from(revisionMedia)
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(and(eq(revisionMedia.mediaId, mediaId), isOpenTo(actor)))
}

type UsingRow = Awaited<ReturnType<typeof revisionsUsing>>[number]

function uploadUseOf(rows: UsingRow[], titles: Map<number, string>): UploadUse {
  const { entryId, kind, language, trashedAt, limited } = rows[0]!
  const stateOfRow = (row: UsingRow) => (row.live ? 'live' : row.scheduled ? 'scheduled' : row.head ? 'draft' : 'older')
  const is = stateOrder.find((state) => rows.some((row) => stateOfRow(row) === state))!
  return {
    entryId,
    kind,
    language,
    is,
    title: titles.get(entryId) ?? '',
    roles: [...new Set(rows.filter((row) => stateOfRow(row) === is).map((row) => row.role))],
    inHead: rows.some((row) => row.head),
    trashed: trashedAt !== null,
    isLimited: Boolean(limited),
  }
}

function isInLive(now: number) {
  return sql`coalesce(${revisions.id} = ${currentRelease(now, 'revision_id')}, ${sqlFalse})`
}

function isScheduled(now: number) {
  return hasRelease(eq(releases.revisionId, revisions.id), isFuture(now))
}

/** Condition: newest, live or scheduled texts, or pictures of the site, use the upload. */
export function isUsedNowOrLater(now: number) {
  return sql`(${exists(selectUsing(read(), or(isHead, isInLive(now), isScheduled(now))))} or ${sitePictureCondition()})`
}

/** Condition: any revision, or a picture of the site, uses the upload. */
export function isReferredTo() {
  return sql`(exists (select 1 from revision_media u where u.media_id = ${media.id}) or ${sitePictureCondition()})`
}

/** Selects the uses of an upload in texts. */
export function selectUsing(db: Db, which: ReturnType<typeof or>) {
  return db
    .select({ n: sql`1` })
    .from(revisionMedia)
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(and(eq(revisionMedia.mediaId, media.id), which))
}

/** Condition: readers have the upload. The corrected text of a PDF does not offer it for download. */
export function isLive(db: Db, now: number) {
  return or(exists(selectUsing(db, and(isInLive(now), ne(revisionMedia.role, 'text')))), sitePictureCondition())
}

type NewUse = { ids: string[]; entryId?: number }

/** Returns uploads, among these, that readers do not have and that more people would see if this text used them too. */
export async function openedByUse(db: Db, actor: Actor, { ids, entryId = 0 }: NewUse, now: number): Promise<string[]> {
  if (!ids.length) return []
  const isNews = and(inArray(media.id, ids), wouldOpenMore(actor, media.id, entryId), not(isLive(db, now)!))
  return (await db.select({ id: media.id }).from(media).where(isNews)).map(({ id }) => id)
}

/** Records that a text takes files which fewer people saw. Call it before the text is saved. */
export async function recordOpenedIn(tx: Tx, actor: Actor, use: NewUse & { entryId: number }, now: number) {
  for (const upload of await openedByUse(tx, actor, use, now))
    await record(tx, actor, { verb: 'used a limited file', entryId: use.entryId, detail: { upload } }, now)
}

export async function isUsedLive(db: Db, mediaId: string, now: number) {
  return (await db.$count(media, and(eq(media.id, mediaId), isLive(db, now)))) > 0
}

const settingNames: Record<PictureSetting, string> = { logo: 'logo', darkLogo: 'logo on dark paper', icon: 'icon' }

/** "used as the site’s logo and in “News”" */
export function usageInWords({ site, ...inTexts }: Parameters<typeof titlesIn>[0] & { site: PictureSetting[] }) {
  const marks = site.length > 0 && `as the site’s ${site.map((role) => settingNames[role]).join(' and ')}`
  const texts = inTexts.uses.length + inTexts.hidden > 0 && `in ${titlesIn(inTexts)}`
  return `used ${[marks, texts].filter(Boolean).join(' and ')}`
}

/** "“Annual report”, “News” and 3 more" */
export function titlesIn({ uses, hidden }: { uses: Pick<UploadUse, 'title' | 'trashed'>[]; hidden: number }) {
  const titles = uses
    .slice(0, 3)
    .map(({ title, trashed }) => `“${title || 'Untitled'}”${trashed ? ' (in the trash)' : ''}`)
  const more = uses.length - titles.length + hidden
  if (!titles.length) return more === 1 ? 'a text of somebody else' : `${more} texts of others`
  return [titles.slice(0, more ? undefined : -1).join(', '), more ? `${more} more` : titles.at(-1)!]
    .filter(Boolean)
    .join(' and ')
}
