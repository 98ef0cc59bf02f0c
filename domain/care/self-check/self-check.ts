import { databaseVersions } from '@/db/versions'
import { env } from '@/lib/process/env'
import { openToOthers } from '@/lib/files/private-files'
import packageJson from '@/package.json'
import { permit, type Actor } from '@/domain/staff/actor'
import { protectionOfPeople } from '@/domain/staff/factors/people'
import { factorRule } from '@/domain/staff/factors/rule'
import { health, type Health } from '../health'
import { lastRuns } from '../job-runs'
import { type Finding, ago, countInWords, day, hour, warning, passed, failed } from './finding'
import { storeFindings } from './file-store'
import { safetyFindings } from './keeping'
import { setupFindings, type Setup } from './setup'
import { signInFindings } from './sign-in'
import { textFindings } from './texts'
import { alertLimits } from './watched'

export type { Finding }

/** Cheap, since monitors ask often. */
export function quickFindings(facts: Health, now: number): Finding[] {
  const { backups } = env()
  const set = { schedules: backups !== undefined, every: backups?.every }
  return [...safetyFindings(facts, set, now), ...storeFindings(facts.fileStore), ...outgoingFindings(facts, now)]
}

/** Judges outgoing mail and pings. Releases need nothing to run. */
export function outgoingFindings({ waiting }: Health, now: number): Finding[] {
  if (!waiting) return []
  return [
    { id: 'mails', title: 'Mails', ...mails(waiting.mails, waiting.oldestMailAt, now) },
    { id: 'pings', title: 'News for search engines', ...pings(waiting.pings, waiting.oldestPingAt, now) },
  ]
}

/** @param runs moments (UTC ms) by the names of jobs */
function jobFindings(runs: Map<string, number>, now: number): Finding[] {
  return [{ id: 'jobs', title: 'Background jobs', ...jobs(runs, now) }]
}

function jobs(runs: Map<string, number>, now: number) {
  if (runs.size === 0) return passed('None was done yet.')
  const message = `Last done: ${[...runs].map(([job, at]) => `${job} ${ago(at, now)}`).join(', ')}.`
  // Some jobs run every hour.
  if (now - Math.max(...runs.values()) < day) return passed(message)
  return warning(message, { todo: 'See whether the server runs, and what its log says of jobs that failed.' })
}

function mails(n: number, since: number | null, now: number) {
  if (!n || since === null) return passed('None waits.')
  const message = `${countInWords(n, 'mail waits', 'mails wait')} to be sent, the first since ${ago(since, now)}.`
  const more = { todo: 'See why they could not be sent, and whether SMTP_URL is right.', path: '/admin/notices' }
  // A mail leaves within half a minute, unless the first attempt fails.
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

/** Does not read stored files. */
export async function selfCheck(actor: Actor, now: number): Promise<Finding[]> {
  const { findings, texts } = await startSelfCheck(actor, now)
  return [...findings, ...((await texts?.()) ?? [])]
}

/** `texts` checks every text and address; undefined where the database is unreadable. */
export async function startSelfCheck(actor: Actor, now: number) {
  permit(actor, 'manageSettings')
  const facts = await health(now)
  const quick = quickFindings(facts, now)
  if (!facts.ok) return { findings: quick, texts: undefined }
  const findings = [
    ...quick,
    ...jobFindings(await lastRuns(), now),
    ...signInFindings(await signInFacts(actor), now),
    ...setupFindings(await thisSetup(), now),
  ]
  return { findings, texts: () => textFindings(actor, now) }
}

async function signInFacts(actor: Actor) {
  const host = new URL(env().siteUrl).hostname
  return { people: await protectionOfPeople(actor, host), rule: await factorRule(), host }
}

async function thisSetup(): Promise<Setup> {
  const { siteUrl, trustedProxies, smtpUrl, backups, dataDir } = env()
  return {
    siteUrl,
    proxies: trustedProxies !== undefined,
    mails: smtpUrl !== undefined,
    schedules: backups !== undefined,
    openToOthers: openIn(dataDir),
    versions: { gazette: packageJson.version, node: process.version, ...(await databaseVersions()) },
  }
}

function openIn(dataDir: string) {
  try {
    return openToOthers(dataDir)
  } catch {
    return null
  }
}
