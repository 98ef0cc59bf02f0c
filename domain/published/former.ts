import { and, asc, isNotNull, isNull, notExists, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { redirects, releases } from '@/db/schema'
import { answerAt } from './answers'
import { hasCome, isLive } from './live'
import { leadsTo } from './redirects'

/** An address at which nothing stands any more, or nothing ever did: where it leads, or that a page says why it is gone. */
export type Former = { path: string; is: 'moved'; to: string } | { path: string; is: 'gone' }

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
  const known = new Set(found.map(({ path }) => path))
  for (const { source } of await read().select().from(redirects).orderBy(asc(redirects.source))) {
    if (known.has(source) || (await answerAt(source, now))) continue
    const to = await leadsTo({ source, now })
    if (to !== undefined) found.push({ path: source, is: 'moved', to })
  }
  return found
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
