import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { fileShapes } from '@/addresses.mjs'
import { read } from '@/db/connection'
import { releases } from '@/db/schema'
import { fileAddress, versionAddress } from '@/lib/file-address'
import { isLanguage, siteLanguage, type Language } from '@/lib/languages'
import { findPublicFile, findPublicUpload, pageOfFormerFile } from './files'
import { formerAddress } from './item'
import { isLive } from './live'
import { findReading } from './pages'
import { latestPosts, postsIn } from './posts'
import { siteSettings } from './site'
import { liveLanguages } from './what-is-live'
import { termPage } from './terms'

/** What an address of the site answers: it stands, its thing is elsewhere, or a page says why it was taken out. */
export type Answer = { is: 'here' } | { is: 'moved'; path: string } | { is: 'gone' }

type EntryPath = { language: Language; bare: string; now: number }

const here: Answer = { is: 'here' }

/** What a public path answers at a moment (UTC ms), redirects left aside; undefined where there is nothing. */
export async function answerAt(path: string, now: number): Promise<Answer | undefined> {
  const [, first = ''] = path.split('/')
  const language = isLanguage(first) ? first : siteLanguage
  const bare = language === first ? path.slice(first.length + 1) || '/' : path
  if (isFileShape(bare)) return answerAt(path.replace(/\/[^/]*$/, '') || '/', now)
  if (/^\/(files|media)\//.test(path)) return file(path, now)
  const reading = readingPage.exec(path)
  if (reading) return pageOfText(reading, now)
  if (firstPage.test(bare)) return firstOf(await answerAt(path.replace(/\/page\/1$/, ''), now), path)
  return (await list({ language, bare, now })) ? here : entry(path, now)
}

// The first page of a list has no number.
const firstPage = /^\/(news|\d{4}\/\d{2}|(topics|countries)\/[^/]+)\/page\/1$/

function firstOf(list: Answer | undefined, path: string): Answer | undefined {
  return list?.is === 'here' ? { is: 'moved', path: path.replace(/\/page\/1$/, '') } : list
}

const readingPage = /^(.*\/publications\/[^/]+)\/read\/([^/]+)(?:\/(?:([1-9]\d{0,5})|page\/([1-9]\d{0,5})))?$/

async function pageOfText([, path, lineage, part = '1', page]: RegExpExecArray, now: number) {
  const place = page ? { page: Number(page) } : { part: Number(part) }
  const found = await findReading({ path: path!, lineage: lineage!, now, ...place })
  return found && (found.is === 'live' ? here : found)
}

const fileShape = fileShapes.map(
  (shape) =>
    // Linear: parts of a path, which do not hold the slash that parts them.
    new RegExp(`^${shape.replaceAll('.', '\\.').replace(/:\w+(\([^)]*\))?/g, (_, own?: string) => own ?? '[^/]+')}$`),
)

/** A feed or the like: it stands while the list or the entry does that it belongs to. */
export function isFileShape(bare: string) {
  return fileShape.some((shape) => shape.test(bare))
}

const fixed = /^\/(news|archive|publications|topics|countries|search)?$/
const news = /^\/news\/page\/([1-9]\d{0,5})$/
const period = /^\/(\d{4})(?:\/(0[1-9]|1[0-2])(?:\/page\/([1-9]\d{0,5}))?)?$/
const term = /^\/(topics|countries)\/([^/]+)(?:\/page\/([1-9]\d{0,5}))?$/

/** Whether an address has the form of a list, whatever is in it: no entry and no redirect can be there. */
export function isListShape(bare: string) {
  return [fixed, news, period].some((shape) => shape.test(bare))
}

async function list({ language, bare, now }: EntryPath): Promise<boolean> {
  if (fixed.test(bare)) return language === siteLanguage || (await liveLanguages(now)).includes(language)
  const page = news.exec(bare)?.[1]
  if (page) return (await latestPosts({ now, language, page: Number(page) })) !== undefined
  const months = period.exec(bare)
  if (months) {
    const [, year, month, page = '1'] = months
    const { zone } = await siteSettings()
    const asked = { now, language, zone, year: Number(year), page: Number(page) }
    return (await postsIn({ ...asked, month: month === undefined ? undefined : Number(month) })) !== undefined
  }
  const [, kinds, slug, part = '1'] = term.exec(bare) ?? []
  if (!slug) return false
  const kind = kinds === 'topics' ? 'topic' : 'country'
  return (await termPage({ now, language, kind, slug, page: Number(part) })) !== undefined
}

async function entry(path: string, now: number): Promise<Answer | undefined> {
  const [live] = await read()
    .select({ n: sql`1` })
    .from(releases)
    .where(and(eq(releases.path, path), isLive(now), isNotNull(releases.revisionId)))
    .limit(1)
  if (live) return here
  const former = await formerAddress(path, now)
  return former?.is === 'gone' ? { is: 'gone' } : former
}

async function file(path: string, now: number): Promise<Answer | undefined> {
  const [, folder, id = '', ...rest] = path.split('/')
  if (folder === 'media') return (await findPublicUpload({ id, now })) ? here : undefined
  const version = rest.length === 2 ? Number(rest[0]) : undefined
  const found = await findPublicFile({ id, version, now })
  if (!found) {
    const page = await pageOfFormerFile({ id, version, now })
    const there = page === undefined ? undefined : await entry(page, now)
    return there && { is: 'moved', path: there.is === 'moved' ? there.path : page! }
  }
  const own = version === undefined ? fileAddress(found) : versionAddress(found)
  return own === path ? here : { is: 'moved', path: own }
}
