import { and, asc, desc, eq, gt, isNotNull, lt, or } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { entries, releases, revisions, settings, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import type { Actor } from '@/domain/staff/actor'
import { readBody } from '@/domain/content/body/document'
import { renderBody } from '@/domain/content/body/render'
import { schemaVersion } from '@/domain/content/body/schema'
import { visibleTo } from '@/domain/entries/entry-filter'
import { hasRelease, isCurrent } from '@/domain/published/live'

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

export type RefusedBody = {
  entryId: number
  revisionId: number
  title: string
  kind: Kind
  language: Language
  /** UTC ms. */
  at: number
  why: string
}

/** Finds refused bodies of newest and live texts. */
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
