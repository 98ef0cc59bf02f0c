import { and, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { addresses, entries, media, terms } from '@/db/schema'
import { env } from '@/lib/process/env'
import { areaOf, isListAddress, publicAddress } from '@/lib/web/public-address'
import { canonicalPath, lowerCasePath, withoutMainPrefix } from '@/lib/web/canonical-path'
import { may, type Actor } from '@/domain/staff/actor'
import { readableAmong } from '@/domain/staff/audience'
import { findMedia } from '@/domain/files/media'
import { answerAt } from '@/domain/published/answers'
import { readerAnswerAt } from '@/domain/published/reader-answer'
import { releaseAt } from '@/domain/entries/standing'

type LinkQuestions = {
  hrefs: string[]
  mediaIds: string[]
  /** When the text goes live (UTC ms). */
  at: number
}

/** Looks up links. For texts that this person may not read, tells only what readers have now (`now` UTC ms). */
export async function lookUp(actor: Actor, { hrefs, mediaIds, at }: LinkQuestions, now: number) {
  const uploads = await findMedia(actor, mediaIds)
  const broken: [string, string][] = []
  for (const href of hrefs) {
    const why = await brokenReasonFor(actor, href, { at, now })
    if (why) broken.push([href, why])
  }
  return { broken, missing: mediaIds.filter((id) => !uploads.some((upload) => upload.id === id)) }
}

async function brokenReasonFor(actor: Actor, href: string, { at, now }: { at: number; now: number }) {
  const path = ownPath(href) ?? ''
  if (areaOf(path) === 'files') {
    const [, , id = ''] = path.split('/')
    const isThere = (await findMedia(actor, [id])).length > 0 || (await answerAt(path, now))
    if (!isThere) return fileMissing
    return may(actor, 'read') ? brokenReason(href, at) : undefined
  }
  const [entry] = await read()
    .select({ id: entries.id })
    .from(addresses)
    .innerJoin(entries, eq(entries.id, addresses.entryId))
    .where(eq(addresses.path, path))
  const isKnown = entry ? (await readableAmong(read(), actor, [entry.id])).has(entry.id) : may(actor, 'read')
  if (isKnown) return brokenReason(href, at)
  const why = await brokenReason(href, now)
  return why === notPublishedByThen ? neverPublished : why
}

const fileMissing = 'leads to a file that is not there'
const notPublishedByThen = 'leads to a text that is not published by then'
const neverPublished = 'leads to an address of this site that nothing was ever published under'

const leadsToWithdrawn = 'leads to a text that was withdrawn'

/** Finds why a link is broken, as the end of a sentence (`at` UTC ms). An empty list or topic counts as existing. */
export async function brokenReason(href: string, at: number): Promise<string | undefined> {
  const path = ownPath(href)
  if (path === undefined) return undefined
  const area = areaOf(path)
  if (area === 'desk' || area === 'preview') return 'leads to the desk, where no reader gets in'
  if (area === 'files')
    return (await read().$count(media, eq(media.id, path.split('/')[2] ?? ''))) ? undefined : fileMissing
  const { row, params } = publicAddress(path)
  if (isListAddress(row)) return undefined
  if (row.answer === 'topic' || row.answer === 'country') {
    const termCount = await read().$count(terms, and(eq(terms.kind, row.answer), eq(terms.slug, params.slug!)))
    return termCount || (await readerAnswerAt(path, at)) ? undefined : `leads to a ${row.answer} that is not there`
  }
  return notLiveReason(path, at)
}

async function notLiveReason(path: string, at: number) {
  const [owner] = await read().select().from(addresses).where(eq(addresses.path, path))
  if (!owner) {
    const answer = await readerAnswerAt(path, at)
    return !answer ? neverPublished : answer.is === 'gone' ? leadsToWithdrawn : undefined
  }
  const live = await releaseAt(read(), owner.entryId, at)
  if (!live) return notPublishedByThen
  if (live.revisionId || live.replacedBy) return undefined
  return leadsToWithdrawn
}

/** Returns a link's path on this site; undefined for other sites and schemes. */
export function ownPath(href: string): string | undefined {
  const base = env().siteUrl
  if (!/^(https?:|\/)/i.test(href) || !URL.canParse(href, base)) return undefined
  const { origin, pathname, search } = new URL(href, base)
  if (origin !== new URL(base).origin || (pathname === '/' && search)) return undefined
  const path = withoutMainPrefix(canonicalPath(pathname) ?? pathname)
  return /^\/(files|media)\//.test(path) ? path : lowerCasePath(path)
}
