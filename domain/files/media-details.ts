import { and, eq, sql } from 'drizzle-orm'
import { read, refuseUnless, write, type Db, type Tx } from '@/db/connection'
import { media, releases, revisionMedia, revisions, staff } from '@/db/schema'
import { licences } from '@/lib/text/licences'
import { endings } from '@/lib/files/media-types'
import { onOneLine, withoutControls } from '@/lib/text/one-line'
import { done, refused, type Problem, type Result } from '@/lib/result'
import { latinSlug } from '@/lib/text/slug'
import { may, type Actor } from '@/domain/staff/actor'
import { entriesReleasing, confirmThenApply, type Confirmation } from '@/domain/consents/affected'
import { confirmRemovalIn, findRemovalRequest, isUploadUnderConsent } from '@/domain/consents/removals'
import { keepCheckedTexts } from '@/domain/consents/shared-words'
import { record } from '@/domain/staff/audit'
import { findMedia, uploadToChange, type Media } from './media'
import { isUsedLive, usesOf } from './uses'
import { uploadVersions } from './versions'

type DetailName = 'name' | 'title' | 'alt' | 'caption' | 'credit' | 'licence' | 'consent'

export type UploadDetailsOf = Pick<Media, DetailName | 'decorative' | 'focalX' | 'focalY' | 'people'>

export function detailsOf(upload: Media): UploadDetailsOf {
  const { name, title, alt, decorative, caption, credit, licence, focalX, focalY, people, consent } = upload
  return { name, title, alt, decorative, caption, credit, licence, focalX, focalY, people, consent }
}

export async function openUpload(actor: Actor, id: string, now: number) {
  const [upload] = await findMedia(actor, [id])
  if (!upload) return undefined
  const [uses, versions, isReleased, usedLive, removal, [uploader]] = await Promise.all([
    usesOf(actor, id, now),
    uploadVersions(actor, upload.lineage),
    wasReleased(read(), id),
    isUsedLive(read(), id, now),
    may(actor, 'readConsents') ? findRemovalRequest(read(), { upload: upload.lineage }, now) : undefined,
    read()
      .select({ name: staff.name })
      .from(staff)
      .where(eq(staff.id, upload.uploadedBy ?? -1)),
  ])
  const isTheirs = may(actor, 'changeUpload', { createdBy: upload.uploadedBy })
  return {
    upload,
    uses,
    versions,
    uploader: uploader?.name,
    removal,
    /** A name in a release is part of a public address and cannot change. */
    nameIsKept: isReleased,
    mayChange: isTheirs && (!usedLive || may(actor, 'changeUpload')),
    editorsOnly: isTheirs && usedLive && !may(actor, 'changeUpload'),
  }
}

async function wasReleased(db: Db, id: string) {
  const [row] = await db
    .select({ id: releases.id })
    .from(releases)
    .innerJoin(revisionMedia, eq(revisionMedia.revisionId, releases.revisionId))
    .where(eq(revisionMedia.mediaId, id))
    .limit(1)
  return row !== undefined
}

type DetailsChange = { id: string; changes: Partial<UploadDetailsOf>; opened?: Partial<UploadDetailsOf> } & Confirmation

