import { eq, sql } from 'drizzle-orm'
import { preparedQuery } from '@/db/connection'
import { redirects } from '@/db/schema'
import { respelledPath, withoutMainPrefix } from '@/lib/web/canonical-path'
import { addressesBefore, addressesSince } from '@/lib/web/main-language-address'
import { isFrontPage, isOldQuery } from '@/lib/web/old-query'
import { oldShapes } from '@/lib/web/old-shapes'
import { isListShape } from '@/lib/web/public-address'
import { answerAt } from './answers'

type RedirectQuery = {
  /** A normalised path, with the query of an old WordPress address. */
  source: string
  /** The host of an earlier site: only redirects of that host apply. */
  host?: string
  now: number
}

/** Follows a recorded redirect or WordPress address to the live text, or to the page that says why it is gone. */
export async function redirectTarget({ source, host, now }: RedirectQuery): Promise<string | undefined> {
  const end = await followRedirect(source, { now, host: host === undefined ? '' : `//${host}`, visited: new Set() })
  return end === source && host === undefined ? undefined : end
}

/** One step along redirects. It ends at a path in `visited`, which would be a circle, and after `maxSteps`. */
type RedirectStep = { now: number; host: string; visited: Set<string> }
const maxSteps = 20

async function followRedirect(source: string, step: RedirectStep): Promise<string | undefined> {
  const [row] = await redirectQuery({ source: step.host + source })
  if (row) return followPath(row.target, { ...step, host: '' })
  return (
    (await sinceOtherMainLanguage(source, step)) ??
    (await followFolder(source, step)) ??
    (await followShape(source, step)) ??
    followSpelling(source, step)
  )
}

/** Follows an address from when another language was the main one. Also drops the main language's own prefix. */
async function sinceOtherMainLanguage(source: string, step: RedirectStep): Promise<string | undefined> {
  if (step.host) return undefined
  const bare = withoutMainPrefix(source)
  if (bare !== source) return followPath(bare, step)
  for (const path of addressesSince(source)) {
    const end = await followPath(path, step)
    if (end !== undefined) return end
  }
  // A redirect keeps its source as first saved, with or without the prefix of the former main language.
  for (const path of addressesBefore(source)) {
    const [row] = await redirectQuery({ source: path })
    if (row) return followPath(row.target, step)
  }
}

/** Follows an address that was typed with capitals, or with marks apart from their letters (NFD). */
async function followSpelling(source: string, step: RedirectStep): Promise<string | undefined> {
  const [path = '', query] = source.split('?')
  const respelled = respelledPath(path)
  return respelled === path ? undefined : followPath(query === undefined ? respelled : `${respelled}?${query}`, step)
}

async function followShape(source: string, step: RedirectStep): Promise<string | undefined> {
  for (const place of oldShapes(source)) {
    const { path, endings } = typeof place === 'string' ? { path: place, endings: [''] } : place
    const end = await followPath(path, step)
    if (end === undefined) continue
    for (const ending of endings) {
      const target = ending === '' ? end : await targetWithEnding(end, ending, step.now)
      if (target !== undefined) return target
    }
  }
}

/** Follows a path below a redirected folder such as `/blog`: the rest may be a list or a WordPress address. */
async function followFolder(source: string, step: RedirectStep): Promise<string | undefined> {
  const [path = '', query] = source.split('?')
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const [row] = await redirectQuery({ source: step.host + path.slice(0, end) })
    if (!row || !isFrontPage(row.target)) continue
    const rest = path.slice(end)
    const pathHere = row.target === '/' ? rest || '/' : row.target + rest
    const target = isListShape(rest) ? await finalTarget(pathHere, step.now) : undefined
    return target ?? followShape(query === undefined ? pathHere : `${pathHere}?${query}`, step)
  }
}

async function targetWithEnding(path: string, ending: string, now: number) {
  return path.includes('?') ? undefined : finalTarget((path === '/' ? '' : path) + ending, now)
}

export async function destinationOf(target: string, now: number): Promise<string | undefined> {
  return followPath(target, { now, host: '', visited: new Set() })
}

async function followPath(path: string, step: RedirectStep) {
  if (step.visited.has(step.host + path) || step.visited.size > maxSteps) return undefined
  step.visited.add(step.host + path)
  // With a host, the path belongs to another site: a text of this site at that path does not count.
  const end = step.host || isOldQuery(path) ? undefined : await finalTarget(path, step.now)
  return end ?? followRedirect(path, step)
}

const redirectQuery = preparedQuery((db) =>
  db
    .select({ target: redirects.target })
    .from(redirects)
    .where(eq(redirects.source, sql.placeholder('source'))),
)

export async function finalTarget(target: string, now: number): Promise<string | undefined> {
  const answer = await answerAt(withoutQuery(target), now)
  return answer?.is === 'moved' ? answer.path : answer && target
}

export function withoutQuery(target: string) {
  return target.replace(/\?.*/, '')
}
