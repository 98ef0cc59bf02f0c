import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisions, revisionTerms, terms, type Kind } from '@/db/schema'

// Texts that readers have or had, computed from all rows each time: the slow and simple form of `entryStatesAt`.

type Row<T extends { $inferSelect: unknown }> = T['$inferSelect']
type PlainText = Row<typeof revisions> & { terms: Row<typeof terms>[] }
type PlainRelease = Row<typeof releases> & { text?: PlainText; changed: number }

export type PlainEntry = Row<typeof entries> & {
  /** The releases that have come, the newest last, each with its text and the second since which the record is so. */
  come: PlainRelease[]
  standing: PlainRelease
  /** The text that readers have, or had last. */
  text?: PlainText
  isRecord: boolean
  /** The set of its text by type. */
  type: string
}

/** Every entry that readers have or had at a moment, in the order in which their records changed. */
export async function plainEntries(now: number): Promise<PlainEntry[]> {
  const [allEntries, allReleases, allRevisions, carried] = await Promise.all([
    read().select().from(entries),
    read().select().from(releases),
    read().select().from(revisions),
    read().select().from(revisionTerms).innerJoin(terms, eq(terms.id, revisionTerms.termId)),
  ])
  const textOf = (id: number | null): PlainText | undefined => {
    const revision = allRevisions.find((row) => row.id === id)
    return (
      revision && {
        ...revision,
        terms: carried.filter((row) => row.revision_terms.revisionId === id).map((row) => row.terms),
      }
    )
  }
  return allEntries
    .flatMap((entry): PlainEntry[] => {
      const come = allReleases
        .filter(
          ({ entryId, goesLiveAt, cancelledAt }) => entryId === entry.id && goesLiveAt <= now && cancelledAt === null,
        )
        .toSorted((a, b) => a.goesLiveAt - b.goesLiveAt || a.id - b.id)
        .map((row): PlainRelease => {
          const renamed = row.revisionId === null ? 0 : (entry.renamedAt ?? 0)
          const changed = Math.floor(Math.max(row.goesLiveAt, row.createdAt, renamed) / 1_000)
          return { ...row, changed, text: textOf(row.revisionId) }
        })
      const standing = come.at(-1)
      if (!standing) return []
      const text = come.findLast((release) => release.text)?.text
      const type = typeIn(entry.kind, text)
      return [{ ...entry, come, standing, text, type, isRecord: entry.kind !== 'page' && text !== undefined }]
    })
    .toSorted((a, b) => a.standing.changed - b.standing.changed || a.id - b.id)
}

export function typeIn(kind: Kind, text: PlainText | undefined) {
  return kind === 'post' ? 'post' : (text?.publicationType ?? 'publication')
}
