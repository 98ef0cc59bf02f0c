import { fileAddress } from '@/lib/web/file-address'
import { oldQuery } from '@/lib/web/old-query'
import { oldShapes } from '@/lib/web/old-shapes'
import { isListShape } from '@/lib/web/public-address'
import type { PlaceMap } from '../imported-body'
import { placeMissing, placeNamed } from '../markup/places'
import type { Plan } from '../plan/plan'
import type { FileRecord } from '../records'
import { oldPathsAmong, pathWithinSite, placeInSite, uploadPlace, type OldSite } from './old-site'
import type { SiteFiles } from './site-files'

/** `lost`: the part of an address that has no equivalent. */
export type LinkTarget = { to: string; lost?: string } | { why: string }

const leadsNowhere = 'A link leads to an address of the old site that is not in the export.'
const leadsToUnpublished = 'A link leads to a text that readers do not have here.'
const leadsToPicture = 'A link leads to a picture file: here pictures are shown, not linked to.'
const leadsToMissingFile = 'A file is missing: the text links to where it was.'

type LinkContext = {
  old: OldSite
  plan: Plan
  files: SiteFiles
  /** Lists of terms by old address. */
  lists: Map<string, string>
}

export class Links {
  /** Anchors of the texts that others link into. */
  places = new Map<string, PlaceMap>()
  private readonly filePages = new Map<string, FileRecord>()

  constructor(
    private readonly context: LinkContext,
    records: Iterable<FileRecord>,
  ) {
    const { old } = context
    for (const record of records) {
      const place = placeInSite(old, record.link)
      if (place) this.filePages.set(place.path + (oldQuery(place.query) ?? place.query), record)
      if (record.id) this.filePages.set(`${old.base || '/'}?attachment_id=${record.id}`, record)
    }
  }

  /** Returns the new target of a link in the text at address `from`; undefined for a link to another site. */
  targetOf(href: string, from: string): LinkTarget | undefined {
    const { old, plan, lists } = this.context
    const place = placeInSite(old, href, from || undefined)
    if (!place) return isFileElsewhere(href, old) ? this.targetOfFile(href) : undefined
    if (uploadPlace(place.path, old) !== undefined) return this.targetOfFile(href)
    const { path, query, hash } = place
    const key = path + (oldQuery(query) ?? '')
    const text = plan.owners.get(key)
    if (text !== undefined) return this.targetOfText(text, hash)
    const page = this.filePages.get(key)
    if (page !== undefined) return this.targetOfFilePage(page)
    if (path === (old.base || '/') && !oldQuery(query)) return { to: `/${hash}` }
    const list = lists.get(key) ?? (oldQuery(query) ? listNamed(path, query, old) : listAt(path, old))
    return list ? { to: list } : { why: leadsNowhere }
  }

  private targetOfText(key: string, hash: string): LinkTarget {
    const path = this.context.plan.texts.get(key)?.path
    if (!path) return { why: leadsToUnpublished }
    const within = hash.length > 1 ? this.places.get(key) : undefined
    if (!within) return { to: path + hash }
    const to = within.get(placeNamed(hash))
    return to ? { to: `${path}#${to}` } : { to: path, lost: placeMissing }
  }

  private targetOfFile(url: string): LinkTarget {
    const file = this.context.files.find({ url })
    if (!file) return { why: leadsToMissingFile }
    return file.kind === 'document' ? { to: fileAddress(file) } : { why: leadsToPicture }
  }

  private targetOfFilePage({ id, parent, url }: FileRecord): LinkTarget {
    const file = this.context.files.find({ id, url })
    if (file?.kind === 'document') return { to: fileAddress(file) }
    // The first text with a number has it as its key.
    const path = this.context.plan.texts.get(parent)?.path
    return path ? { to: path } : { why: leadsNowhere }
  }

  /** Returns the old addresses of a file and of its page, with what they lead to. `filePath`: its address here. */
  addressesOf(url: string, record: FileRecord | undefined, filePath: string) {
    const { old } = this.context
    const page = record && this.targetOfFilePage(record)
    const pages = record ? [record.link, ...(record.id ? [`${old.url}/?attachment_id=${record.id}`] : [])] : []
    const pageTarget = page && 'to' in page ? page.to : filePath
    return [
      ...oldPathsAmong([url], old).map((oldPath) => ({ ...oldPath, target: filePath })),
      ...oldPathsAmong(pages, old).map((oldPath) => ({ ...oldPath, target: pageTarget })),
    ]
  }
}

/** An upload at WordPress.com's host of files belongs to the site. */
function isFileElsewhere(href: string, old: OldSite) {
  return URL.canParse(href) && old.fileHosts.has(new URL(href).host) && uploadPlace(href, old) !== undefined
}

/** Months and lists have the same addresses on this site. */
function listAt(path: string, old: OldSite) {
  const bare = pathWithinSite(old, path)
  const day = /^(\/\d{4}\/\d{2})\/\d{2}$/.exec(bare)?.[1]
  if (day) return day
  if (/^\/(.*\/)?feed(\/\w+)?$/.test(bare)) return '/feed.xml'
  return isListShape(bare) ? bare : undefined
}

function listNamed(path: string, query: string, old: OldSite) {
  if (path !== (old.base || '/')) return undefined
  const [target] = oldShapes(`/${oldQuery(query)}`)
  if (typeof target === 'object') return target.endings[0]
  return target && (isListShape(target) || target.startsWith('/search?')) ? target : undefined
}
