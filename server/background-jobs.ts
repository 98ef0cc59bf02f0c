import { updateStatistics } from '@/db/statistics'
import { forgetDeliveries } from '@/domain/imports/deliveries'
import { isAtWork } from '@/domain/imports/runs'
import { sendDueMail } from '@/domain/notices/mail'
import { emptyMediaTrash } from '@/domain/files/media-trash'
import { forgetMissed } from '@/domain/addresses/missed-addresses'
import { sendDuePings } from '@/domain/addresses/pings'
import { removeUnfinished } from '@/domain/files/received-files'
import { keepHead } from '@/domain/staff/record/record-head'
import { sendRecordMail } from '@/domain/notices/record-mail'
import { tellOfMoments } from '@/domain/notices/due-notices'
import { emptyTrash } from '@/domain/entries/trash'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { sendMail } from '@/lib/send-mail'
import { sendPing } from '@/lib/send-ping'
import { Backups } from './backups'
import { NightlyFixity } from './nightly-fixity'

const pause = 30_000
const day = 86_400_000
let cleanedUpAt = -Infinity

/**
 * Every 30 seconds: notices of what a moment brings, the mails that are due, and what search engines are told; once a day what has lain in the trash for
 * its time goes, a share of the stored files is read again, and everything is backed up. For staff and search engines alone: readers get what is live
 * whether the jobs run or not. Returns a function that stops the jobs and waits for mail on its way.
 */
export function startBackgroundJobs() {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let running = Promise.resolve()
  const fixity = new NightlyFixity()
  const backups = new Backups()
  const again = (wait: number) => {
    if (stopped) return
    timer = setTimeout(() => {
      fixity.tick(Date.now())
      running = runJobs(backups).then(() => again(pause))
    }, wait)
    timer.unref()
  }
  again(1_000)
  return async function stopBackgroundJobs() {
    stopped = true
    clearTimeout(timer)
    await Promise.all([running, fixity.stop(), backups.stop()])
  }
}

async function runJobs(backups: Backups) {
  try {
    await backups.tick(Date.now())
    await keepHead()
    await tellOfMoments(Date.now())
    await cleanUpDaily(Date.now())
    await sendDueMail((mail) => sendMail(mail), env().siteUrl, Date.now())
    await sendRecordMail((mail) => sendMail(mail), env().siteUrl, Date.now())
    await sendDuePings((ping) => sendPing(ping), env().siteUrl, Date.now())
  } catch (error) {
    log.error('A round of notices, mails and news for search engines failed', { error })
  }
}

async function cleanUpDaily(now: number) {
  if (now - cleanedUpAt < day) return
  await emptyTrash(now)
  await emptyMediaTrash(now)
  await forgetMissed(now)
  await removeUnfinished(now)
  await updateStatistics('sample')
  await forgetDeliveries(now, (delivery) => isAtWork(delivery, now))
  cleanedUpAt = now
}
