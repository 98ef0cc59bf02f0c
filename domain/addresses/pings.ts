import { randomBytes } from 'node:crypto'
import { and, eq, gt, inArray, isNotNull, isNull, min, max, count } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { nullsFirst } from '@/db/dialect'
import { pings, releases, settings } from '@/db/schema'
import { inPortions } from '@/lib/lists/portions'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { isPast, oldestFirst } from '@/domain/published/live'
import { indexNowState, indexNowSetting, type IndexNowState } from '@/domain/published/indexnow-key'

/** An IndexNow message (indexnow.org). */
export type Ping = { host: string; key: string; keyLocation: string; urlList: string[] }

/** Returns the HTTP status; throws if it cannot send. */
export type SendPing = (ping: Ping) => Promise<number>

const minute = 60_000
const maxWait = 6 * 60 * minute
const maxUrlsPerPing = 1_000

/** Turns notices to search engines on or off. Earlier changes are never sent. */
export async function chooseSearchEngineNotices(actor: Actor, on: boolean, now: number): Promise<Result> {
  permit(actor, 'manageSettings')
  return write(async (tx) => {
    const before = await indexNowState(tx)
    if ((before?.on ?? false) === on) return done(undefined)
    const value: IndexNowState = {
      on,
      key: before?.key ?? randomBytes(16).toString('hex'),
      since: on ? now : (before?.since ?? now),
    }
    await tx
      .insert(settings)
      .values({ key: indexNowSetting, value })
      .onConflictDoUpdate({ target: settings.key, set: { value } })
    await record(tx, actor, { verb: on ? 'began to tell search engines' : 'stopped telling search engines' }, now)
    return done(undefined)
  })
}

/** Sends unsent changes since notices were turned on (`now` UTC ms). Each retry waits twice as long. */
export async function sendDuePings(send: SendPing, siteUrl: string, now: number) {
  const state = await indexNowState()
  if (!state?.on || isOnlyNear(siteUrl) || !(await hasWaited(state, now))) return
  for (const batch of inPortions(await unsentReleases(state, now), maxUrlsPerPing)) {
    const problem = await sendingProblem(send(pingFor(batch, state.key, siteUrl)))
    const outcome = problem === undefined ? { sentAt: now, problem: null } : { problem }
    await write(async (tx) => mark(tx, batch, { triedAt: now, ...outcome }))
    if (problem !== undefined) return
  }
}

/** Returns whether only this machine or network reaches the site. */
export function isOnlyNear(siteUrl: string) {
  const { hostname } = new URL(siteUrl)
  return !hostname.includes('.') || /(^|\.)(localhost|local|internal|test)$|^[\d.]+$|^\[/.test(hostname)
}

function isDue({ since }: IndexNowState, now: number) {
  return and(isPast(now), gt(releases.goesLiveAt, since))
}

type UnsentRelease = { id: number; path: string }

async function unsentReleases(state: IndexNowState, now: number): Promise<UnsentRelease[]> {
  return read()
    .select({ id: releases.id, path: releases.path })
    .from(releases)
    .leftJoin(pings, eq(pings.releaseId, releases.id))
    .where(and(isDue(state, now), isNull(pings.sentAt)))
    .orderBy(...oldestFirst)
}

/** Returns whether the wait is over: it is as long as the oldest release was late, so each failure doubles it. */
async function hasWaited(state: IndexNowState, now: number) {
  const [failed] = await read()
    .select({ oldest: min(releases.goesLiveAt), tried: max(pings.triedAt) })
    .from(pings)
    .innerJoin(releases, eq(releases.id, pings.releaseId))
    .where(and(isNull(pings.sentAt), isDue(state, now)))
  if (!failed?.tried || failed.oldest === null) return true
  return now - failed.tried >= Math.min(Math.max(failed.tried - failed.oldest, minute), maxWait)
}

function pingFor(batch: UnsentRelease[], key: string, siteUrl: string): Ping {
  const urlList = [...new Set(batch.map(({ path }) => siteUrl + path))]
  return { host: new URL(siteUrl).host, key, keyLocation: `${siteUrl}/${key}.txt`, urlList }
}

async function mark(tx: Tx, batch: UnsentRelease[], set: { triedAt: number; sentAt?: number; problem: string | null }) {
  for (const { id } of batch)
    await tx
      .insert(pings)
      .values({ releaseId: id, ...set })
      .onConflictDoUpdate({ target: pings.releaseId, set })
}

// Meanings of the statuses in the IndexNow protocol.
const failureSentences: Record<number, string> = {
  400: 'They could not read what was sent (400).',
  403: 'They could not find the key of this site at its address (403). Is the site reachable from outside?',
  422: 'They say that the addresses are not of this site, or that the key is not (422). Is SITE_URL the public address?',
  429: 'They were told too often and want to wait (429).',
}

async function sendingProblem(sending: Promise<number>): Promise<string | undefined> {
  try {
    const status = await sending
    if (status >= 200 && status < 300) return undefined
    return failureSentences[status] ?? `They answered with an error (${status}).`
  } catch (error) {
    return `They could not be reached: ${(error as Error).message || 'no reason was given'}`.slice(0, 300)
  }
}

/** Counts waiting messages. `oldestAt`: when the first of these releases went live. */
export async function waitingPings(now: number) {
  const state = await indexNowState()
  if (!state?.on) return { waiting: 0, oldestAt: null }
  const [row] = await read()
    .select({ waiting: count(), oldestAt: min(releases.goesLiveAt) })
    .from(releases)
    .leftJoin(pings, eq(pings.releaseId, releases.id))
    .where(and(isDue(state, now), isNull(pings.sentAt)))
  return row!
}

export type TellingState = Awaited<ReturnType<typeof tellingState>>

export async function tellingState(actor: Actor, siteUrl: string, now: number) {
  permit(actor, 'manageSettings')
  const state = await indexNowState()
  const [[sentRow], { waiting }, [failed]] = await Promise.all([
    read()
      .select({ times: count(), last: max(pings.sentAt) })
      .from(pings)
      .where(isNotNull(pings.sentAt)),
    waitingPings(now),
    read()
      .select({ problem: pings.problem, triedAt: pings.triedAt })
      .from(pings)
      .where(and(isNull(pings.sentAt), isNotNull(pings.problem)))
      .orderBy(nullsFirst(pings.triedAt))
      .limit(1),
  ])
  return {
    on: state?.on ?? false,
    isOnlyNear: isOnlyNear(siteUrl),
    told: sentRow!.times,
    lastAt: sentRow!.last,
    waiting,
    problem: waiting && failed ? { why: failed.problem!, at: failed.triedAt! } : undefined,
  }
}

/** The next round sends waiting messages at once. */
export async function retryPings(actor: Actor, now: number): Promise<Result> {
  permit(actor, 'manageSettings')
  return write(async (tx) => {
    const failed = await tx.select({ id: pings.releaseId }).from(pings).where(isNull(pings.sentAt))
    if (!failed.length) return refused('Nothing waits to be told again.')
    for (const part of inPortions(failed.map(({ id }) => id)))
      await tx.delete(pings).where(and(inArray(pings.releaseId, part), isNull(pings.sentAt)))
    await record(tx, actor, { verb: 'told search engines again', detail: { releases: failed.length } }, now)
    return done(undefined)
  })
}
