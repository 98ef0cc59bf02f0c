import { filterIn } from '@/app/(site)/filter'
import { yearMonthIn } from '@/app/(site)/numbers'
import type { PublicRequest } from '@/app/(site)/public-route'
import { datesOf, localPath, monthPath, yearPath, type Frame, splitAround, termName } from '@/components/site/frame'
import { libraryAddress, libraryTitle } from '@/components/site/library-address'
import {
  kindTexts,
  libraryTexts,
  newestTexts,
  newsTexts,
  periodTexts,
  termTexts,
  type FeedExtent,
  type FeedOf,
} from '@/domain/published/feed'
import { isClaimed, newestChanges, type ListedChange } from '@/domain/published/change-list'
import { endingTexts } from '@/domain/published/ending-texts'
import type { TermKind } from '@/domain/published/terms'
import { declarationOf, endingKinds, type Kind } from '@/lib/kinds/kinds'
import { inSentence, yearText } from '@/lib/time/date-words'
import { monthName } from '@/lib/time/time'
import { termPath } from '@/lib/web/term-paths'
import type { ListItem } from './entry'
import { kindName, messagesIn } from '@/lib/messages/messages'
import { anchorOf, changeName } from '@/components/site/changes-page'
import { escapeHtml } from '@/lib/web/html'

/** A list for a feed or book. `path`: the page of the list; `title`: undefined for the list of the whole site. */
export type List = Omit<FeedOf, 'items'> & { items: ListItem[]; path: string; title?: string }

export type ListParams = { year?: string; month?: string; slug?: string }
type ListRequest = PublicRequest<ListParams> & { extent: FeedExtent }

export const feedExtent: FeedExtent = { limit: 20 }

export async function listOf(name: string, request: ListRequest): Promise<List | undefined> {
  return lists[name]?.(request)
}

const lists: Record<string, (request: ListRequest) => Promise<List | undefined>> = {
  site,
  news,
  year,
  month,
  topic: (request) => term('topic', request),
  country: (request) => term('country', request),
  publications,
  changes: changeFeed,
  ...Object.fromEntries(endingKinds.map((kind) => [declarationOf(kind).folder!.slice(1), endingList(kind)])),
}

async function site({ at: now, language, frame, extent }: ListRequest) {
  return { path: localPath(frame, '/'), ...(await newestTexts({ now, language, ...extent })) }
}

async function news({ at: now, language, frame, extent }: ListRequest) {
  const texts = await newsTexts({ now, language, ...extent })
  return { path: localPath(frame, '/news'), title: messagesIn(frame.language).sections.news, ...texts }
}

/** Returns a finder of the list of events or calls. It finds none where the page of the list is missing. */
function endingList(kind: Kind) {
  return async ({ at: now, language, frame, extent }: ListRequest): Promise<List | undefined> => {
    const path = localPath(frame, declarationOf(kind).folder!)
    if ((await isClaimed(path)) || !(await endingTexts({ now, language, kind, page: 1 }))) return undefined
    return {
      path,
      title: kindName(kind, language, 'several'),
      ...(await kindTexts({ now, language, kind, ...extent })),
    }
  }
}

async function year({ at: now, language, frame, params, extent }: ListRequest) {
  const year = Number(params.year)
  const texts = await periodTexts({ now, language, ...extent, zone: frame.site.zone, year })
  return (
    texts && {
      path: yearPath(frame, year),
      title: messagesIn(frame.language).archive.forYear({ year: yearText(year, datesOf(frame)) }),
      ...texts,
    }
  )
}

async function month({ at: now, language, frame, params, extent }: ListRequest) {
  const month = yearMonthIn({ year: params.year!, month: params.month! })
  const texts = month && (await periodTexts({ now, language, ...extent, zone: frame.site.zone, ...month }))
  if (!texts) return undefined
  const title = messagesIn(frame.language).archive.forMonth({
    month: inSentence(monthName(month.month, 'long', language), frame),
    year: yearText(month.year, datesOf(frame)),
  })
  return { path: monthPath(frame, month), title, ...texts }
}

async function term(kind: TermKind, { at: now, language, frame, params, extent }: ListRequest) {
  const slug = params.slug!
  const texts = await termTexts({ now, language, ...extent, kind, slug })
  return texts && { path: localPath(frame, termPath(kind, slug)), title: termName(frame, texts.term).text, ...texts }
}

// A search has no feed: the number of searches is unlimited.
async function publications({ at: now, language, frame, query, extent }: ListRequest) {
  const filter = filterIn(query, language)
  if (!filter || filter.q) return undefined
  const listFilter = { ...filter, sort: undefined }
  const texts = await libraryTexts({ now, filter: listFilter, ...extent })
  if (!texts) return undefined
  return { path: libraryAddress(frame, listFilter), title: libraryTitle(frame, listFilter, texts.choices), ...texts }
}

async function changeFeed({ at: now, language, frame }: PublicRequest<unknown>) {
  const path = localPath(frame, '/changes')
  if (await isClaimed(path)) return undefined
  const { changes, changedAt } = await newestChanges({ now, language, limit: feedExtent.limit })
  const { title } = messagesIn(frame.language).changes
  return { path, title, items: changes.map((change) => itemOf(frame, path, change)), changedAt }
}

/** Returns a change as an item. Without a text to link to, it links to its place in the list of changes. */
function itemOf(frame: Frame, list: string, change: ListedChange): ListItem {
  const { text, at, language } = change
  const name = changeName(frame, change)
  const told = change.is === 'withdrawn' ? change.explanation : change.note
  const anchor = anchorOf(change)
  const blank = { contentNote: '', byline: '', authors: [], files: [], topics: [], countries: [], notice: undefined }
  return {
    ...blank,
    anchor,
    entryId: 0,
    revisionId: 0,
    kind: 'post',
    language,
    path: text?.path ?? `${list}#${anchor}`,
    title: `${name}: ${text?.title ?? messagesIn(frame.language).changes.aText}`,
    summary: told,
    bodyHtml: [told && `<p>${escapeHtml(told)}</p>`, replacedBy(frame, change)].filter(Boolean).join(''),
    dated: at,
    updatedAt: at,
    publicationType: null,
    publishedOn: null,
    startsAt: null,
    endsAt: null,
    facts: {},
    isOver: false,
    lead: undefined,
    cover: undefined,
  }
}

function replacedBy(frame: Frame, { replacement }: ListedChange) {
  if (!replacement) return ''
  const [before, after] = splitAround((title) => messagesIn(frame.language).changes.replacedBy({ title }))
  const title = `<a href="${replacement.path}">${escapeHtml(replacement.title)}</a>`
  return `<p>${escapeHtml(before)}${title}${escapeHtml(after)}</p>`
}
