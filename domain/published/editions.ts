import { and, asc, eq, ne } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases } from '@/db/schema'
import { liveTeasers, type Teaser } from './live'

/** The same publication in other languages: what is live of its translation group at `now`. */
export async function editionsOf({ entryId, now }: { entryId: number; now: number }): Promise<Teaser[]> {
  const group = read().select({ group: entries.translationGroup }).from(entries).where(eq(entries.id, entryId))
  return liveTeasers(now, {
    where: and(eq(entries.translationGroup, group), ne(releases.entryId, entryId)),
    order: [asc(entries.language), asc(releases.entryId)],
  })
}
