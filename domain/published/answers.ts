import { and, eq } from 'drizzle-orm'
import type { Question } from '@/addresses.mjs'
import { read } from '@/db/connection'
import { releases } from '@/db/schema'
import { kindOfFolder } from '@/lib/kinds/kinds'
import { contactUri } from '@/lib/web/contact'
import { fileAddress, versionAddress } from '@/lib/web/file-address'
import { publicationPath } from '@/lib/web/entry-path'
import { formAt, pageAddressOf, publicAddress, type PublicAddress } from '@/lib/web/public-address'
import { readingHeadingPath, readingPagePath, readingPath } from '@/lib/web/reading-path'
import { changeList } from './change-list'
import { endingTexts } from './ending-texts'
import { findFigures } from './figures'
import { findPublicFile, findPublicUpload, pageOfFormerFile } from './files'
import { hasHelp } from './help'
import { searchKey } from './indexnow-key'
import { formerAddress } from './item'
import { isLiveText } from './live'
import { findNamed } from './named-entry'
import { findReading } from './pages'
import { latestPosts, postsIn } from './posts'
import { siteSettings } from './site'
import { hasSitemapPart } from './sitemap'
import { termPathsOf } from './term-pages'
import { termPage, type TermKind } from './terms'
import { hasLists } from './live-languages'

export type AddressAnswer = { is: 'here' } | { is: 'moved'; path: string } | { is: 'gone' }

type AddressQuery = PublicAddress & { path: string; now: number }

const hereAnswer: AddressAnswer = { is: 'here' }

/** Returns what a public path answers at a moment (UTC ms), without redirects; undefined if nothing. */
export async function answerAt(path: string, now: number): Promise<AddressAnswer | undefined> {
  const address = publicAddress(path)
  const answer = await answerByQuestion[address.row.answer]({ ...address, path, now })
  const canonicalPath = address.params.page === undefined ? path : pageAddressOf(path)
  return answer?.is === 'here' && canonicalPath !== path ? { is: 'moved', path: canonicalPath } : answer
}

const answerByQuestion: Record<Question, (query: AddressQuery) => Promise<AddressAnswer | undefined>> = {
  always: async () => hereAnswer,
  nothing: async () => undefined,
  section: async (query) => hereIf(await hasLists(query)),
  news: async (query) => hereIf((await hasLists(query)) && (await latestPosts({ ...query, page: pageIn(query) }))),
  period: async (query) => hereIf(await periodAnswer(query)),
  topic: async (query) => hereIf(await termAnswer('topic', query)),
  country: async (query) => hereIf(await termAnswer('country', query)),
  entry: async ({ path, now }) => entryAnswer(path, now),
  'entry form': entryFormAnswer,
  figures: figuresAnswer,
  help: async ({ path, params, now }) => ((await hasHelp(params.slug)) ? hereAnswer : entryAnswer(path, now)),
  changes: async (query) =>
    (await entryAnswer(query.path, query.now)) ??
    hereIf((await hasLists(query)) && (await changeList({ ...query, page: pageIn(query) }))),
  'ending list': async (query) => (await entryAnswer(query.path, query.now)) ?? hereIf(await endingListAt(query)),
  reading: readingAnswer,
  'reading page': readingPageAnswer,
  'reading heading': readingHeadingAnswer,
  'sitemap part': async ({ params, now }) => hereIf(await hasSitemapPart(params.name!, now)),
  'search key': async ({ params }) => hereIf((await searchKey()) === params.key),
  'security contact': async () => hereIf(contactUri((await siteSettings()).contact)),
  icon: async () => hereIf((await siteSettings()).icon),
  'api entry': async (query) => apiAnswer('entry', query),
  'api publication': async (query) => apiAnswer('publication', query),
  file: fileAnswer,
  picture: async ({ params, now }) => hereIf((await findPublicUpload({ id: params.id!, now }))?.width),
}

function hereIf(value: unknown) {
  return value ? hereAnswer : undefined
}

function pageIn({ params }: AddressQuery) {
  return Number(params.page ?? 1)
}

/** Finds the list of a folder such as `/events`, for its pages, feeds and calendar; undefined while it is empty. */
async function endingListAt(query: AddressQuery) {
  const kind = kindOfFolder(`/${query.row.path.split('/')[1]}`)!
  return (await hasLists(query)) && endingTexts({ ...query, kind, page: pageIn(query) })
}

async function periodAnswer(query: AddressQuery) {
  const { now, language, params, row } = query
  const { zone } = await siteSettings()
  const month = params.month === undefined ? undefined : Number(params.month)
  // Feeds and the EPUB of a list have only texts in the language of the list.
  const ownOnly = row.isFile
  return postsIn({ now, language, zone, year: Number(params.year), month, page: pageIn(query), ownOnly })
}

