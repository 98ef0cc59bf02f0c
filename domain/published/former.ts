import { and, asc, isNull, notExists, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { oldAddresses, redirects, releases } from '@/db/schema'
import { formerMainLanguages } from '@/lib/languages/languages'
import { addressesBefore } from '@/lib/web/main-language-address'
import { answerAt } from './answers'
import { isLiveText, isPast } from './live'
import { redirectTarget } from './redirects'

/** An old address without a text of its own; it may belong to the host of an earlier site. */
export type FormerAddress =
  | { path: string; is: 'moved'; to: string }
  | { path: string; is: 'gone' }
  | { host: string; path: string; is: 'at a host'; to: string }

/** Returns old addresses of texts and redirects that still lead somewhere at a moment (UTC ms). */
export async function formerAddresses(now: number): Promise<FormerAddress[]> {
  const addresses: FormerAddress[] = []
  for (const { path } of await formerTextPaths(now)) {
    const answer = await answerAt(path, now)
    if (answer?.is === 'moved') addresses.push({ path, is: 'moved', to: answer.path })
    if (answer?.is === 'gone') addresses.push({ path, is: 'gone' })
  }
  const targets = new Map(
    addresses.map((address) => [address.path, address.is === 'moved' ? address.to : address.path]),
  )
  const atHosts = new Map<string, FormerAddress>()
  for (const { path, host } of await recordedAddresses()) {
    const targetOfHost = host && (await redirectTarget({ source: path, host, now }))
    if (!targets.has(path) && !(await answerAt(path, now))) {
      // A redirect of one earlier host also applies to the bare path, if that path has no redirect of its own.
      const to = (await redirectTarget({ source: path, now })) ?? targetOfHost
      if (to) addresses.push({ path, is: 'moved', to })
      if (to) targets.set(path, to)
    }
    if (host && targetOfHost && targetOfHost !== targets.get(path))
      atHosts.set(host + path, { host, path, is: 'at a host', to: targetOfHost })
  }
  for (const path of await earlierTextPaths(now)) {
    if (targets.has(path) || (await answerAt(path, now))) continue
    const to = await redirectTarget({ source: path, now })
    if (to) addresses.push({ path, is: 'moved', to })
  }
  return [...addresses, ...atHosts.values()]
}

async function earlierTextPaths(now: number) {
  if (formerMainLanguages().length === 0) return []
  const rows = await read()
    .selectDistinct({ path: releases.path })
    .from(releases)
    .where(and(isPast(now), isNull(releases.withdrawal)))
    .orderBy(asc(releases.path))
  return [...new Set(rows.flatMap(({ path }) => addressesBefore(path)))]
}

async function recordedAddresses(): Promise<{ path: string; host?: string }[]> {
  const [redirectRows, oldRows] = await Promise.all([
    read().select({ source: redirects.source }).from(redirects).orderBy(asc(redirects.source)),
    read().select({ url: oldAddresses.url, path: oldAddresses.path }).from(oldAddresses).orderBy(asc(oldAddresses.url)),
  ])
  const redirectAddresses = redirectRows.map(({ source }) => {
    const [, host, path] = /^\/\/([^/]+)(\/.*)$/.exec(source) ?? []
    return host && path ? { path, host } : { path: source }
  })
  return [...redirectAddresses, ...oldRows.map(({ url, path }) => ({ path, host: new URL(url).host }))]
}

function formerTextPaths(now: number) {
  const liveText = read()
    .select({ n: sql`1` })
    .from(releases)
    .where(and(isLiveText(now), sql`${releases.path} = former.path`))
  const former = read()
    .selectDistinct({ path: releases.path })
    .from(releases)
    .where(and(isPast(now), isNull(releases.withdrawal)))
    .as('former')
  return read().select({ path: former.path }).from(former).where(notExists(liveText)).orderBy(asc(former.path))
}
