import { and, desc, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, revisions } from '@/db/schema'
import type { Actor } from '@/domain/staff/actor'
import { isHead, visibleTo } from '@/domain/entries/entry-filter'
import { siteSettings, type Organisation } from '@/domain/published/site'

const recentLimit = 500
const maxOrganisations = 200

/** Returns authors and publishers of recent texts, then organisations of the settings; only these have a `url`. */
export async function organisationsUsed(actor: Actor): Promise<Organisation[]> {
  const [rows, { organisations, publisher, name }] = await Promise.all([
    read()
      .select({ publisher: revisions.publisher, authors: revisions.authors })
      .from(entries)
      .innerJoin(revisions, isHead)
      .where(and(visibleTo(actor), eq(entries.kind, 'publication')))
      // In the order of an index: other publications are not read.
      .orderBy(desc(entries.headSavedAt), desc(entries.id))
      .limit(recentLimit),
    siteSettings(),
  ])
  const found = new Map<string, Organisation>()
  const known = new Map(organisations.map((one) => [organisationKey(one.name), one]))
  const note = (name: string) => {
    const key = organisationKey(name)
    if (key && !found.has(key) && found.size < maxOrganisations)
      found.set(key, known.get(key) ?? { name: name.trim(), url: '' })
  }
  for (const { publisher, authors } of rows) {
    for (const author of authors) if (author.is === 'organisation') note(author.name)
    note(publisher ?? '')
  }
  for (const one of [...organisations.map(({ name }) => name), publisher || name]) note(one)
  return [...found.values()]
}

function organisationKey(name: string) {
  return name.trim().toLowerCase()
}
