import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { changedMoment } from './catalogue/entry-state-rows'
import { releasesOfPage, type EntryListQuery } from './entry-selection'
import { factsOfRevisions } from './facts'
import { filesOfRevisions } from './item-files'
import { changesOfEntries } from './item'
import { isCurrentPage } from './live'
import { liveTeasersOf } from './teasers'
import { otherLanguagesOf } from './other-languages'
import { pick } from '@/lib/lists/pick'

/** Lists live entries; with `updatedSince`, oldest change first: a program that reads page by page misses nothing. */
export async function entryList({ now, filter, page, limit }: EntryListQuery) {
  const { total, releaseIds } = await releasesOfPage({ now, filter, page, limit })
  const rows = await selectLive(now, inArray(releases.id, releaseIds))
  const rowsByRelease = new Map(rows.map((row) => [row.releaseId, row]))
  return {
    total,
    entries: await entriesOf(
      releaseIds.flatMap((id) => rowsByRelease.get(id) ?? []),
      now,
    ),
  }
}

export async function listedEntry({ entryId, now }: { entryId: number; now: number }) {
  const rows = await selectLive(now, eq(releases.entryId, entryId))
  return (await entriesOf(rows, now))[0]
}

/** Returns the current public address; a withdrawn entry keeps its address. */
export async function addressOfEntry({ entryId, now }: { entryId: number; now: number }) {
  const [row] = await read()
    .select({ path: releases.path })
    .from(releases)
    .where(and(eq(releases.entryId, entryId), isCurrentPage(now)))
  return row?.path
}

function selectLive(now: number, where: SQL) {
  return read()
    .select({ releaseId: releases.id, changed: changedMoment })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isCurrentPage(now), where))
}

async function entriesOf(rows: { releaseId: number; changed: number }[], now: number) {
  const ids = rows.map(({ releaseId }) => releaseId)
  const teasers = await liveTeasersOf(now, ids)
  const revisionIds = teasers.map((item) => item.revisionId)
  const entryIds = teasers.map((item) => item.entryId)
  const [factsOf, filesOf, detailsByRelease, otherLanguages, changesOf] = await Promise.all([
    factsOfRevisions(revisionIds),
    filesOfRevisions(revisionIds),
    detailsOf(ids),
    otherLanguagesOf({ entryIds, now }),
    changesOfEntries(entryIds, now),
  ])
  return rows.flatMap(({ releaseId, changed }) => {
    const details = detailsByRelease.get(releaseId)
    const item = teasers.find(({ entryId }) => entryId === details?.entryId)
    if (!item || !details) return []
    const { revisionId, entryId } = item
    return [
      {
        ...item,
        ...factsOf(revisionId),
        ...pick(details, 'bodyHtml', 'bodyText'),
        changed,
        files: filesOf(revisionId),
        changes: changesOf(entryId),
        translations: otherLanguages.get(entryId) ?? [],
      },
    ]
  })
}

export type ListedEntry = Awaited<ReturnType<typeof entriesOf>>[number]

async function detailsOf(releaseIds: number[]) {
  const rows = await read()
    .select({
      id: releases.id,
      entryId: releases.entryId,
      bodyHtml: revisions.bodyHtml,
      bodyText: revisions.bodyText,
    })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(inArray(releases.id, releaseIds))
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
