import { write, type Tx } from '@/db/connection'
import { recordKey } from '@/lib/keys/record-key'
import type { Actor } from './actor'
import { appendAct, lastAct } from './record/chain'
import { saveFingerprints, type ChangedRows } from './record/fingerprints'
import { headOfRecord, type RecordHead } from './record/record-head'
import { beginSectionIn, findSectionReason } from './record/sections'

/** Ids, choices and moments; never texts, since these can be erased while the record stays. */
type ActDetail = Record<string, string | number | boolean | null>
export type RecordedAct = { verb: string; entryId?: number; detail?: ActDetail } & ChangedRows

/** Records an act (`now` UTC ms). Its signature covers the act before and hashes of releases and texts. */
export async function record(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  { verb, entryId, detail = {}, ...changedRows }: RecordedAct,
  now: number,
) {
  const key = recordKey()
  const before = await lastAct(tx)
  const why = findSectionReason(key, before)
  const last = why ? await beginSectionIn(tx, { key, why, by: null }, now) : before
  const states = (act: number) => saveFingerprints(tx, act, changedRows)
  await appendAct(tx, { last, key, act: { at: now, by: actor.id, verb, entryId: entryId ?? null, detail, states } })
}

/** Records an act outside the database, such as a backup. */
export async function recordAct(actor: Pick<Actor, 'id'>, act: RecordedAct, now: number) {
  await write(async (tx) => record(tx, actor, act, now))
}

/** Begins a section: the present key signs all acts and releases (`now` UTC ms). Returns the newest act, if any. */
export async function beginNewSection(
  actor: Pick<Actor, 'id'>,
  { problems }: { problems: number },
  now: number,
): Promise<RecordHead | undefined> {
  return write(async (tx) => {
    if (!(await lastAct(tx))) return undefined
    await beginSectionIn(tx, { key: recordKey(), why: 'asked', by: actor.id, problems }, now)
    return headOfRecord(tx)
  })
}
