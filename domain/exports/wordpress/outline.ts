import { and, asc, eq, inArray, isNull, notInArray } from 'drizzle-orm'
import { read } from '@/db/connection'
import { correctedEditions, entries, revisions, type Kind, type PeopleIn, type Withdrawal } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenTo } from '@/domain/staff/audience'
import { headOf } from '@/domain/entries/head'
import { lastText, liveOutline } from '../../published/whole'
import { pendingOf, releaseAt, type ReleaseRow } from '@/domain/entries/standing'

export type Notice = { at: number; reason: Withdrawal; explanation: string; keepsPage: boolean; replacedBy?: number }

/** Moments in UTC ms. */
export type OutlineEntry = {
  entryId: number
  kind: Kind
  language: Language
  /** Only for staff. */
  people?: PeopleIn
  /** The lowest id of the translation group. */
  group: number
  status: 'publish' | 'future' | 'draft'
  revisionId: number
  slug: string
  /** A draft has no path; `at`: when readers get this text. */
  path?: string
  dated: number | null
  at?: number
  notice?: Notice
  draftId?: number
  next: { at: number; revisionId?: number; notice?: Notice }[]
}

export async function publicOutline(now: number): Promise<OutlineEntry[]> {
  const rows = await liveOutline(now)
  const leads = groupLeads(rows)
  const outline: OutlineEntry[] = []
  for (const { group, reason, explanation, revisionId, ...row } of rows) {
    const { entryId, path, at } = row
    // A withdrawal notice is a release too; the text under it is older.
    const since = reason ? ((await lastText(entryId, now))?.at ?? at) : at
    const notice = reason ? { at, reason, explanation: explanation ?? '', keepsPage: true } : undefined
    const stands = { status: 'publish' as const, revisionId: revisionId!, slug: slugOf(path), at: since, notice }
    outline.push({ ...row, group: leads.get(group)!, ...stands, next: [] })
  }
  return outline
}

/** Everything outside the trash. */
export async function wholeOutline(actor: Actor, now: number): Promise<OutlineEntry[]> {
  permit(actor, 'read')
  // A corrected text would become a page.
  const isCorrected = read().select({ id: correctedEditions.entryId }).from(correctedEditions)
  const which = and(isNull(entries.trashedAt), isOpenTo(actor), notInArray(entries.id, isCorrected))
  const rows = await read().select().from(entries).where(which).orderBy(asc(entries.id))
  const leads = groupLeads(rows.map((row) => ({ entryId: row.id, group: row.translationGroup })))
  const outline: OutlineEntry[] = []
  for (const { id: entryId, kind, language, translationGroup, people } of rows) {
    const facts = { entryId, kind, language, group: leads.get(translationGroup)!, ...(people && { people }) }
    outline.push({ ...facts, ...(await standingOf(entryId, now)) })
  }
  return outline
}

type EntryStanding = Omit<OutlineEntry, 'entryId' | 'kind' | 'language' | 'group'>

async function standingOf(entryId: number, now: number): Promise<EntryStanding> {
  const [current, pending] = await Promise.all([releaseAt(read(), entryId, now), pendingOf(read(), entryId, now)])
  const head = (await headOf(read(), entryId))!
  // Ends follow from consents, which are not exported.
  const waiting = pending.filter(({ withdrawal }) => withdrawal !== 'unavailable')
  const coming = waiting.map((row) => ({
    at: row.goesLiveAt,
    revisionId: row.withdrawal ? undefined : row.revisionId!,
    notice: noticeOf(row),
  }))
  const draftBeside = (revisionId: number) =>
    [revisionId, ...coming.map((release) => release.revisionId)].includes(head.id) ? undefined : head.id
  if (current) {
    const { revisionId, path, dated, at } = (await lastText(entryId, now))!
    const status = current.revisionId ? ('publish' as const) : ('draft' as const)
    const stands = { status, revisionId, slug: slugOf(path), path, dated, at }
    return { ...stands, notice: noticeOf(current), draftId: draftBeside(revisionId), next: coming }
  }
  const [first, ...next] = coming
  if (!first?.revisionId)
    return {
      status: 'draft',
      revisionId: head.id,
      slug: slugOf(encodeURIComponent(head.slug.toWellFormed())),
      dated: head.dated,
      next: [],
    }
  const { path, dated } = waiting[0]!
  const stands = {
    status: 'future' as const,
    revisionId: first.revisionId,
    slug: slugOf(path),
    path,
    dated,
    at: first.at,
  }
  return { ...stands, draftId: draftBeside(first.revisionId), next }
}

function noticeOf(row: ReleaseRow): Notice | undefined {
  const { goesLiveAt: at, withdrawal: reason, explanation, revisionId, replacedBy } = row
  if (!reason) return undefined
  return {
    at,
    reason,
    explanation: explanation ?? '',
    keepsPage: revisionId !== null,
    replacedBy: replacedBy ?? undefined,
  }
}

function groupLeads(rows: { entryId: number; group: string }[]) {
  const leads = new Map<string, number>()
  for (const { entryId, group } of rows) leads.set(group, Math.min(entryId, leads.get(group) ?? entryId))
  return leads
}

/** WordPress writes escapes in small letters. */
export function slugOf(path: string) {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase()
}

export async function sourcesOf(revisionIds: number[]) {
  const rows = await read()
    .select({ revisionId: revisions.id, entryId: revisions.entryId })
    .from(revisions)
    .where(inArray(revisions.id, revisionIds))
  return new Map(rows.map(({ revisionId, entryId }) => [revisionId, entryId]))
}

export async function revisionOf(revisionId: number) {
  const [row] = await read().select().from(revisions).where(eq(revisions.id, revisionId))
  return row!
}
