import { and, asc, isNotNull, isNull, notExists, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { oldAddresses, redirects, releases } from '@/db/schema'
import { answerAt } from './answers'
import { hasCome, isLive } from './live'
import { redirectTarget } from './redirects'

/**
 * An address at which nothing stands any more, or nothing ever did: where it leads, or that a page says why it is gone. Or one
 * that leads elsewhere where it is asked at the host of an earlier site than it does here.
 */
export type Former =
  | { path: string; is: 'moved'; to: string }
  | { path: string; is: 'gone' }
  | { host: string; path: string; is: 'at a host'; to: string }

/**
 * Every address that readers once had, and every one that staff or an import wrote down, that answers otherwise than with a text
 * of its own at a moment (UTC ms). Those that lead nowhere are left out.
 */
export async function formerAddresses(now: number): Promise<Former[]> {
  const found: Former[] = []
  for (const { path } of await leftAt(now)) {
    const answer = await answerAt(path, now)
    if (answer?.is === 'moved') found.push({ path, is: 'moved', to: answer.path })
    if (answer?.is === 'gone') found.push({ path, is: 'gone' })
  }
  const led = new Map(found.map((one) => [one.path, one.is === 'moved' ? one.to : one.path]))
  const atHosts = new Map<string, Former>()
  for (const { path, host } of await writtenDown()) {
    const there = host && (await redirectTarget({ source: path, host, now }))
    if (!led.has(path) && !(await answerAt(path, now))) {
      // What was written down for one earlier host alone counts where nothing else is known of its path.
      const to = (await redirectTarget({ source: path, now })) ?? there
      if (to) found.push({ path, is: 'moved', to })
      if (to) led.set(path, to)
    }
    if (host && there && there !== led.get(path)) atHosts.set(host + path, { host, path, is: 'at a host', to: there })
  }
  return [...found, ...atHosts.values()]
}

/** The addresses of redirects and of earlier sites, each with the host that it was one of, if it was of another. */
async function writtenDown(): Promise<{ path: string; host?: string }[]> {
  const [led, old] = await Promise.all([
    read().select({ source: redirects.source }).from(redirects).orderBy(asc(redirects.source)),
    read().select({ url: oldAddresses.url, path: oldAddresses.path }).from(oldAddresses).orderBy(asc(oldAddresses.url)),
  ])
  const ofHost = led.map(({ source }) => {
    const [, host, path] = /^\/\/([^/]+)(\/.*)$/.exec(source) ?? []
    return host && path ? { path, host } : { path: source }
  })
  return [...ofHost, ...old.map(({ url, path }) => ({ path, host: new URL(url).host }))]
}

/** Addresses under which a text once was, and none is. */
function leftAt(now: number) {
  const standing = read()
    .select({ n: sql`1` })
    .from(releases)
    .where(and(isLive(now), sql`${releases.path} = former.path`, isNotNull(releases.revisionId)))
  const former = read()
    .selectDistinct({ path: releases.path })
    .from(releases)
    .where(and(hasCome(now), isNull(releases.withdrawal)))
    .as('former')
  return read().select({ path: former.path }).from(former).where(notExists(standing)).orderBy(asc(former.path))
}
