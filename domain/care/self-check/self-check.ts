import { databaseVersions } from '@/db/versions'
import { env } from '@/lib/process/env'
import { openToOthers } from '@/lib/files/private-files'
import packageJson from '@/package.json'
import { permit, type Actor } from '@/domain/staff/actor'
import { protectionOfPeople, type PersonProtection } from '@/domain/staff/factors/people'
import { factorRule, factorDueAt, requiresFactor, type FactorRule } from '@/domain/staff/factors/rule'
import { health, type Health } from '../health'
import { lastJobRuns } from '../job-runs'
import { type Finding, ago, countInWords, day, hour, warning, passed, failed } from './finding'
import { storeFindings } from './file-store'
import { safetyFindings } from './keeping'
import { setupFindings, type Setup } from './setup'
import { alertLimits } from './watched'
import { brokenLinks } from '@/domain/addresses/broken-links'
import { entriesWithBarePictures } from '../bare-pictures'
import { cachedSilentAddresses } from '@/domain/addresses/silent-addresses'
import { refusedBodies } from '../stored-bodies'

export type { Finding }

/** Creates findings that are cheap, since monitors ask often. */
export function quickFindings(facts: Health, now: number): Finding[] {
  const { backups } = env()
  const set = { schedules: backups !== undefined, every: backups?.every }
  return [...safetyFindings(facts, set, now), ...storeFindings(facts.fileStore), ...outgoingFindings(facts, now)]
}

/** Judges outgoing mail and pings. Releases need nothing to run. */
export function outgoingFindings({ waiting }: Health, now: number): Finding[] {
  if (!waiting) return []
  return [
    { id: 'mails', title: 'Mails', ...mailsVerdict(waiting.mails, waiting.oldestMailAt, now) },
    { id: 'pings', title: 'News for search engines', ...pingsVerdict(waiting.pings, waiting.oldestPingAt, now) },
  ]
}

/** @param runs moments (UTC ms) by the names of jobs */
function jobFindings(runs: Map<string, number>, now: number): Finding[] {
  return [{ id: 'jobs', title: 'Background jobs', ...jobsVerdict(runs, now) }]
}

function jobsVerdict(runs: Map<string, number>, now: number) {
  if (runs.size === 0) return passed('None was done yet.')
  const message = `Last done: ${[...runs].map(([job, at]) => `${job} ${ago(at, now)}`).join(', ')}.`
  // Some jobs run every hour.
  if (now - Math.max(...runs.values()) < day) return passed(message)
  return warning(message, { todo: 'See whether the server runs, and what its log says of jobs that failed.' })
}

function mailsVerdict(n: number, since: number | null, now: number) {
  if (!n || since === null) return passed('None waits.')
  const message = `${countInWords(n, 'mail waits', 'mails wait')} to be sent, the first since ${ago(since, now)}.`
  const more = { todo: 'See why they could not be sent, and whether SMTP_URL is right.', path: '/admin/notices' }
  // A mail leaves within half a minute, unless the first attempt fails.
  if (now - since > alertLimits.mailsLate) return failed(message, more)
  return now - since > hour / 6 ? warning(message, more) : passed(message)
}

function pingsVerdict(n: number, since: number | null, now: number) {
  if (!n || since === null) return passed('None waits.')
  const message = `Of ${countInWords(n, 'change')} they are not told yet, the first from ${ago(since, now)}.`
  return now - since > day
    ? warning(message, { todo: 'See what they answer.', path: '/admin/settings/services#search-engines' })
    : passed(message)
}

/** Runs the whole check, except of stored files. */
export async function selfCheck(actor: Actor, now: number): Promise<Finding[]> {
  const { findings, texts } = await startSelfCheck(actor, now)
  return [...findings, ...((await texts?.()) ?? [])]
}

/** Starts the check. `texts` checks every text and address; undefined if the database is unreadable. */
export async function startSelfCheck(actor: Actor, now: number) {
  permit(actor, 'manageSettings')
  const facts = await health(now)
  const quick = quickFindings(facts, now)
  if (!facts.ok) return { findings: quick, texts: undefined }
  const findings = [
    ...quick,
    ...jobFindings(await lastJobRuns(), now),
    ...signInFindings(await signInFacts(actor), now),
    ...setupFindings(await currentSetup(), now),
  ]
  return { findings, texts: () => textFindings(actor, now) }
}

async function signInFacts(actor: Actor) {
  const host = new URL(env().siteUrl).hostname
  return { people: await protectionOfPeople(actor, host), rule: await factorRule(), host }
}

async function currentSetup(): Promise<Setup> {
  const { siteUrl, trustedProxies, smtpUrl, backups, dataDir } = env()
  return {
    siteUrl,
    proxies: trustedProxies !== undefined,
    mails: smtpUrl !== undefined,
    schedules: backups !== undefined,
    openToOthers: filesOpenToOthers(dataDir),
    versions: { gazette: packageJson.version, node: process.version, ...(await databaseVersions()) },
  }
}

