import { eq, inArray } from 'drizzle-orm'
import { alias } from '@/db/kit'
import { publicVersion, read } from '@/db/connection'
import { entries, releases, revisionTerms, terms } from '@/db/schema'
import { changedSinceLook, lastPosition } from './catalogue/index-rows'
import { liveLanguages, showsDemonstration } from './live-languages'
import type { EntryChange } from './page-sources'

export type SeenVersion = { version: number; position: number; at: number; frame: string }

export type PublicChange = { seen: SeenVersion; changes: EntryChange[] | 'anything' }

/** Above these numbers of versions, entries and states, making pages again is faster than checking each. */
const [maxChanges, maxEntries, maxStates] = [1_000, 1_000, 5_000]

/** Returns changes since a version. More versions than rows mean a change other than releases or redirects. */
export async function changedSince(before: SeenVersion | undefined, now: number): Promise<PublicChange> {
  for (let tries = 0; ; tries++) {
    const seen = await seeVersion(now)
    const changes = before && before.at <= now ? await changesBetween(before, seen) : 'anything'
    // An answer counts only if nothing changed meanwhile; otherwise the loop tries again.
    if ((await publicVersion()) === seen.version) return { seen, changes }
    if (tries > 3) return { seen, changes: 'anything' }
  }
}

async function seeVersion(now: number): Promise<SeenVersion> {
  const version = await publicVersion()
  const [position, languages, isDemonstration] = await Promise.all([
    lastPosition(),
    liveLanguages(now),
    showsDemonstration(now),
  ])
  return { version, position, at: now, frame: JSON.stringify([languages, isDemonstration]) }
}

async function changesBetween(before: SeenVersion, seen: SeenVersion): Promise<EntryChange[] | 'anything'> {
  // `frame`: words that every page has around its text.
  if (seen.frame !== before.frame) return 'anything'
  if (seen.version - before.version > maxChanges) return 'anything'
  const { entryIds, count, isOfAddressesAlone } = await changedSinceLook(before, seen.at)
  if (!isOfAddressesAlone || count !== seen.version - before.version) return 'anything'
  return entryIds.length > maxEntries ? 'anything' : statesOf(entryIds)
}

/** Returns all past and future states of entries: a few too many cost less than an exact answer. */
async function statesOf(entryIds: number[]): Promise<EntryChange[] | 'anything'> {
  const rows = await read()
    .selectDistinct({
      entryId: releases.entryId,
      revisionId: releases.revisionId,
      kind: entries.kind,
      language: entries.language,
      dated: releases.dated,
      path: releases.path,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(inArray(releases.entryId, entryIds))
  const byEntry = Map.groupBy(rows, ({ entryId }) => entryId)
  // An erased entry has no states to compare.
  if (rows.length > maxStates || entryIds.some((id) => !byEntry.has(id))) return 'anything'
  const [termsOf, translationsOf] = await Promise.all([
    termsOfRevisions(rows.flatMap(({ revisionId }) => revisionId ?? [])),
    translationsOfEntries(entryIds),
  ])
  return entryIds.map((entryId) => ({
    entryIds: translationsOf(entryId),
    states: byEntry.get(entryId)!.map(({ revisionId, kind, language, dated, path }) => ({
      kind,
      language,
      dated,
      path,
      terms: termsOf(revisionId),
    })),
  }))
}

async function translationsOfEntries(entryIds: number[]) {
  const member = alias(entries, 'member')
  const rows = await read()
    .select({ entryId: entries.id, memberId: member.id })
    .from(entries)
    .innerJoin(member, eq(member.translationGroup, entries.translationGroup))
    .where(inArray(entries.id, entryIds))
  const byEntry = Map.groupBy(rows, ({ entryId }) => entryId)
  return (id: number) => byEntry.get(id)!.map(({ memberId }) => memberId)
}

async function termsOfRevisions(revisionIds: number[]) {
  const rows = await read()
    .select({ revisionId: revisionTerms.revisionId, kind: terms.kind, slug: terms.slug })
    .from(revisionTerms)
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(inArray(revisionTerms.revisionId, revisionIds))
  const byRevision = Map.groupBy(rows, ({ revisionId }) => revisionId)
  return (id: number | null) => (byRevision.get(id!) ?? []).map(({ kind, slug }) => `${kind} ${slug}`)
}
