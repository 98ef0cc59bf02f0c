import type { Health } from '../health'
import { ago, countInWords, day, hour, warning, passed, failed, type Finding } from './finding'
import { alertLimits } from './watched'

/** Returns what goes out by itself and may wait too long (`now` UTC ms). Releases are not among it: nothing has to run for one to be live. */
export function outgoingFindings({ waiting }: Health, now: number): Finding[] {
  if (!waiting) return []
  return [
    { id: 'mails', title: 'Mails', ...mails(waiting.mails, waiting.oldestMailAt, now) },
    { id: 'pings', title: 'News for search engines', ...pings(waiting.pings, waiting.oldestPingAt, now) },
  ]
}

function mails(n: number, since: number | null, now: number) {
  if (!n || since === null) return passed('None waits.')
  const message = `${countInWords(n, 'mail waits', 'mails wait')} to be sent, the first since ${ago(since, now)}.`
  const more = { todo: 'See why they could not be sent, and whether SMTP_URL is right.', path: '/admin/notices' }
  // A mail goes out within half a minute, or the first attempt has failed.
  if (now - since > alertLimits.mailsLate) return failed(message, more)
  return now - since > hour / 6 ? warning(message, more) : passed(message)
}

function pings(n: number, since: number | null, now: number) {
  if (!n || since === null) return passed('None waits.')
  const message = `Of ${countInWords(n, 'change')} they are not told yet, the first from ${ago(since, now)}.`
  return now - since > day
    ? warning(message, { todo: 'See what they answer.', path: '/admin/settings#search-engines' })
    : passed(message)
}
