import { and, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { addresses, redirects, terms } from '@/db/schema'
import { env } from '@/lib/process/env'
import { oldQueryAt } from '@/lib/web/old-query'
import { readOldUrl } from '@/lib/web/old-url'
import { isListAddress, isOutsideSite, publicAddress } from '@/lib/web/public-address'
import { done, refused, type Refused, type Result } from '@/lib/result'
import { lowerCasePath, canonicalPath, withoutMainPrefix } from '@/lib/web/canonical-path'
import { answerAt, type AddressAnswer } from '@/domain/published/answers'
import { withoutQuery } from '@/domain/published/redirects'

// Instants are UTC ms.

/** Facts for the rules, from the database or, for an import, from memory. */
export type RuleContext = {
  /** True if an entry has, had or claimed the address. */
  isOwned: (path: string) => Promise<boolean>
  isTerm: (kind: 'topic' | 'country', slug: string) => Promise<boolean>
  redirectAt: (source: string) => Promise<string | undefined>
  answer: (path: string) => Promise<AddressAnswer | undefined>
}

export function ruleContext(now: number): RuleContext {
  const db = read()
  return {
    isOwned: async (path) => (await db.$count(addresses, eq(addresses.path, path))) > 0,
    isTerm: async (kind, slug) => (await db.$count(terms, and(eq(terms.kind, kind), eq(terms.slug, slug)))) > 0,
    redirectAt: async (source) =>
      (await db.select({ target: redirects.target }).from(redirects).where(eq(redirects.source, source)))[0]?.target,
    answer: (path) => answerAt(path, now),
  }
}

// WordPress escapes other scripts: a title of sixty letters has over five hundred characters.
const maxLength = 1_000

/** Parses a source. An address at another host applies only to that host: `//www.no-trafficking.org/about`. */
export function sourceIn(text: string): Result<string> {
  const oldHostSource = normalizeOldHostSource(text.trim())
  if (oldHostSource !== undefined) return oldHostSource
  const parts = splitAddress(text, 'source')
  if (!parts.ok) return parts
  const { path, query } = parts.value
  if (query === '') return done(path)
  const old = oldQueryAt(path, query)
  return old ? done(old) : refused(queryNotAllowed, 'source')
}

function normalizeOldHostSource(text: string): Result<string> | undefined {
  if (!/^(https?:)?\/\/[^/\\]/i.test(text)) return undefined
  const old = readOldUrl(text.startsWith('//') ? `https:${text}` : text)
  if (!old || old.path.length > maxLength || old.host === new URL(env().siteUrl).host) return undefined
  return env().oldHosts.includes(old.host)
    ? done(`//${old.host}${old.path}`)
    : refused(`This site does not answer for ${old.host}. Whoever runs it can add it to OLD_HOSTS.`, 'source')
}

/** Returns the key under which a missing address is counted, with its host if that belongs to this site. */
export function sourceFor(address: string): string {
  const source = sourceIn(address)
  return source.ok ? source.value : (readOldUrl(address)?.path ?? address)
}

const queryNotAllowed =
  'Leave out the question mark and what follows it. Only addresses of the old kind have one, such as /?p=12.'

/** Normalises a path of this site, with the query of a list with filters. */
export function targetIn(text: string): Result<string> {
  const parts = splitAddress(text, 'target')
  if (!parts.ok) return parts
  const { path, query } = parts.value
  if (query === '' || /\/(publications|search)$/.test(path)) return done(path + query)
  return refused('Leave out the question mark and what follows it.', 'target')
}

function splitAddress(text: string, field: 'source' | 'target'): Result<{ path: string; query: string }> {
  const typed = withoutOrigin(text.trim())
  if (!typed.startsWith('/') || /^\/[/\\]/.test(typed))
    return refused('Write an address of this site that begins with one slash, such as /about.', field)
  if (typed.length > maxLength) return refused(`Keep it under ${maxLength} characters.`, field)
  if (typed.includes('#'))
    return refused('Leave out the # and what follows it: browsers keep that to themselves.', field)
  const mark = typed.indexOf('?')
  const [path, query] = mark < 0 ? [typed, ''] : [typed.slice(0, mark), typed.slice(mark)]
  const canonical = /[\s\\@]|%(2f|5c)/i.test(path) ? undefined : canonicalPath(encodedPath(path))
  if (canonical === undefined || /[^\w\-.~!$&'()*+,;=:%?[\]]/.test(query))
    return refused('There is something in it that no address of this site has: a space, \\, @ or the like.', field)
  return done({ path: lowerCasePath(withoutMainPrefix(canonical)), query: query === '?' ? '' : query })
}

function withoutOrigin(typed: string) {
  const { origin } = new URL(env().siteUrl)
  return typed.toLowerCase().startsWith(`${origin}/`) ? typed.slice(origin.length) : typed
}

export function encodedPath(path: string) {
  return path.replace(/[^\x00-\x7f]+/g, (letters) => encodeURIComponent(letters.toWellFormed()))
}

/** Returns why an address cannot redirect: the site has, had or may have something there. */
export async function sourceProblem(source: string, rules: RuleContext): Promise<Refused | undefined> {
  // Another host's addresses cannot conflict with addresses of this site.
  if (source.includes('?') || source.startsWith('//')) return undefined
  if (isOutsideSite(source)) return refused('Addresses that begin so belong to the desk or to files.', 'source')
  const { row, params } = publicAddress(source)
  const isTerm = (kind: 'topic' | 'country') => row.answer === kind && rules.isTerm(kind, params.slug!)
  if (row.isFile || isListAddress(row) || (await isTerm('topic')) || (await isTerm('country')))
    return refused('The site has a page of its own at this address.', 'source')
  if (await rules.isOwned(source))
    return refused('A text has this address, or had it. Change or withdraw the text instead.', 'source')
}

export async function endOfTarget(
  { source, target }: { source: string; target: string },
  rules: RuleContext,
): Promise<Result<string>> {
  let end = target
  for (let hops = 0; ; hops++) {
    if (end === source || hops > 20)
      return refused('That would lead in a circle: the new address leads back to the old one.', 'target')
    const next = await rules.redirectAt(end)
    if (next === undefined) break
    end = next
  }
  const answer = await rules.answer(withoutQuery(end))
  if (!answer) return refused('Readers find nothing at that address now. Choose one that answers.', 'target')
  if (answer.is === 'gone') return refused('What was at that address is withdrawn. Choose one that answers.', 'target')
  const path = answer.is === 'moved' ? answer.path : end
  return path === source ? refused('That is the same address.', 'target') : done(path)
}
