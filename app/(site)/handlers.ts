import { compile, match } from 'path-to-regexp'
import { addresses, mainFolder } from '@/addresses.mjs'
import { mainLanguage } from '@/lib/languages/languages'
import { publicAddress } from '@/lib/web/public-address'
import { GET as archive } from './-/[lang]/archive/route'
import { GET as book } from './-/[lang]/book/[...of]/route'
import { GET as calendar } from './-/[lang]/calendar/route'
import { GET as calendarOf } from './-/[lang]/calendar/[folder]/route'
import { GET as changes } from './-/[lang]/changes/[page]/route'
import { GET as cite } from './-/[lang]/cite/[format]/route'
import { GET as citeList } from './-/[lang]/cite-list/[format]/route'
import { GET as ending } from './-/[lang]/ending/[folder]/[page]/route'
import { GET as entry } from './-/[lang]/entry/[...path]/route'
import { GET as feed } from './-/[lang]/feed/[format]/[...of]/route'
import { GET as figures } from './-/[lang]/figures/[number]/route'
import { GET as front } from './-/[lang]/front/route'
import { GET as help } from './-/[lang]/help/route'
import { GET as helpIn } from './-/[lang]/help/[slug]/route'
import { GET as icon } from './-/[lang]/icon/[size]/route'
import { GET as linkset } from './-/[lang]/linkset/[format]/[slug]/route'
import { GET as llms } from './-/[lang]/llms-txt/route'
import { GET as month } from './-/[lang]/month/[year]/[month]/[page]/route'
import { GET as news } from './-/[lang]/news/[page]/route'
import { GET as opensearch } from './-/[lang]/opensearch-xml/route'
import { GET as publications } from './-/[lang]/publications/route'
import { GET as readPart } from './-/[lang]/read/[slug]/[file]/[part]/route'
import { GET as readHeading } from './-/[lang]/read/[slug]/[file]/heading/[heading]/route'
import { GET as readPage } from './-/[lang]/read/[slug]/[file]/page/[number]/route'
import { GET as robots } from './-/[lang]/robots/route'
import { GET as search } from './-/[lang]/search/route'
import { GET as searchKey } from './-/[lang]/search-key/[key]/route'
import { GET as security } from './-/[lang]/security-txt/route'
import { GET as sitemap } from './-/[lang]/sitemap-xml/route'
import { GET as sitemapPart } from './-/[lang]/sitemap-part/[part]/route'
import { GET as social } from './-/[lang]/social/route'
import { GET as socialOfEntry } from './-/[lang]/social/[slug]/route'
import { GET as term } from './-/[lang]/term/[kind]/[slug]/[page]/route'
import { GET as terms } from './-/[lang]/terms/[kind]/route'
import { GET as webManifest } from './-/[lang]/web-manifest/route'
import { GET as year } from './-/[lang]/year/[year]/route'

export type PublicHandler = typeof front
type Params = Record<string, string | string[]>

const folders: Record<string, PublicHandler> = {
  archive,
  'book/[...of]': book,
  calendar,
  'calendar/[folder]': calendarOf,
  'changes/[page]': changes,
  'cite/[format]': cite,
  'cite-list/[format]': citeList,
  'ending/[folder]/[page]': ending,
  'entry/[...path]': entry,
  'feed/[format]/[...of]': feed,
  'figures/[number]': figures,
  front,
  help,
  'help/[slug]': helpIn,
  'icon/[size]': icon,
  'linkset/[format]/[slug]': linkset,
  'llms-txt': llms,
  'month/[year]/[month]/[page]': month,
  'news/[page]': news,
  'opensearch-xml': opensearch,
  publications,
  'read/[slug]/[file]/heading/[heading]': readHeading,
  'read/[slug]/[file]/page/[number]': readPage,
  'read/[slug]/[file]/[part]': readPart,
  robots,
  search,
  'search-key/[key]': searchKey,
  'security-txt': security,
  'sitemap-xml': sitemap,
  'sitemap-part/[part]': sitemapPart,
  social,
  'social/[slug]': socialOfEntry,
  'term/[kind]/[slug]/[page]': term,
  'terms/[kind]': terms,
  'web-manifest': webManifest,
  'year/[year]': year,
}

/** Matches the folders of Next: `[name]` is a segment, `[...name]` all that follow. */
export function folderReader<T>(handlers: Record<string, T>) {
  const readers = Object.entries(handlers).map(([folder, handler]) => {
    const path = folder.replace(
      /\[(\.{3})?(\w+)\]/g,
      (_, dots: string | undefined, name: string) => (dots ? '*' : ':') + name,
    )
    return { folder, handler, read: match<Params>(path, { trailing: false }) }
  })
  const pathWriters = new Map(addresses.map(({ name, to = '' }) => [name, compile(to, { encode: false })]))
  return (path: string) => {
    const { row, language, params } = publicAddress(path)
    const inner = pathWriters.get(row.name)!(params)
    for (const { folder, handler, read } of readers) {
      const result = read(inner)
      if (result)
        return {
          folder,
          handler,
          params: { lang: language === mainLanguage() ? mainFolder : language, ...result.params } as Params,
        }
    }
  }
}

const readFolder = folderReader(folders)

export function handlerOf(path: string): { handler: PublicHandler; params: Params } {
  // Files for programs exist only for the present: at another moment their addresses are missing.
  return (
    readFolder(path) ?? {
      handler: entry,
      params: { lang: mainFolder, path: path.slice(1).split('/').map(decodeURIComponent) },
    }
  )
}

export const servedFolders = Object.keys(folders)
