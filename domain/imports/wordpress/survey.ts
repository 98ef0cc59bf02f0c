import { oldQuery } from '@/lib/web/old-query'
import { jsonCopy } from '@/lib/lists/own-copy'
import { wxrTermKey, type WxrItem, type WxrSite, type WxrTerm } from '@/lib/wxr/types'
import type { AuthorRecord, FileRecord, TextRecord } from '../records'
import type { Source, SourceSetting } from '../source'
import { partsOf, type ExportedItem, type ExportFile } from './export-files'
import { fileHostsOf, oldSite, placeInSite, type OldSite } from './old-site'
import { fileRecord, isEntry, textRecord } from './item-records'

// The first reading covers all files before anything is written. It keeps numbers and addresses, not texts.

export class Survey {
  readonly texts = new Map<string, TextRecord>()
  readonly files = new Map<string, FileRecord>()
  readonly authors = new Map<string, AuthorRecord>()
  readonly terms = new Map<string, WxrTerm>()
  readonly blocks = new Map<string, string>()
  /** Paths of texts whose anchors other texts link to. */
  readonly leadsInto = new Set<string>()
  readonly remarks: Source['remarks'] = []

  constructor(
    readonly site: WxrSite,
    readonly old: OldSite,
  ) {}
}

/** `broken`: the file that is not XML. */
type UnreadableExport = { message: string; file: string; line: number; broken?: ExportFile }

/** `named`: the old site, if the export does not state it. */
type SurveyContext = SourceSetting & { named?: OldSite }

/** Reads a file that is not XML again leniently; reports the first fault if that fails too. */
export async function survey(files: ExportFile[], context: SurveyContext): Promise<Survey | UnreadableExport> {
  const surveyed = await readOnce(files, context)
  const broken = 'message' in surveyed ? surveyed.broken : undefined
  if (!broken || broken.isLenient) return surveyed
  broken.isLenient = true
  const again = await survey(files, context)
  return 'message' in again && again.broken === broken ? surveyed : again
}

async function readOnce(files: ExportFile[], context: SurveyContext): Promise<Survey | UnreadableExport> {
  const { named } = context
  let result: Survey | undefined
  for await (const { file, part } of partsOf(files)) {
    const place = { file: file.name, line: part.line }
    if (part.is === 'broken') return { message: part.message, ...place, broken: file }
    if (part.is === 'site') {
      const old = oldSite(part.site.url) ?? named
      if (!old) return { message: siteAddressMissing, ...place }
      if (result && result.old.name !== old.name) return { message: otherSite(result.old.url, old.url), ...place }
      if (named && named.name !== old.name) return { message: notNamedSite(old.url, named.url), ...place }
      result ??= new Survey(part.site, old)
    }
    if (!result) continue
    if (part.is === 'remark') result.remarks.push({ message: part.message, ...place })
    if (part.is === 'author') result.authors.set(part.author.login, { ...part.author, key: part.author.login })
    if (part.is === 'term') result.terms.set(wxrTermKey(part.term), part.term)
    if (part.is === 'item') addItem(result, part, context)
  }
  return result!
}

export const siteAddressMissing =
  'The export does not say which site it is of: its <link> and <wp:base_blog_url> are empty or no web addresses. Name the address of the old site, on the command line with --site https://www.example.org.'

function notNamedSite(found: string, named: string) {
  return `This file is of ${found}, and not of ${named}. Name no site where an export says itself which one it is of.`
}

function otherSite(first: string, second: string) {
  return `This file is of ${second}, the one before it of ${first}. Import the files of each site by themselves.`
}

function addItem(result: Survey, { item, itemKey }: ExportedItem, context: SurveyContext) {
  collectFileHosts(result.old, item)
  collectLinkTargets(result.leadsInto, item, result.old)
  for (const term of item.terms) {
    const key = wxrTermKey(term)
    if (!result.terms.has(key)) result.terms.set(jsonCopy(key), jsonCopy({ ...term, parent: '', description: '' }))
  }
  const { key, is } = itemKey
  if (is === 'same again' || is === 'changed again') return
  if (item.type === 'wp_block' && item.id) result.blocks.set(item.id, item.content)
  // A shared number leads to the first text.
  const numbered = is === 'another' ? { ...item, id: '' } : item
  if (item.type === 'attachment') result.files.set(key, jsonCopy(fileRecord(key, numbered)))
  if (!isEntry(numbered)) return
  const sharesNumber = is === 'another' && item.id !== ''
  const text = textRecord(key, numbered, { ...context, ...result, sharesNumber })
  // JSON drops an unknown moment.
  result.texts.set(key, { ...jsonCopy(text), at: text.at })
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
