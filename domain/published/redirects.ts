import { eq, sql } from 'drizzle-orm'
import { prepared } from '@/db/connection'
import { redirects } from '@/db/schema'
import { isFrontPage, isOldQuery } from '@/lib/old-query'
import { oldShapes } from '@/lib/old-shapes'
import { isListShape } from '@/lib/public-address'
import { answerAt } from './answers'

type RedirectQuery = {
  /** A path in its one spelling, with its query where it is one of the old kind. */
  source: string
  /** The host of a site before this one where it was asked: only what was written down for that host counts. */
  host?: string
  /** UTC ms */
  now: number
}

/**
 * Where an address leads at which nothing stands: by what staff or an import wrote down, or as WordPress spelled it. One hop,
 * to what is there at that moment or to the page that says why it is gone; undefined where nothing public is.
 */
export async function redirectTarget({ source, host, now }: RedirectQuery): Promise<string | undefined> {
  const end = await leadOn(source, { now, host: host === undefined ? '' : `//${host}`, passed: new Set() })
  return end === source && host === undefined ? undefined : end
}

/** What was passed on the way is not asked again: nothing leads in a circle, and no way is longer than this. */
type RedirectStep = { now: number; host: string; passed: Set<string> }
const longest = 20

async function leadOn(source: string, way: RedirectStep): Promise<string | undefined> {
  const [row] = await written({ source: way.host + source })
  if (row) return arrive(row.target, { ...way, host: '' })
  return (await inFolder(source, way)) ?? byShape(source, way)
}

async function byShape(source: string, way: RedirectStep): Promise<string | undefined> {
  for (const place of oldShapes(source)) {
    const { path, endings } = typeof place === 'string' ? { path: place, endings: [''] } : place
    const end = await arrive(path, way)
    if (end === undefined) continue
    for (const ending of endings) {
      const found = ending === '' ? end : await ended(end, ending, way.now)
      if (found !== undefined) return found
    }
  }
}

/**
 * Where an address of a site leads that was in a folder, `/blog`: one that leads to a front page here. What that site had by a
 * shape of its own, and its lists, are those of this one; everything else of it was written down.
 */
async function inFolder(source: string, way: RedirectStep): Promise<string | undefined> {
  const [path = '', query] = source.split('?')
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const [row] = await written({ source: way.host + path.slice(0, end) })
    if (!row || !isFrontPage(row.target)) continue
    const rest = path.slice(end)
    const bare = row.target === '/' ? rest || '/' : row.target + rest
    const found = isListShape(rest) ? await finalTarget(bare, way.now) : undefined
    return found ?? byShape(query === undefined ? bare : `${bare}?${query}`, way)
  }
}

async function ended(path: string, ending: string, now: number) {
  return path.includes('?') ? undefined : finalTarget((path === '/' ? '' : path) + ending, now)
}

/** What a reader who is sent to a path arrives at, whatever leads on from there. */
export async function arrivesAt(target: string, now: number): Promise<string | undefined> {
  return arrive(target, { now, host: '', passed: new Set() })
}

/** What a way that goes by a path ends at: what stands there, or whatever that leads to. */
async function arrive(path: string, way: RedirectStep) {
  if (way.passed.has(way.host + path) || way.passed.size > longest) return undefined
  way.passed.add(way.host + path)
  // What was written for another host says nothing of what stands at the same path of this site.
  const end = way.host || isOldQuery(path) ? undefined : await finalTarget(path, way.now)
  return end ?? leadOn(path, way)
}

const written = prepared((db) =>
  db
    .select({ target: redirects.target })
    .from(redirects)
    .where(eq(redirects.source, sql.placeholder('source'))),
)

/** What a reader who is sent to a path arrives at: what moved on has moved on, what is gone says so. */
export async function finalTarget(target: string, now: number): Promise<string | undefined> {
  const answer = await answerAt(withoutQuery(target), now)
  return answer?.is === 'moved' ? answer.path : answer && target
}

export function withoutQuery(target: string) {
  return target.replace(/\?.*/, '')
}
