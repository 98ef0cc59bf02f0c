import { type Actor, permit } from '@/domain/staff/actor'
import { listConsents } from './consent-lists'
import { and, desc, inArray, isNull, lt } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, revisionMedia, revisions, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { suggestsPeopleAtRisk } from '@/domain/content/checks/people'
import { isHead } from '@/domain/entries/entry-filter'
import { pick } from '@/lib/lists/pick'

const maxNamed = 20

/** Finds texts that nobody has marked, and consents that end soon or have no links. */
export async function peopleNeedingCare(actor: Actor, now: number) {
  const [unmarked, ending, unlinked] = await Promise.all([
    unmarkedEntries(actor, { limit: maxNamed }),
    listConsents(actor, { state: 'ending' }, now),
    listConsents(actor, { state: 'unlinked' }, now),
  ])
  const first = ({ items, total }: typeof ending) => ({ items: items.slice(0, maxNamed), total })
  return {
    unmarked: unmarked.items,
    areMoreUnmarked: unmarked.next !== undefined,
    ending: first(ending),
    unlinked: first(unlinked),
  }
}

export type PeopleNeedingCare = Awaited<ReturnType<typeof peopleNeedingCare>>

/** Entries of a call, and of a query. */
const maxRead = 2_000
const portionSize = 200

const careColumns = {
  entryId: entries.id,
  headId: revisions.id,
  kind: entries.kind,
  language: entries.language,
  ...pick(revisions, 'title', 'summary', 'bodyText', 'savedAt'),
  origin: entries.origin,
}

/** Finds unmarked entries that suggest people at risk, newest first. A call reads 2,000 entries; `next` continues. */
export async function unmarkedEntries(actor: Actor, { before, limit = 50 }: { before?: number; limit?: number } = {}) {
  permit(actor, 'manageConsents')
  const items: { entryId: number; kind: Kind; language: Language; title: string; savedAt: number }[] = []
  let next = before
  for (let count = 0; count < maxRead; count += portionSize) {
    const rows = await unmarkedCondition(next)
    const withPictures = await revisionsShowingPictures(rows.map(({ headId }) => headId))
    for (const { entryId, headId, kind, language, title, summary, bodyText, savedAt } of rows) {
      next = entryId
      if (!suggestsPeopleAtRisk(`${title}\n${summary}\n${bodyText}`, language, withPictures.has(headId))) continue
      items.push({ entryId, kind, language, title, savedAt })
      if (items.length === limit) return { items, next }
    }
    if (rows.length < portionSize) return { items }
  }
  return { items, next }
}

function unmarkedCondition(before: number | undefined) {
  const isOlder = before === undefined ? undefined : lt(entries.id, before)
  return read()
    .select(careColumns)
    .from(entries)
    .innerJoin(revisions, isHead)
    .where(and(isNull(entries.people), isNull(entries.trashedAt), isOlder))
    .orderBy(desc(entries.id))
    .limit(portionSize)
}

async function revisionsShowingPictures(revisionIds: number[]) {
  if (!revisionIds.length) return new Set<number>()
  const rows = await read()
    .selectDistinct({ id: revisionMedia.revisionId })
    .from(revisionMedia)
    .where(and(inArray(revisionMedia.revisionId, revisionIds), inArray(revisionMedia.role, ['lead', 'body'])))
  return new Set(rows.map(({ id }) => id))
}
