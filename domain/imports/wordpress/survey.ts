import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { oldQuery } from '@/lib/web/old-query'
import { jsonCopy } from '@/lib/lists/own-copy'
import {
  publishedAt,
  slugOf,
  wxrTermKey,
  type WxrAuthor,
  type WxrItem,
  type WxrSite,
  type WxrTerm,
} from '@/lib/wxr/types'
import { ownPlace, ownUpload, type UploadMeta } from '../gazette-meta'
import { partsOf, type ExportFile } from './export-file'
import { sourceLanguage, type SourceLanguage } from '../import-setting'
import { ItemKeys } from './item-keys'
import { oldClock, type OldClock } from './old-clock'
import { fileHostsOf, oldSite, placeInSite, type OldSite } from './old-site'

// The first reading covers all files before anything is written. It keeps numbers and addresses, not texts.

export type SurveyItem = SourceLanguage & {
  key: string
  id: string
  type: Kind
  title: string
  status: string
  link: string
  guid: string
  line: number
  parent: string
  slug: string
  original: string
  olderSlugs: string[]
  /** Shared by translations of one text; '' without translations. */
  group: string
  isLocked: boolean
  lacksType: boolean
  /** True if another text has this number too: the number leads to the other text. */
  sharesNumber: boolean
  /** UTC ms. */
  at: number | undefined
  clock: OldClock | undefined
  terms: string[]
  author: string
}

export type Attachment = {
  key: string
  id: string
  title: string
  link: string
  line: number
  parent: string
  url: string
  /** "2014/10/report.pdf". */
  file: string
  alt: string
  caption: string
  uploadMeta?: UploadMeta
}

export type Survey = {
  site: WxrSite
  old: OldSite
  items: Map<string, SurveyItem>
  attachments: Map<string, Attachment>
  numbers: Map<string, string>
  authors: Map<string, WxrAuthor>
  terms: Map<string, WxrTerm>
  blocks: Map<string, string>
  /** Paths of texts whose anchors other texts link to. */
  leadsInto: Set<string>
  remarks: { message: string; line: number; file: string }[]
}

export type UnreadableExport = { message: string; file: string; line: number; broken?: ExportFile }

/** `zone`: for dates without a zone; `named`: the old site, if the export does not state it; `takenAs`: for texts without a language of this site. */
type SurveyContext = { zone: string; named?: OldSite; takenAs?: Language }

/** `broken`: the file that is not XML. */
export async function survey(
  files: ExportFile[],
  { zone, named, takenAs }: SurveyContext,
): Promise<Survey | UnreadableExport> {
  const result: Omit<Survey, 'site' | 'old'> & Partial<Pick<Survey, 'site' | 'old'>> = {
    items: new Map(),
    attachments: new Map(),
    numbers: new Map(),
    authors: new Map(),
    terms: new Map(),
    blocks: new Map(),
    leadsInto: new Set(),
    remarks: [],
  }
  const keys = new ItemKeys()
  for (const exportFile of files) {
    const { name: file } = exportFile
    for await (const part of partsOf(exportFile)) {
      if (part.is === 'broken') return { message: part.message, file, line: part.line, broken: exportFile }
      if (part.is === 'remark') result.remarks.push({ message: part.message, line: part.line, file })
      if (part.is === 'author') result.authors.set(part.author.login, part.author)
      if (part.is === 'term') result.terms.set(wxrTermKey(part.term), part.term)
      if (part.is === 'item') addItem(result, part.item, { line: part.line, zone, keys, takenAs })
      if (part.is === 'item' && result.old) collectFileHosts(result.old, part.item)
      if (part.is === 'item' && result.old) collectLinkTargets(result.leadsInto, part.item, result.old)
      if (part.is !== 'site') continue
      const old = oldSite(part.site.url) ?? named
      if (!old) return { message: siteAddressMissing, file, line: part.line }
      if (result.old && result.old.name !== old.name)
        return { message: otherSite(result.old.url, old.url), file, line: part.line }
      if (named && named.name !== old.name) return { message: notNamedSite(old.url, named.url), file, line: part.line }
      result.site ??= part.site
      result.old ??= old
    }
  }
  return result as Survey
}

export const siteAddressMissing =
  'The export does not say which site it is of: its <link> and <wp:base_blog_url> are empty or no web addresses. Name the address of the old site, on the command line with --site https://www.example.org.'

function notNamedSite(found: string, named: string) {
  return `This file is of ${found}, and not of ${named}. Name no site where an export says itself which one it is of.`
}

function otherSite(first: string, second: string) {
  return `This file is of ${second}, the one before it of ${first}. Import the files of each site by themselves.`
}