/** Changes details, all or none. Without `opened`, a newer change by somebody else is replaced. */
export async function describeUpload(
  actor: Actor,
  { id, changes, opened = {}, confirm }: DetailsChange,
  now: number,
): Promise<Result<UploadDetailsOf>> {
  const details = trimDetails(changes)
  const problems = detailProblems(details)
  if (problems.length) return { ok: false, problems }
  return write(async (tx) => {
    const upload = refuseUnless(await uploadToChange(tx, actor, id, now))
    const saved = detailsOf(upload)
    if (details.name !== undefined) details.name = tidyFileName(details.name, upload)
    const changed = (Object.keys(details) as (keyof UploadDetailsOf)[]).filter((key) => details[key] !== saved[key])
    const newer = changed.filter((key) => key in opened && opened[key] !== saved[key])
    if (newer.length) return { ok: false, problems: newer.map((key) => changedMeanwhile(key, saved[key])) }
    if (!changed.length) return done(saved)
    if (saved.people === 'at risk' && changed.includes('people') && !may(actor, 'manageConsents'))
      return refused('Only editors and administrators can take the mark “people at risk” away.', 'people')
    if (saved.people === 'at risk' && changed.includes('people')) {
      const { lineage } = upload
      const isProtected =
        (await isUploadUnderConsent(tx, lineage)) || (await entriesReleasing(tx, [lineage])).length > 0
      if (isProtected && !(await confirmRemovalIn(tx, actor, { upload: lineage }, now))) {
        delete details.people
        changed.splice(changed.indexOf('people'), 1)
        if (!changed.length) return done(saved)
      }
    }
    if (changed.includes('name')) {
      if (await wasReleased(tx, id))
        return refused('It keeps its name: that stands in an address given to readers.', 'name')
      await renameInTexts(tx, id, { from: saved.name, to: details.name! })
    }
    const change = async () => {
      await tx.update(media).set(details).where(eq(media.id, id))
      return done(undefined)
    }
    const isOfText = sql`exists (select 1 from revision_media u
      where u.revision_id = ${releases.revisionId} and u.media_id = ${id})`
    refuseUnless(await keepCheckedTexts(tx, { isOfText, change }, now))
    const changedKeys = Object.fromEntries(changed.map((key) => [key, true]))
    await record(tx, actor, { verb: 'described an upload', detail: { upload: id, ...changedKeys } }, now)
    if (!changed.includes('people')) return done({ ...saved, ...details })
    // All versions share the mark `at risk`: they show the same people.
    if (saved.people === 'at risk' || details.people === 'at risk')
      await tx.update(media).set({ people: details.people }).where(eq(media.lineage, upload.lineage))
    const entryIds = await entriesReleasing(tx, [upload.lineage])
    const question = await confirmThenApply(tx, actor, { entryIds, confirm }, now)
    return question ?? done({ ...saved, ...details })
  })
}

function trimDetails(changes: Partial<UploadDetailsOf>): Partial<UploadDetailsOf> {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined)
  const text = (key: string, value: string) =>
    severalLines.has(key) ? withoutControls(value).trim() : onOneLine(value)
  return Object.fromEntries(entries.map(([key, value]) => [key, typeof value === 'string' ? text(key, value) : value]))
}

const severalLines = new Set(['alt', 'caption', 'consent'])

const maxLength: Partial<Record<keyof UploadDetailsOf, number>> = {
  name: 200,
  title: 300,
  alt: 1_000,
  caption: 1_000,
  credit: 300,
  consent: 2_000,
}

function detailProblems(details: Partial<UploadDetailsOf>): Problem[] {
  const problems: Problem[] = []
  for (const [field, max] of Object.entries(maxLength) as [DetailName, number][])
    if ([...(details[field] ?? '')].length > max)
      problems.push({ message: `Keep it under ${max.toLocaleString('en')} characters.`, field })
  if (details.name === '') problems.push({ message: 'A file needs a name.', field: 'name' })
  if (details.licence && !Object.hasOwn(licences, details.licence))
    problems.push({ message: 'Choose a licence from the list.', field: 'licence' })
  for (const field of ['focalX', 'focalY'] as const)
    if (typeof details[field] === 'number' && !(details[field] >= 0 && details[field] <= 1))
      problems.push({ message: 'The focal point must be in the picture.', field })
  return problems
}

function tidyFileName(typed: string, { id, type, name }: Media) {
  if (typed === name) return name
  const ending = endings[type].find((candidate) => typed.toLowerCase().endsWith(candidate))
  return `${latinSlug(ending ? typed.slice(0, -ending.length) : typed, id)}${endings[type][0]}`
}

function changedMeanwhile(field: keyof UploadDetailsOf, value: UploadDetailsOf[keyof UploadDetailsOf]): Problem {
  const is = typeof value === 'string' && value ? `: it says “${value}” now` : ''
  const message = `Someone changed this while the page was open${is}. Save again to put yours in its place, or load the page again to see theirs.`
  return { message, field: `newer.${field}` }
}

async function renameInTexts(tx: Tx, id: string, { from, to }: { from: string; to: string }) {
  const texts = await tx
    .select({ id: revisions.id, bodyHtml: revisions.bodyHtml })
    .from(revisions)
    .innerJoin(revisionMedia, eq(revisionMedia.revisionId, revisions.id))
    .where(and(eq(revisionMedia.mediaId, id), eq(revisionMedia.role, 'body')))
  for (const text of texts) {
    const address = `/files/${id}/`
    const bodyHtml = text.bodyHtml
      .replaceAll(`${address}${from}">${from}</a>`, `${address}${to}">${to}</a>`)
      .replaceAll(`${address}${from}"`, `${address}${to}"`)
    await tx.update(revisions).set({ bodyHtml }).where(eq(revisions.id, text.id))
  }
}
