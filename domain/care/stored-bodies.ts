import { and, asc, desc, eq, gt, isNotNull, lt, or, inArray, sql } from 'drizzle-orm'
import { read, write, type Tx, selectValues } from '@/db/connection'
import { entries, releases, revisions, settings, type Kind, media, revisionMedia } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import type { Actor } from '@/domain/staff/actor'
import { readBody, harmlessBody } from '@/domain/content/body/document'
import { renderBody } from '@/domain/content/body/render'
import { schemaVersion } from '@/domain/content/body/schema'
import { visibleTo } from '@/domain/entries/entry-filter'
import { hasRelease, isCurrent } from '@/domain/published/live'
import { containsLetters } from '@/db/dialect'
import { createPause } from '@/lib/process/pauses'
import { inPortions } from '@/lib/lists/portions'
import type { CareItem } from './care-item'

const settingKey = 'bodiesChecked'

/** Some dozen megabytes at most. */
const bodiesAtOnce = 20

/** Checks bodies after a change of the schema version; returns how many are refused. Refused ones stay stored. */
export async function checkStoredBodies(): Promise<number> {
  const [setting] = await read().select({ value: settings.value }).from(settings).where(eq(settings.key, settingKey))
  if (setting?.value === schemaVersion) return 0
  let refused = 0
  for (let last: number | undefined = 0; last !== undefined;) {
    const from: number = last
    const batch = await write(async (tx) => checkNextBodies(tx, from))
    refused += batch.refused
    last = batch.last
  }
  await write(async (tx) => {
    const row = { key: settingKey, value: schemaVersion as unknown }
    await tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row })
  })
  return refused
}

async function checkNextBodies(tx: Tx, after: number): Promise<{ refused: number; last?: number }> {
  const rows = await tx
    .select({ id: revisions.id, body: revisions.body, language: entries.language })
    .from(revisions)
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(and(gt(revisions.id, after), lt(revisions.schemaVersion, schemaVersion)))
    .orderBy(asc(revisions.id))
    .limit(bodiesAtOnce)
  let refused = 0
  for (const row of rows) if (!(await checkBody(tx, row))) refused++
  return { refused, last: rows.at(-1)?.id }
}

type StoredBody = { id: number; body: unknown; language: Language }

async function checkBody(tx: Tx, { id, body, language }: StoredBody) {
  const { doc, problem } = readBody(body)
  const changes = problem
    ? { bodyProblem: problem, bodyHtml: renderBody(doc, new Map(), language) }
    : { bodyProblem: null, schemaVersion }
  await tx.update(revisions).set(changes).where(eq(revisions.id, id))
  return !problem
}

type RefusedBody = {
  entryId: number
  revisionId: number
  title: string
  kind: Kind
  language: Language
  /** UTC ms. */
  at: number
  why: string
}

/** Only newest and live texts. */
export async function refusedBodies(actor: Actor, now: number): Promise<RefusedBody[]> {
  const isOfReaders = hasRelease(eq(releases.revisionId, revisions.id), isCurrent(now))
  const rows = await read()
    .select({
      entryId: entries.id,
      revisionId: revisions.id,
      title: revisions.title,
      kind: entries.kind,
      language: entries.language,
      at: revisions.savedAt,
      why: revisions.bodyProblem,
    })
    .from(revisions)
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(and(visibleTo(actor), isNotNull(revisions.bodyProblem), or(eq(revisions.id, entries.headId), isOfReaders)))
    .orderBy(desc(revisions.id))
  return rows.map((row) => ({ ...row, why: row.why! }))
}

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
