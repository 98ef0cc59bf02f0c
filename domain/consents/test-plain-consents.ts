import { read } from '@/db/connection'
import {
  bundleEntries,
  consentEntries,
  consentMedia,
  consents,
  entries,
  harmChecks,
  media,
  releases,
  revisionMedia,
  revisions,
} from '@/db/schema'

// Returns everything that may be public, computed from all rows each time, without the program's own rules.

export async function everything() {
  const db = read()
  return {
    entryRows: await db.select().from(entries),
    revisionRows: await db
      .select({ id: revisions.id, entryId: revisions.entryId, author: revisions.author, title: revisions.title })
      .from(revisions),
    releaseRows: await db.select().from(releases),
    uploadRows: await db.select().from(media),
    useRows: await db.select().from(revisionMedia),
    consentRows: await db.select().from(consents),
    ofEntries: await db.select().from(consentEntries),
    ofUploads: await db.select().from(consentMedia),
    checkRows: await db.select().from(harmChecks),
    memberRows: await db.select().from(bundleEntries),
  }
}

export type Tables = Awaited<ReturnType<typeof everything>>

/** Returns future moments at which public or permitted texts can change, and the millisecond before each. */
export function edges({ releaseRows, consentRows }: Tables, now: number) {
  const moments = [
    ...releaseRows.filter(({ cancelledAt }) => cancelledAt === null).map(({ goesLiveAt }) => goesLiveAt),
    ...consentRows.flatMap(({ endsAt }) => endsAt ?? []),
  ]
  const around = moments.flatMap((at) => [at - 1, at]).filter((at) => at >= now)
  return [...new Set([now, ...around, now + 400 * 86_400_000])].toSorted((a, b) => a - b)
}

export function idsIn({ releaseRows }: Tables) {
  return new Set(releaseRows.map(({ id }) => id))
}

/** Returns what readers have of an entry at a moment: the newest release that has come. */
export function standing({ releaseRows }: Tables, entryId: number, at: number) {
  return releaseRows
    .filter((row) => row.entryId === entryId && row.cancelledAt === null && row.goesLiveAt <= at)
    .toSorted((a, b) => a.goesLiveAt - b.goesLiveAt || a.id - b.id)
    .at(-1)
}

/** Returns why a text may not be public at a moment, computed without the program's own rules. */
export function whyNot(tables: Tables, { entryId, revisionId }: { entryId: number; revisionId: number }, at: number) {
  const { entryRows, uploadRows, useRows, consentRows, ofEntries, ofUploads } = tables
  const entry = entryRows.find(({ id }) => id === entryId)!
  const group = entryRows.filter(({ translationGroup }) => translationGroup === entry.translationGroup)
  const isOfGroup = (id: number) => group.some((member) => member.id === id)
  const usedIds = useRows.filter((use) => use.revisionId === revisionId).map(({ mediaId }) => mediaId)
  const lineages = [...new Set(uploadRows.filter(({ id }) => usedIds.includes(id)).map(({ lineage }) => lineage))]
  const consent = (id: number) => consentRows.find((row) => row.id === id)!
  const holds = (row: (typeof consentRows)[number], form: 'words' | 'picture') =>
    (row.endsAt === null || at < row.endsAt) &&
    (row.revokedAt === null || at < row.revokedAt) &&
    row.uses.includes('site') &&
    row.languages.includes(entry.language) &&
    row.covers.includes(form)
  const forWords = ofEntries.filter((link) => isOfGroup(link.entryId)).map(({ consentId }) => consent(consentId))
  if (group.some(({ people }) => people === 'at risk') && !forWords.length) return 'no consent for its words'
  if (!forWords.every((row) => holds(row, 'words'))) return 'a consent for its words does not hold'
  for (const lineage of lineages) {
    const versions = uploadRows.filter((row) => row.lineage === lineage)
    const form = versions[0]!.type.startsWith('image/') ? 'picture' : 'words'
    const forUpload = ofUploads.filter((link) => link.lineage === lineage).map(({ consentId }) => consent(consentId))
    if (versions.some(({ people }) => people === 'at risk') && !forUpload.length) return `no consent for ${lineage}`
    if (!forUpload.every((row) => holds(row, form))) return `a consent for ${lineage} does not hold`
  }
  const isMarked = group.some(({ people }) => people === 'at risk')
  return isMarked || forWords.length ? 'marked' : undefined
}

export function isAtRisk({ entryRows, uploadRows, useRows }: Tables, text: { entryId: number; revisionId: number }) {
  const { translationGroup: group } = entryRows.find(({ id }) => id === text.entryId)!
  if (entryRows.some(({ translationGroup, people }) => translationGroup === group && people === 'at risk')) return true
  const lineages = new Set(uploadRows.filter(({ people }) => people === 'at risk').map(({ lineage }) => lineage))
  const used = useRows.filter(({ revisionId }) => revisionId === text.revisionId).map(({ mediaId }) => mediaId)
  return uploadRows.some(({ id, lineage }) => used.includes(id) && lineages.has(lineage))
}
