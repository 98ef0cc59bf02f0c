import { fileAddress } from '@/lib/web/file-address'
import { oldQuery } from '@/lib/web/old-query'
import { oldShapes } from '@/lib/web/old-shapes'
import { isListShape } from '@/lib/web/public-address'
import { placeMissing, placeNamed } from '../markup/places'
import type { ImportContext } from './import-context'
import { networkPath, placeInSite, uploadPath, pathWithinSite, type OldSite } from './old-site'
import { uploadPlace } from './upload-places'

/** `lost`: the part of an address that has no equivalent. */
export type LinkTarget = { to: string; lost?: string } | { why: string }

const leadsNowhere = 'A link leads to an address of the old site that is not in the export.'
const leadsToUnpublished = 'A link leads to a text that readers do not have here.'
const leadsToPicture = 'A link leads to a picture file: here pictures are shown, not linked to.'
const leadsToMissingFile = 'A file is missing: the text links to where it was.'

/** Returns the new target of a link in the text at address `from`; undefined for a link to another site. */
export function linkTarget(href: string, from: string, ctx: ImportContext): LinkTarget | undefined {
  const { survey, addresses, terms } = ctx
  const place = placeInSite(survey.old, href, from || undefined)
  if (!place) return isFileElsewhere(href, survey.old) ? fileTarget(href, ctx) : undefined
  if ((uploadPath(place.path) ?? networkPath(place.path)) !== undefined) return fileTarget(href, ctx)
  const { path, query, hash } = place
  const key = path + (oldQuery(query) ?? '')
  const text = addresses.texts.get(key)
  if (text !== undefined) return textTarget(text, hash, ctx)
  const page = addresses.filePages.get(key)
  if (page !== undefined) return attachmentTarget(page, ctx)
  if (path === (survey.old.base || '/') && !oldQuery(query)) return { to: `/${hash}` }
  const list = terms.lists.get(key) ?? (oldQuery(query) ? listNamed(path, query, survey.old) : listAt(path, survey.old))
  return list ? { to: list } : { why: leadsNowhere }
}

/** An upload at WordPress.com's host of files belongs to the site. */
function isFileElsewhere(href: string, old: OldSite) {
  return URL.canParse(href) && old.fileHosts.has(new URL(href).host) && uploadPlace(href, old) !== undefined
}

function textTarget(key: string, hash: string, { plan, places }: ImportContext): LinkTarget {
  const item = plan.get(key)
  if (!item?.path) return { why: leadsToUnpublished }
  const within = hash.length > 1 ? places.get(key) : undefined
  if (!within) return { to: item.path + hash }
  const to = within.get(placeNamed(hash))
  return to ? { to: `${item.path}#${to}` } : { to: item.path, lost: placeMissing }
}

function fileTarget(href: string, { uploads }: ImportContext): LinkTarget {
  const file = uploads.find({ url: href })
  if (!file) return { why: leadsToMissingFile }
  return file.kind === 'document' ? { to: fileAddress(file) } : { why: leadsToPicture }
}

export function attachmentTarget(key: string, { survey, plan, uploads }: ImportContext): LinkTarget {
  const { id, parent, url } = survey.attachments.get(key)!
  const file = uploads.find({ id, url })
  if (file?.kind === 'document') return { to: fileAddress(file) }
  const text = survey.numbers.get(parent)
  const item = text === undefined ? undefined : plan.get(text)
  return item?.path ? { to: item.path } : { why: leadsNowhere }
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
