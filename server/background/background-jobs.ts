import { isShared, publicVersion } from '@/db/connection'
import { removeNotesBefore } from '@/db/shared-notes'
import { updateStatistics } from '@/db/statistics'
import { forgetDeliveries } from '@/domain/imports/deliveries'
import { forgetTransfers } from '@/domain/imports/archives/transfers'
import { isAtWork } from '@/domain/imports/runs'
import { sendDueMail } from '@/domain/notices/mail'
import { forgetErased } from '@/domain/care/forget-erased'
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
import { sendMail } from '@/lib/web/send-mail'
import { sendPing } from '@/lib/web/send-ping'
import { isOutdatedVersion } from '@/lib/files/storage-fault'
import { Backups } from './backups'
import { HourlyMaking } from './hourly-making'
import { whileLeading, type Lead } from './lead'
import { NightlyFixity } from './nightly-fixity'
import { startRecentCopies } from './recent-copies'

const pause = 30_000
const hour = 3_600_000
const day = 24 * hour
/** The interval (ms) at which it is asked whether somebody at another instance wants a backup now. */
const lookForRequests = 5_000
let cleanedUpAt = -Infinity
let finishedAt = -Infinity

/**
 * Every 30 seconds: notices of what a moment brings, the mails that are due, and what search engines are told; once an hour what was left unfinished; once a day what has lain in the trash for
 * its time goes, a share of the stored files is read again, and everything is backed up. For staff and search engines alone: readers get what is live
 * whether the jobs run or not. Of several instances one does them. Returns a function that stops the jobs and waits for mail on its way.
 */
export function startBackgroundJobs() {
  return whileLeading(startJobs)
}

function startJobs(lead: Lead) {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let running = Promise.resolve()
  const fixity = new NightlyFixity()
  const editions = new HourlyMaking('editions', makeDueEditions)
  const smallFiles = new HourlyMaking('small pictures', makeDueSmallFiles)
  const backups = new Backups()
  const again = (wait: number) => {
    if (stopped) return
    timer = setTimeout(() => {
      fixity.tick(Date.now())
      editions.tick(Date.now())
      smallFiles.tick(Date.now())
      running = runJobs(backups, lead, () => stopped).then(() => again(pause))
    }, wait)
    timer.unref()
  }
  again(1_000)
  const stopCopies = startRecentCopies(env().backups?.every)
  const requests = isShared ? setInterval(() => void answerRequest(backups), lookForRequests).unref() : undefined
  return async function stopBackgroundJobs() {
    stopped = true
    clearTimeout(timer)
    clearInterval(requests)
    await Promise.all([running, fixity.stop(), editions.stop(), smallFiles.stop(), backups.stop(), stopCopies()])
  }
}

async function runJobs(backups: Backups, lead: Lead, isStopped: () => boolean) {
  const now = () => Date.now()
  const jobs: [string, () => Promise<unknown>][] = [
    ['backups', () => backups.tick(now())],
    ['backups that were asked for', () => backups.answerRequest()],
    ['head of the record', () => saveHead()],
    ['notices', () => notifyOfMoments(now())],
    ['unfinished uploads', () => finishHourly(now())],
    ['consents that end', () => notifyOfEndingConsents(now())],
    ['daily', () => cleanUpDaily(now())],
    ['erasures', () => finishErasures(now())],
    ['what was erased', () => forgetErased(now())],
    ['mail', () => sendDueMail(whileItLeads(lead, sendMail), env().siteUrl, now())],
    ['mail of the record', () => sendRecordMail(whileItLeads(lead, sendMail), env().siteUrl, now())],
    ['news for search engines', () => sendDuePings(whileItLeads(lead, sendPing), env().siteUrl, now())],
  ]
  for (const [job, work] of jobs) {
    if (isStopped() || !(await lead.confirm()) || !(await mayGoOn())) return
    await attempt(job, work)
  }
}

/** Sends something only while this process leads: one that was stopped for a while hears of it here before it sends. */
function whileItLeads<T, R>(lead: Lead, send: (thing: T) => Promise<R>) {
  return async (thing: T): Promise<R> => {
    if (!(await lead.confirm())) throw new Error('Not sent: another instance does the background jobs now.')
    return send(thing)
  }
}

async function answerRequest(backups: Backups) {
  await attempt('backups that were asked for', () => backups.answerRequest())
}

/** Does a job. One that fails is told in the log, and keeps no other from being done. */
async function attempt(job: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    log.error('A job in the background failed', { job, error })
    return false
  }
}

/** Jobs remove what belongs to no row that this version knows. In a later schema it may belong to one. */
async function mayGoOn() {
  try {
    await publicVersion()
    return true
  } catch (error) {
    return !isOutdatedVersion(error)
  }
}

async function finishHourly(now: number) {
  if (now - finishedAt < hour) return
  await removeUnfinished(now)
  finishedAt = now
}

async function cleanUpDaily(now: number) {
  if (now - cleanedUpAt < day) return
  const areDone = [
    await attempt('trash', () => emptyTrash(now)),
    await attempt('trash of uploads', () => emptyMediaTrash(now)),
    await attempt('missed addresses', () => forgetMissed(now)),
    await attempt('statistics', () => updateStatistics('sample')),
    await attempt('notes', () => removeNotesBefore(now - day)),
    await attempt('deliveries', () => forgetDeliveries(now, (delivery) => isAtWork(delivery, now))),
    await attempt('archives', () => forgetTransfers(now)),
  ]
  if (areDone.every(Boolean)) cleanedUpAt = now
}
