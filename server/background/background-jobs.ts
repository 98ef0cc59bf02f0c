import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isShared, publicVersion } from '@/db/connection'
import { removeNotesBefore } from '@/db/shared-notes'
import { updateStatistics } from '@/db/statistics'
import { forgetDeliveries } from '@/domain/imports/deliveries'
import { forgetTransfers } from '@/domain/imports/archives/transfers'
import { isAtWork } from '@/domain/imports/runs'
import { sendDueMail } from '@/domain/notices/mail'
import { forgetErased } from '@/domain/care/forget-erased'
import { checkTonight } from '@/domain/care/nightly-check'
import { checkRecordTonight } from '@/domain/care/record-check'
import { makeDueEditions } from '@/domain/files/editions'
import { emptyMediaTrash } from '@/domain/files/media-trash'
import { forgetMissed } from '@/domain/addresses/missed-addresses'
import { sendDuePings } from '@/domain/addresses/pings'
import { removeUnfinished } from '@/domain/files/received-files'
import { makeDueSmallFiles } from '@/domain/files/small-pictures'
import { saveHead } from '@/domain/staff/record/record-head'
import { sendRecordMail } from '@/domain/notices/record-mail'
import { notifyOfEndingConsents } from '@/domain/consents/reminders'
import { notifyOfMoments } from '@/domain/notices/due-notices'
import { emptyTrash } from '@/domain/entries/trash'
import { finishErasures } from '@/domain/erasures/carry-out'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { commandLine } from '@/lib/process/program'
import { sendMail } from '@/lib/web/send-mail'
import { sendPing } from '@/lib/web/send-ping'
import { isOutdatedVersion } from '@/lib/files/storage-fault'
import { Backups } from './backups'
import { runJobs, type Job } from './jobs'
import { whileLeading, type Leadership } from './lead'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const often = 30 * second
const maxCheckTime = 30 * minute

/** Starts the jobs, on which readers do not depend. Returns a function that stops them and waits for running mail. */
export function startBackgroundJobs() {
  return whileLeading(startJobs)
}

function startJobs(lead: Leadership) {
  const backups = new Backups()
  const stop = runJobs(jobsOf(backups, lead), async () => (await lead.confirm()) && (await mayGoOn()))
  return async function stopBackgroundJobs() {
    await Promise.all([stop(), backups.stop()])
  }
}

function jobsOf(backups: Backups, lead: Leadership): Job[] {
  const mails = whileItLeads(lead, sendMail)
  const { siteUrl } = env()
  return [
    { name: 'backups', every: often, work: (now) => backups.tick(now) },
    // With SQLite a request calls this process directly.
    { name: 'backups that were asked for', every: isShared ? 5 * second : often, work: () => backups.answerRequest() },
    ...copyJobs(env().backups?.every),
    { name: 'head of the record', every: often, work: async () => saveHead() },
    { name: 'notices', every: often, work: notifyOfMoments },
    { name: 'unfinished uploads', every: hour, atStart: true, work: removeUnfinished },
    { name: 'consents that end', every: often, work: notifyOfEndingConsents },
    { name: 'trash', every: day, work: emptyTrash },
    { name: 'trash of uploads', every: day, work: emptyMediaTrash },
    { name: 'missed addresses', every: day, work: forgetMissed },
    { name: 'statistics', every: day, work: () => updateStatistics('sample') },
    { name: 'notes', every: day, work: (now) => removeNotesBefore(now - day) },
    { name: 'deliveries', every: day, work: (now) => forgetDeliveries(now, (delivery) => isAtWork(delivery, now)) },
    { name: 'archives', every: day, work: forgetTransfers },
    { name: 'erasures', every: often, work: finishErasures },
    { name: 'what was erased', every: often, work: forgetErased },
    { name: 'mail', every: often, work: (now) => sendDueMail(mails, siteUrl, now) },
    { name: 'mail of the record', every: often, work: (now) => sendRecordMail(mails, siteUrl, now) },
    {
      name: 'news for search engines',
      every: often,
      work: (now) => sendDuePings(whileItLeads(lead, sendPing), siteUrl, now),
    },
    { name: 'check of the record', every: 'night', isLong: true, work: checkRecordTonight },
    { name: 'check of stored files', every: 'night', isLong: true, work: checkFilesTonight },
    { name: 'editions', every: hour, atStart: true, isLong: true, work: makeInTurn('editions', makeDueEditions) },
    {
      name: 'small pictures',
      every: hour,
      atStart: true,
      isLong: true,
      work: makeInTurn('small pictures', makeDueSmallFiles),
    },
  ]
}

function copyJobs(every: number | undefined): Job[] {
  if (every === undefined) return []
  return [
    {
      name: 'copies between backups',
      every: every * minute,
      isLong: true,
      work: (_, signal) => makeRecentCopy(signal),
    },
  ]
}

/** Copies in a low-priority process, which `signal` ends. Throws if no copy was made. */
export async function makeRecentCopy(signal: AbortSignal, begin: () => ChildProcess = beginCopy) {
  const child = begin()
  const end = () => child.kill()
  signal.addEventListener('abort', end, { once: true })
  const [code, endedBy] = (await once(child, 'exit').catch((error: unknown) => [error])) as unknown[]
  signal.removeEventListener('abort', end)
  if (code === 0 || signal.aborted) return
  if (endedBy) throw new Error(`The copy was ended by the signal ${String(endedBy)}`)
  throw new Error('npm run gazette -- backup --recent says why no copy was made')
}

function beginCopy() {
  const args = commandLine('backup', '--recent')
  return spawn(process.execPath, args, { cwd: join(import.meta.dirname, '../..'), stdio: 'ignore' })
}

/** Checks stored files, with pauses between pieces: disk and processor stay free for others. */
async function checkFilesTonight(now: number, signal: AbortSignal) {
  const how = { signal: AbortSignal.any([signal, AbortSignal.timeout(maxCheckTime)]), pause: () => wait(4) }
  await checkTonight(now, how)
}

type MakeFiles = (making: { signal: AbortSignal; pause: () => Promise<unknown> }) => Promise<number>

/** Returns a job that makes files which older versions did not make, with a pause of a second after each. */
function makeInTurn(thing: string, make: MakeFiles) {
  return async (_: number, signal: AbortSignal) => {
    const made = await make({ signal, pause: () => wait(second, undefined, { signal }).catch(() => {}) })
    if (made > 0) log.info('What uploads lacked was made', { thing, made })
  }
}

/** Returns a function that sends only while this instance leads: a stopped process may have lost the lead. */
function whileItLeads<T, R>(lead: Leadership, send: (thing: T) => Promise<R>) {
  return async (thing: T): Promise<R> => {
    if (!(await lead.confirm())) throw new Error('Not sent: another instance does the background jobs now.')
    return send(thing)
  }
}

/** Returns false once a later version changed the database: jobs remove files of rows that they do not know. */
async function mayGoOn() {
  try {
    await publicVersion()
    return true
  } catch (error) {
    return !isOutdatedVersion(error)
  }
}
