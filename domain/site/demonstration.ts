import {
  and,
  count,
  countDistinct,
  eq,
  inArray,
  isNotNull,
  isNull,
  ne,
  not,
  notExists,
  or,
  sql,
  type SQLWrapper,
} from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import {
  consentEntries,
  consentMedia,
  consents,
  entries,
  glossary,
  helpServices,
  media,
  releases,
  revisionMedia,
  revisionTerms,
  revisions,
  settings,
  terms,
  type Kind,
} from '@/db/schema'
import { mediaStore } from '@/lib/store/media'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { dropRemovedTermsIn } from '@/domain/staff/teams'
import { newsKinds } from '@/lib/kinds/kinds'
import type { Result } from '@/lib/result'
import { idsOf } from '@/domain/entries/standing'
import { changeSettings } from './settings'
import type { Site } from '@/domain/published/site'
import { sitePictureCondition } from '@/domain/published/site-pictures'

export const demoOrigin = 'demo'
/** Note of demo glossary terms: they have no origin. */
export const demoNote = 'An example of the demonstration.'

export const demonstrationSetting = 'demonstration'

export async function hasDemonstration() {
  const [row] = await read().select({ id: entries.id }).from(entries).where(eq(entries.origin, demoOrigin)).limit(1)
  return row !== undefined
}

/** Changes settings for the demonstration, and remembers them, so that only these are undone. */
export async function applyDemoSettings(actor: Actor, site: Partial<Site>, now: number): Promise<Result> {
  const result = await changeSettings(actor, site, now)
  if (!result.ok) return result
  await write(async (tx) => {
    await tx.insert(settings).values({ key: demonstrationSetting, value: site })
    await record(tx, actor, { verb: 'dressed the site for the demonstration' }, now)
  })
  return result
}

export async function demonstrationContents(actor: Actor) {
  permit(actor, 'manageSettings')
  const isDemo = eq(entries.origin, demoOrigin)
  const [kinds, [changed], [files]] = await Promise.all([
    read().select({ kind: entries.kind, n: count() }).from(entries).where(isDemo).groupBy(entries.kind),
    read()
      .select({ n: countDistinct(entries.id) })
      .from(entries)
      .innerJoin(revisions, eq(revisions.entryId, entries.id))
      .where(and(isDemo, isNotNull(revisions.author))),
    read()
      .select({ n: count() })
      .from(media)
      .where(and(eq(media.origin, demoOrigin), notExists(usedOutside()), not(sitePictureCondition()))),
  ])
  const countOf = (kind: Kind) => kinds.find((row) => row.kind === kind)?.n ?? 0
  return {
    posts: newsKinds.reduce((sum, kind) => sum + countOf(kind), 0),
    publications: countOf('publication'),
    pages: countOf('page'),
    changed: changed!.n,
    files: files!.n,
  }
}

export type DemonstrationContents = Awaited<ReturnType<typeof demonstrationContents>>

function usedOutside() {
  return read()
    .select(one)
    .from(revisionMedia)
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(and(eq(revisionMedia.mediaId, media.id), or(isNull(entries.origin), ne(entries.origin, demoOrigin))))
}