async function termAnswer(kind: TermKind, query: AddressQuery) {
  const { now, language, params, row } = query
  const found = await termPage({ now, language, kind, slug: params.slug!, page: pageIn(query), ownOnly: row.isFile })
  // A term with a page but without texts has no feed and no EPUB.
  return row.isFile && found?.list.total === 0 ? undefined : found
}

async function entryAnswer(path: string, now: number): Promise<AddressAnswer | undefined> {
  const entryId = await liveEntryAt(path, now)
  const termPath = entryId === undefined ? undefined : (await termPathsOf([entryId])).get(entryId)
  return termPath === undefined ? ownEntryAnswer(path, now, entryId) : { is: 'moved', path: termPath }
}

async function ownEntryAnswer(path: string, now: number, entryId?: number): Promise<AddressAnswer | undefined> {
  if ((entryId ?? (await liveEntryAt(path, now))) !== undefined) return hereAnswer
  const former = await formerAddress(path, now)
  return former?.is === 'gone' ? { is: 'gone' } : former
}

async function entryFormAnswer({ path, now }: AddressQuery): Promise<AddressAnswer | undefined> {
  const slash = path.lastIndexOf('/')
  const answer = await ownEntryAnswer(path.slice(0, slash), now)
  return answer?.is === 'moved' ? { is: 'moved', path: formAt(answer.path, path.slice(slash)) } : answer
}

async function figuresAnswer(query: AddressQuery): Promise<AddressAnswer | undefined> {
  const answer = await entryFormAnswer(query)
  if (answer?.is !== 'here') return answer
  const { path, params, now } = query
  return hereIf(await findFigures({ path: path.slice(0, path.lastIndexOf('/')), number: Number(params.number), now }))
}

async function readingAnswer({ path, language, params, now }: AddressQuery): Promise<AddressAnswer | undefined> {
  const part = Number(params.part ?? 1)
  const publication = publicationPath(language, params.slug!)
  const fileText = await findReading({ path: publication, lineage: params.file!, part, now })
  if (!fileText) return undefined
  const canonicalPath = readingPath(
    fileText.is === 'moved' ? fileText : { path: publication },
    { lineage: params.file! },
    part,
  )
  return canonicalPath === path ? hereAnswer : { is: 'moved', path: canonicalPath }
}

async function readingPageAnswer({ language, params, now }: AddressQuery): Promise<AddressAnswer | undefined> {
  const page = Number(params.number)
  const lineage = params.file!
  const fileText = await findReading({ path: publicationPath(language, params.slug!), lineage, page, now })
  return fileText?.is === 'moved'
    ? { is: 'moved', path: readingPagePath(fileText, { lineage }, page) }
    : hereIf(fileText)
}

async function readingHeadingAnswer({ language, params, now }: AddressQuery): Promise<AddressAnswer | undefined> {
  const heading = params.heading!
  const lineage = params.file!
  const fileText = await findReading({ path: publicationPath(language, params.slug!), lineage, heading, now })
  return fileText?.is === 'moved'
    ? { is: 'moved', path: readingHeadingPath(fileText, { lineage }, heading) }
    : hereIf(fileText)
}

async function apiAnswer(
  kind: 'entry' | 'publication',
  { params, now }: AddressQuery,
): Promise<AddressAnswer | undefined> {
  const lookup = await findNamed({ kind, idOrSlug: params.of!, now })
  if (lookup?.is === 'gone') return { is: 'gone' }
  if (lookup?.is !== 'moved') return hereIf(lookup)
  const entryId = await liveEntryAt(lookup.path, now)
  return entryId === undefined ? undefined : { is: 'moved', path: `/api/v1/entries/${entryId}` }
}

async function liveEntryAt(path: string, now: number) {
  const [row] = await read()
    .select({ entryId: releases.entryId })
    .from(releases)
    .where(and(eq(releases.path, path), isLiveText(now)))
  return row?.entryId
}

async function fileAnswer({ path, params, now }: AddressQuery): Promise<AddressAnswer | undefined> {
  const id = params.lineage!
  const version = params.version === undefined ? undefined : Number(params.version)
  const upload = await findPublicFile({ id, version, now })
  if (!upload) {
    const page = await pageOfFormerFile({ id, version, now })
    const answer = page === undefined ? undefined : await entryAnswer(page, now)
    return answer && { is: 'moved', path: answer.is === 'moved' ? answer.path : page! }
  }
  const canonicalPath = version === undefined ? fileAddress(upload) : versionAddress(upload)
  return canonicalPath === path ? hereAnswer : { is: 'moved', path: canonicalPath }
}