type SurveyReading = { line: number; zone: string; keys: ItemKeys; takenAs?: Language }

function addItem(
  result: Omit<Survey, 'site' | 'old'> & { site?: WxrSite },
  item: WxrItem,
  { line, zone, keys, takenAs }: SurveyReading,
) {
  for (const term of item.terms) {
    const key = wxrTermKey(term)
    if (!result.terms.has(key)) result.terms.set(jsonCopy(key), jsonCopy({ ...term, parent: '', description: '' }))
  }
  const { key, is } = keys.of(item)
  if (is === 'same again' || is === 'changed again') return
  if (item.type === 'wp_block' && item.id) result.blocks.set(item.id, item.content)
  // A shared number leads to the first text.
  const numbered = is === 'another' ? { ...item, id: '' } : item
  if (item.type === 'attachment') result.attachments.set(key, jsonCopy(attachmentOf(key, numbered, line)))
  if (!isEntry(numbered)) return
  if (numbered.id) result.numbers.set(jsonCopy(numbered.id), key)
  const sharesNumber = is === 'another' && item.id !== ''
  const surveyed = { ...surveyItem(key, numbered, { line, zone, takenAs, site: result.site }), sharesNumber }
  // JSON drops an unknown moment.
  result.items.set(key, { ...jsonCopy(surveyed), at: surveyed.at })
}

/** Items of a WordPress.com blog keep its old host in `guid`. */
function collectFileHosts({ fileHosts }: OldSite, { guid, attachmentUrl }: WxrItem) {
  for (const url of [guid, attachmentUrl])
    if (url.includes('.wordpress.com') && URL.canParse(url))
      for (const host of fileHostsOf(new URL(url).host)) fileHosts.add(host)
}

const linkIntoText = /\shref\s*=\s*["']([^"'#\s]+)#[^"'\s]/gi

function collectLinkTargets(leadsInto: Set<string>, { content, link }: WxrItem, old: OldSite) {
  if (!content.includes('#')) return
  for (const [, href] of content.matchAll(linkIntoText)) {
    const place = placeInSite(old, href!.replaceAll('&amp;', '&'), link || undefined)
    if (place) leadsInto.add(jsonCopy(place.path + (oldQuery(place.query) ?? '')))
  }
}

export function isEntry(item: Pick<WxrItem, 'type'>): item is { type: 'post' | 'page' } & WxrItem {
  return item.type === 'post' || item.type === 'page'
}

function surveyItem(
  key: string,
  item: WxrItem & { type: 'post' | 'page' },
  { line, zone, takenAs, site }: { line: number; zone: string; takenAs?: Language; site?: WxrSite },
): Omit<SurveyItem, 'sharesNumber'> {
  const { slug, original } = slugOf(item)
  const { id, type, title, status, link, guid, parent } = item
  return {
    key,
    id,
    type,
    title,
    status,
    link,
    guid,
    line,
    parent,
    slug,
    original,
    olderSlugs: metaValuesOf(item, '_wp_old_slug'),
    ...sourceLanguage(languageWords(item, site), takenAs),
    group: item.terms.find(({ taxonomy }) => taxonomy === 'post_translations')?.slug ?? '',
    isLocked: item.password !== '',
    lacksType: item.lacksType ?? false,
    at: publishedAt(item, zone),
    clock: oldClock(item),
    terms: [...new Set(item.terms.map(wxrTermKey))],
    author: item.creator,
    ...ownPlace(item),
  }
}

/** A language plugin's field comes before the language of the site. */
function languageWords(item: WxrItem, site?: WxrSite) {
  return [
    item.terms.find(({ taxonomy }) => taxonomy === 'language')?.slug,
    ...['_wpml_language', 'wpml_language', '_locale'].map((name) => metaValuesOf(item, name)[0]),
    site?.language,
  ]
}

export function metaValuesOf({ meta }: Pick<WxrItem, 'meta'>, key: string): string[] {
  return meta.filter((field) => field.key === key && field.value !== '').map(({ value }) => value)
}

function attachmentOf(key: string, item: WxrItem, line: number): Attachment {
  const { id, title, link, parent, attachmentUrl: url } = item
  return {
    key,
    id,
    title,
    link,
    line,
    parent,
    url: url || item.guid,
    file: metaValuesOf(item, '_wp_attached_file')[0] ?? '',
    alt: metaValuesOf(item, '_wp_attachment_image_alt')[0]?.trim() ?? '',
    caption: item.excerpt,
    uploadMeta: ownUpload(item),
  }
}