/** Erases the demonstration's entries, unused uploads and terms, and unchanged settings. */
export async function removeDemonstration(actor: Actor, now: number): Promise<{ entries: number; files: number }> {
  permit(actor, 'manageSettings')
  const uploads = await read().select({ id: media.id }).from(media).where(eq(media.origin, demoOrigin))
  // The mark makes a later clean-up remove the files.
  for (const { id } of uploads) await mediaStore().mark(id)
  const removed = await write(async (tx) => {
    const demo = tx.select({ id: entries.id }).from(entries).where(eq(entries.origin, demoOrigin))
    const referringRows = await tx
      .update(releases)
      .set({ replacedBy: null })
      .where(inArray(releases.replacedBy, demo))
      .returning({ id: releases.id })
    const releaseRows = await tx.delete(releases).where(inArray(releases.entryId, demo)).returning({ id: releases.id })
    const revisionRows = await tx
      .delete(revisions)
      .where(inArray(revisions.entryId, demo))
      .returning({ id: revisions.id })
    const consentIds = await sampleConsents(tx, demo)
    const entryRows = await tx.delete(entries).where(eq(entries.origin, demoOrigin)).returning({ id: entries.id })
    if (consentIds.length) await tx.delete(consents).where(and(inArray(consents.id, consentIds), hasNoLinks(tx)))
    const useOfUpload = tx.select(one).from(revisionMedia).where(eq(revisionMedia.mediaId, media.id))
    const files = await tx
      .delete(media)
      .where(and(eq(media.origin, demoOrigin), notExists(useOfUpload), not(sitePictureCondition())))
      .returning({ id: media.id })
    const useOfTerm = tx.select(one).from(revisionTerms).where(eq(revisionTerms.termId, terms.id))
    const demoTerms = tx.select({ id: terms.id }).from(terms).where(eq(terms.origin, demoOrigin))
    const services = await tx
      .delete(helpServices)
      .where(and(eq(helpServices.isSample, true), inArray(helpServices.countryId, demoTerms)))
      .returning({ id: helpServices.id })
    const serviceThere = tx.select(one).from(helpServices).where(eq(helpServices.countryId, terms.id))
    await tx.delete(terms).where(and(eq(terms.origin, demoOrigin), notExists(useOfTerm), notExists(serviceThere)))
    await dropRemovedTermsIn(tx)
    await tx.delete(glossary).where(eq(glossary.note, demoNote))
    await resetSettings(tx)
    await removeFromFront(tx)
    const detail = { entries: entryRows.length, uploads: files.length }
    const changedRows = { releases: idsOf([...referringRows, ...releaseRows]), revisions: idsOf(revisionRows) }
    const act = { verb: 'removed the demonstration', detail, ...changedRows }
    if (entryRows.length || files.length || services.length) await record(tx, actor, act, now)
    return { entries: entryRows.length, files }
  })
  const removedIds = new Set(removed.files.map(({ id }) => id))
  for (const { id } of uploads) await (removedIds.has(id) ? mediaStore().remove(id) : mediaStore().unmarkGroup(id))
  return { entries: removed.entries, files: removed.files.length }
}

async function sampleConsents(tx: Tx, demo: SQLWrapper) {
  const rows = await tx
    .selectDistinct({ id: consents.id })
    .from(consents)
    .innerJoin(consentEntries, eq(consentEntries.consentId, consents.id))
    .where(and(isNull(consents.recordedBy), inArray(consentEntries.entryId, demo)))
  return idsOf(rows)
}

const one = { n: sql`1` }

function hasNoLinks(tx: Tx) {
  return and(
    notExists(tx.select(one).from(consentEntries).where(eq(consentEntries.consentId, consents.id))),
    notExists(tx.select(one).from(consentMedia).where(eq(consentMedia.consentId, consents.id))),
  )
}

async function resetSettings(tx: Tx) {
  const [row] = await tx.select().from(settings).where(eq(settings.key, demonstrationSetting))
  for (const [key, value] of Object.entries((row?.value ?? {}) as Partial<Site>)) {
    await tx.delete(settings).where(and(eq(settings.key, key), eq(settings.value, value)))
  }
  await tx.delete(settings).where(eq(settings.key, demonstrationSetting))
}

async function removeFromFront(tx: Tx) {
  const settingRows = await tx
    .select()
    .from(settings)
    .where(inArray(settings.key, ['leadEntryId', 'pinnedEntryIds']))
  for (const { key, value } of settingRows) {
    const ids = [value].flat() as number[]
    const existing = await tx.select({ id: entries.id }).from(entries).where(inArray(entries.id, ids))
    const remaining = ids.filter((id) => existing.some((entry) => entry.id === id))
    if (remaining.length === ids.length) continue
    if (key === 'pinnedEntryIds' && remaining.length)
      await tx.update(settings).set({ value: remaining }).where(eq(settings.key, key))
    else await tx.delete(settings).where(eq(settings.key, key))
  }
}
