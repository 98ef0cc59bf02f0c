import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { eq, inArray } from 'drizzle-orm'
import { emptyLog, read, write } from '@/db/connection'
import { markErasing } from '@/db/erasing'
import { takeLock } from '@/db/locks/lock'
import { rewriteErased } from '@/db/rewrite'
import { erasures, type ErasureState } from '@/db/schema'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { mediaStore } from '@/lib/store/media'
import { isCopyingUploads } from '@/domain/backups/backing-up'
import { notifyPeople } from '@/domain/notices/notices'
import { record } from '@/domain/staff/audit'
import { eraseFiles } from './erase-files'
import { eraseNames } from './erase-name'
import { wordsOf } from './erase-names'
import { eraseRowsIn } from './erase-rows'
import { writeErasureHashes, erasureSubjectOf } from './fix-hashes'
import { saveLedger } from './ledger'

// Runs the steps of a confirmed erasure. Each can be repeated: after a kill, the next start continues.

/** Reason why a step cannot be done now; it is tried again. */
type Obstacle = string | undefined
type ErasureStep = (id: number, now: number) => Promise<Obstacle>

/** Steps in their order: the ledger, which a restore needs, is written before anything is erased. */
export const erasureSteps: Record<string, ErasureStep> = {
  async hashes(id) {
    const { erasure, named, ...subject } = await erasureSubjectOf(read(), id)
    if (erasure.erasedAt === null && named.length === 0) await writeErasureHashes(id, subject)
    return undefined
  },
  ledger: () => saveLedger(),
  async rows(id, now) {
    const { erasure, named, entryIds, mediaIds } = await erasureSubjectOf(read(), id)
    if (erasure.erasedAt !== null) return undefined
    if (named.length > 0) {
      await eraseNames({ id, subject: named, by: erasure.erasedBy }, 'erased a name', now)
      return undefined
    }
    // The mark makes a later clean-up remove the files. If the store cannot be reached, nothing is erased yet.
    for (const mediaId of mediaIds) await mediaStore().mark(mediaId)
    const words = await wordsOf({ entryIds, mediaIds })
    markErasing()
    await write((tx) => eraseRowsIn(tx, { id: erasure.erasedBy }, { id, entryIds, mediaIds, words }, now))
    return undefined
  },
  async files(id) {
    if (await isCopyingUploads()) return 'A backup is being made: the files go when it is done.'
    const { mediaIds } = await erasureSubjectOf(read(), id)
    return eraseFiles(mediaIds)
  },
  async letters(id) {
    const { entryIds, named } = await erasureSubjectOf(read(), id)
    eraseMails([...entryIds, ...named.map(({ entryId }) => entryId)])
    return undefined
  },
  async database() {
    await emptyLog()
    return (await rewriteErased()) ? undefined : 'The database could not be written anew yet.'
  },
}

/** Erases mails about entries; without a mail server they are in DATA_DIR/mail. */
function eraseMails(entryIds: number[]) {
  const folder = join(/* turbopackIgnore: true */ env().dataDir, 'mail')
  for (const name of listMailFiles(folder)) {
    const text = readFileSync(join(folder, name), 'utf8').replace(/=\r?\n/g, '')
    const named = text
      .split('/admin/entries/')
      .slice(1)
      .map((rest) => Number.parseInt(rest, 10))
    if (named.some((id) => entryIds.includes(id))) rmSync(join(folder, name))
  }
}

function listMailFiles(folder: string) {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.eml'))
  } catch {
    return []
  }
}

const lockTimeoutMs = 60_000

/** Runs the remaining steps (`now` UTC ms). If one is impossible now, the reason is recorded and it is tried again. */
export async function carryOutErasure(id: number, now: number): Promise<void> {
  const lock = await takeLock('erasing', lockTimeoutMs)
  if (!lock) return
  try {
    const [row] = await read().select({ state: erasures.state }).from(erasures).where(eq(erasures.id, id))
    if (row && unfinishedStates.includes(row.state)) await runErasureSteps(id, now)
  } finally {
    await lock.release()
  }
}

async function runErasureSteps(id: number, now: number) {
  const obstacles: string[] = []
  for (const [name, step] of Object.entries(erasureSteps)) {
    try {
      const obstacle = await step(id, now)
      if (obstacle) obstacles.push(obstacle)
    } catch (error) {
      log.error('A step of an erasure failed', { step: name, error })
      const problem = `It failed: ${(error as Error).message}.`
      return saveObstacle(id, { state: 'failed', problem }, now)
    }
  }
  if (obstacles.length) return saveObstacle(id, { state: 'erasing', problem: obstacles.join(' ') }, now)
  await markErased(id, now)
  // The ledger now has the moment of the erasure.
  await saveLedger()
}

async function saveObstacle(id: number, { state, problem }: { state: ErasureState; problem: string }, now: number) {
  await write(async (tx) => {
    const { erasure } = await erasureSubjectOf(tx, id)
    if (erasure.state === state && erasure.problem === problem) return
    await tx.update(erasures).set({ state, problem }).where(eq(erasures.id, id))
    await record(tx, { id: null }, { verb: 'could not finish an erasure', detail: { erasure: id } }, now)
  })
}

async function markErased(id: number, now: number) {
  await write(async (tx) => {
    const { erasure } = await erasureSubjectOf(tx, id)
    await tx.update(erasures).set({ state: 'erased', problem: null }).where(eq(erasures.id, id))
    await record(tx, { id: erasure.erasedBy }, { verb: 'finished an erasure', detail: { erasure: id } }, now)
    const to = [erasure.requestedBy].filter((person) => person !== erasure.erasedBy)
    await notifyPeople(tx, { kind: 'erasure done', about: `erasure ${id}`, to }, now)
  })
}

const unfinishedStates: ErasureState[] = ['erasing', 'failed']
const retryAfterMs = 3_600_000
let nextTry = -Infinity

/** Continues unfinished erasures (`now` UTC ms), failed ones once an hour. */
export async function finishErasures(now: number): Promise<void> {
  const states = now < nextTry ? (['erasing'] as const) : unfinishedStates
  const rows = await read()
    .select({ id: erasures.id, state: erasures.state })
    .from(erasures)
    .where(inArray(erasures.state, [...states]))
    .orderBy(erasures.id)
  if (rows.some(({ state }) => state === 'failed')) nextTry = now + retryAfterMs
  for (const { id } of rows) await carryOutErasure(id, now)
}
