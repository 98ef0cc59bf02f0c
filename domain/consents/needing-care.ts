import { type Actor, permit } from '@/domain/staff/actor'
import { isOpenTo } from '@/domain/staff/audience'
import { listConsents } from './consent-lists'
import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisionMedia, revisions, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { suggestsPeopleAtRisk } from '@/domain/content/checks/people'
import { isStanding } from '@/domain/published/live'
import { isHead } from '@/domain/entries/entry-filter'
import { pick } from '@/lib/lists/pick'
import { mayNeedConsentCondition } from './needs'

const maxNamed = 20

/** Finds unchecked texts, unmarked texts, and consents that end soon or have no links. */
export async function peopleNeedingCare(actor: Actor, now: number) {
  const [unchecked, unmarked, ending, unlinked] = await Promise.all([
    uncheckedEntries(actor, now),
    unmarkedEntries(actor, { limit: maxNamed }),
    listConsents(actor, { state: 'ending' }, now),
    listConsents(actor, { state: 'unlinked' }, now),
  ])
  const first = ({ items, total }: typeof ending) => ({ items: items.slice(0, maxNamed), total })
  return {
    unchecked,
    unmarked: unmarked.items,
    areMoreUnmarked: unmarked.next !== undefined,
    ending: first(ending),
    unlinked: first(unlinked),
  }
}

export type PeopleNeedingCare = Awaited<ReturnType<typeof peopleNeedingCare>>

/** Finds live and scheduled texts about people at risk without any check, such as from before there were checks. */
async function uncheckedEntries(actor: Actor, now: number) {
  permit(actor, 'manageConsents')
  const isMarked = sql`${entries.translationGroup} in (select m.translation_group from entries m where m.people = 'at risk')`
  const showsMarked = sql`${releases.revisionId} in (select u.revision_id from revision_media u
    join media f on f.id = u.media_id join media v on v.lineage = f.lineage where v.people = 'at risk')`
  const isCorrected = sql`${entries.id} in (select x.entry_id from corrected_editions x)`
  const lacksCheck = sql`not exists (select 1 from harm_checks h where h.entry_id = ${entries.id})`
  const found = await Promise.all(
    [isMarked, showsMarked, and(isCorrected, mayNeedConsentCondition())].map((isAbout) =>
      read()
        .select({ entryId: entries.id, ...pick(entries, 'kind', 'language'), ...pick(revisions, 'title', 'savedAt') })
        .from(releases)
        .innerJoin(entries, eq(entries.id, releases.entryId))
        .innerJoin(revisions, eq(revisions.id, releases.revisionId))
        .where(and(isAbout, lacksCheck, isNull(entries.trashedAt), isOpenTo(actor), isStanding(now))),
    ),
  )
  return [...new Map(found.flat().map((row) => [row.entryId, row])).values()]
}

/** Maximum of entries that one call reads; `portionSize`: those of one query. */
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
    const rows = await unmarkedCondition(actor, next)
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

function unmarkedCondition(actor: Actor, before: number | undefined) {
  const isOlder = before === undefined ? undefined : lt(entries.id, before)
  return read()
    .select(careColumns)
    .from(entries)
    .innerJoin(revisions, isHead)
    .where(and(isNull(entries.people), isNull(entries.trashedAt), isOpenTo(actor), isOlder))
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
