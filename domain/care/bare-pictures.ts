import { and, eq, inArray, sql } from 'drizzle-orm'
import { read, selectValues } from '@/db/connection'
import { containsLetters } from '@/db/dialect'
import { entries, media, releases, revisionMedia, revisions } from '@/db/schema'
import { createPause } from '@/lib/process/pauses'
import { inPortions } from '@/lib/lists/portions'
import type { Actor } from '@/domain/staff/actor'
import { harmlessBody } from '@/domain/content/body/document'
import { visibleTo } from '@/domain/entries/entry-filter'
import { isCurrent } from '@/domain/published/live'
import type { CareItem } from './care-item'

export async function entriesWithBarePictures(actor: Actor, now: number): Promise<CareItem[]> {
  const items: CareItem[] = []
  const pause = createPause()
  for (const ids of inPortions(await revisionsWithBarePictures(), 200)) {
    for (const { lead, body, ...item } of await liveWithBarePictures(actor, ids, now))
      if (lead || hasBarePicture(harmlessBody(body))) items.push(item)
    await pause()
  }
  return items.sort((a, b) => a.at - b.at || a.entryId - b.entryId)
}

// A lead picture is described in its row or its upload. The index of these texts has the same conditions.
const bareLeadCondition = sql`u.role = 'lead' and u.title = '' and not u.decorative`
const hasBareImage = containsLetters(revisions.bodyHtml, 'alt=""')

async function revisionsWithBarePictures(): Promise<number[]> {
  const ids = await selectValues<[number]>(
    read(),
    sql`select u.revision_id from ${revisionMedia} u where ${bareLeadCondition}
    union select ${revisions.id} from ${revisions} where ${hasBareImage}`,
  )
  return ids.map(([id]) => id)
}

function liveWithBarePictures(actor: Actor, ids: number[], now: number) {
  const lead = sql<number>`exists (select 1 from ${revisionMedia} u join ${media} m on m.id = u.media_id
    where u.revision_id = ${revisions.id} and ${bareLeadCondition} and m.alt = '')`
  return read()
    .select({
      entryId: entries.id,
      title: revisions.title,
      kind: entries.kind,
      language: entries.language,
      at: releases.goesLiveAt,
      lead,
      body: revisions.body,
    })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(inArray(releases.revisionId, ids), visibleTo(actor), isCurrent(now), sql`(${lead} or ${hasBareImage})`))
}

type BodyNode = { type?: string; attrs?: { alt?: string; decorative?: boolean }; content?: BodyNode[] }

function hasBarePicture(body: unknown): boolean {
  const { type, attrs, content = [] } = body as BodyNode
  return (type === 'picture' && !attrs?.alt?.trim() && !attrs?.decorative) || content.some(hasBarePicture)
}