function filesOpenToOthers(dataDir: string) {
  try {
    return openToOthers(dataDir)
  } catch {
    return null
  }
}

type Facts = { people: PersonProtection[]; rule: FactorRule; host: string }

export function signInFindings({ people, rule, host }: Facts, now: number): Finding[] {
  return [
    { id: 'second-factor', title: 'Second factor', ...secondFactorVerdict(people, rule, now) },
    { id: 'passkeys', title: 'Passkeys', ...passkeysVerdict(people, host) },
  ]
}

function secondFactorVerdict(people: PersonProtection[], rule: FactorRule, now: number) {
  const without = people.filter(({ hasFactor }) => !hasFactor)
  const asked = without.filter(({ role }) => requiresFactor(rule, role))
  const overdue = asked.filter((person) => factorDueAt(rule, person)! <= now)
  const path = '/admin/settings/people#second-factor'
  if (overdue.length > 0)
    return warning(`Asked for and not set up by ${namesOf(overdue)}: the desk is closed to them until they do.`, {
      todo: 'Tell them to sign in: they are led to it before anything else.',
      path: '/admin/staff',
    })
  if (asked.length > 0) {
    const first = Math.min(...asked.map((person) => factorDueAt(rule, person)!))
    return warning(`Due ${ago(first, now)} at the earliest, and not set up yet by ${namesOf(asked)}.`, {
      todo: 'Remind them: under Your account it takes a minute.',
      path: '/admin/staff',
    })
  }
  const admins = without.filter(({ role }) => role === 'admin')
  if (admins.length > 0)
    return warning(`A password is all that protects the account of ${namesOf(admins)}, who may do everything.`, {
      todo: 'Ask admins, or everyone, for a second factor under Settings.',
      path,
    })
  return passed(without.length === 0 ? 'Everyone has one.' : 'All admins have one.')
}

function passkeysVerdict(people: PersonProtection[], host: string) {
  const affected = people.filter(({ otherHosts }) => otherHosts.length > 0)
  if (affected.length === 0) return passed(`None was made for another address than ${host}.`)
  const hosts = [...new Set(affected.flatMap(({ otherHosts }) => otherHosts))].join(', ')
  return failed(`Those of ${namesOf(affected)} were made for ${hosts} and do not work at ${host}.`, {
    todo: 'Tell them to sign in with a password and a code, and to make new passkeys; or set SITE_URL back.',
    path: '/admin/staff',
  })
}

/** "Dara", "Dara and Nang", "Dara, Nang and 3 others" */
function namesOf(people: { name: string }[]) {
  const names = people.map(({ name }) => name)
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} others`] : names
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(shown).replace(/, and /, ' and ')
}

/** Checks every text and address; all addresses at most every ten minutes, since that is slow in a large archive. */
async function textFindings(actor: Actor, now: number): Promise<Finding[]> {
  const links = await brokenLinks(actor, now)
  const silent = await cachedSilentAddresses(actor, now)
  const pictures = await entriesWithBarePictures(actor, now)
  const refused = await refusedBodies(actor, now)
  return [
    { id: 'bodies', title: 'Texts as this version knows them', ...refusedBodiesVerdict(refused.length) },
    { id: 'addresses', title: 'Addresses that were public', ...addressesVerdict(silent.length) },
    { id: 'links', title: 'Links within the site', ...brokenLinksVerdict(links) },
    { id: 'pictures', title: 'Pictures without a description', ...picturesVerdict(pictures.length) },
  ]
}

function addressesVerdict(silent: number) {
  if (!silent) return passed('Every address answers.')
  const todo = 'Give each a redirect to where its text is now.'
  return failed(`${countInWords(silent, 'address answers', 'addresses answer')} nothing.`, {
    todo,
    path: '/admin/addresses/all?check=yes',
  })
}

function refusedBodiesVerdict(n: number) {
  if (!n) return passed('None holds anything that no text can hold.')
  const message = `${countInWords(n, 'text holds', 'texts hold')} something that no text can hold, so that only words are shown.`
  return failed(message, { todo: 'See who wrote it, and write it again.', path: '/admin/care#bodies' })
}

function brokenLinksVerdict({ texts, menu, redirects }: Awaited<ReturnType<typeof brokenLinks>>) {
  const parts = [
    texts.length && countInWords(texts.length, 'text'),
    menu.length && 'the menu',
    redirects.length && countInWords(redirects.length, 'redirect'),
  ].filter(Boolean)
  if (!parts.length) return passed('None leads nowhere.')
  const message = `Some lead nowhere, in ${new Intl.ListFormat('en-GB').format(parts as string[])}.`
  return warning(message, { todo: 'Correct them or give their addresses a redirect.', path: '/admin/addresses/broken' })
}

function picturesVerdict(n: number) {
  if (!n) return passed('No text that readers have shows one.')
  const message = `${countInWords(n, 'text')} that readers have ${n === 1 ? 'shows' : 'show'} one.`
  return warning(message, { todo: 'Describe them, or say that they only decorate.', path: '/admin/care#pictures' })
}
