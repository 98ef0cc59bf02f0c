import { fileAddress } from '@/lib/file-address'
import { oldQuery } from '@/lib/old-query'
import { oldShapes } from '@/lib/old-shapes'
import { isListShape } from '@/lib/public-address'
import { oldPathsOf } from './old-paths'
import { placeIn, uploadPath, within } from './old-site'
import { noPlace, placeNamed, type Led } from '../markup/places'
import type { Going } from './going'
import type { TermPlaces } from './terms'
import type { Uploads } from './uploads'

/**
 * Where a link of an imported text leads: to an address here, with what is `lost` on the way; or nowhere, for a reason.
 * Another site's stays as it is.
 */
export type Leads = { to: string; lost?: string } | { why: string }

const nowhere = 'A link leads to an address of the old site that is not in the export.'
const notPublic = 'A link leads to a text that readers do not have here.'
const toPicture = 'A link leads to a picture file: here pictures are shown, not linked to.'
const missing = 'A file is missing: the text links to where it was.'

/** `places`: where the names within texts lead, by the key of the text. */
type Around = { uploads: Uploads; terms: TermPlaces; places: Map<string, Led> }

/** Where everything of the old site is now: by the paths, numbers and files under which it was found. */
export function directory(going: Going, { uploads, terms, places }: Around) {
  const { survey, plan } = going
  const entries = new Map<string, string>()
  for (const planned of plan.values())
    for (const { path } of oldPathsOf(planned, survey.old)) if (!entries.has(path)) entries.set(path, planned.key)
  const pages = new Map<string, string>()
  for (const one of survey.attachments.values()) {
    const path = placeIn(survey.old, one.link)
    if (path) pages.set(path.path + (oldQuery(path.query) ?? path.query), one.key)
    if (one.id) pages.set(`${survey.old.base || '/'}?attachment_id=${one.id}`, one.key)
  }

  /** `from`: the address of the text that has the link. */
  function lead(href: string, from: string): Leads | undefined {
    const place = placeIn(survey.old, href, from || undefined)
    if (!place) return undefined
    if (uploadPath(place.path) !== undefined) return file(href)
    const { path, query, hash } = place
    const key = path + (oldQuery(query) ?? '')
    const entry = entries.get(key)
    if (entry !== undefined) return of(entry, hash)
    const page = pages.get(key)
    if (page !== undefined) return attachment(page)
    if (path === (survey.old.base || '/') && !oldQuery(query)) return { to: `/${hash}` }
    const list = terms.at(key) ?? (oldQuery(query) ? named(path, query) : archive(path))
    return list ? { to: list } : { why: nowhere }
  }

  function of(key: string, hash = ''): Leads {
    const planned = plan.get(key)
    if (!planned?.path) return { why: notPublic }
    const led = hash.length > 1 ? places.get(key) : undefined
    if (!led) return { to: planned.path + hash }
    const to = led.get(placeNamed(hash))
    return to ? { to: `${planned.path}#${to}` } : { to: planned.path, lost: noPlace }
  }

  function file(href: string): Leads {
    const held = uploads.find({ url: href })
    if (!held) return { why: missing }
    return held.kind === 'document' ? { to: fileAddress(held) } : { why: toPicture }
  }

  /** WordPress gave every upload a page: its text has it here. */
  function attachment(key: string): Leads {
    const { id, parent, url } = survey.attachments.get(key)!
    const held = uploads.find({ id, url })
    if (held?.kind === 'document') return { to: fileAddress(held) }
    const of = survey.numbers.get(parent)
    const planned = of === undefined ? undefined : plan.get(of)
    return planned?.path ? { to: planned.path } : { why: nowhere }
  }

  /** Months and lists have the same addresses here. */
  function archive(path: string) {
    const bare = within(survey.old, path)
    const day = /^(\/\d{4}\/\d{2})\/\d{2}$/.exec(bare)?.[1]
    if (day) return day
    if (/^\/(.*\/)?feed(\/\w+)?$/.test(bare)) return '/feed.xml'
    return isListShape(bare) ? bare : undefined
  }

  /** What a query named: a month, a feed, a search. */
  function named(path: string, query: string) {
    if (path !== (survey.old.base || '/')) return undefined
    const [place] = oldShapes(`/${oldQuery(query)}`)
    if (typeof place === 'object') return place.endings[0]
    return place && (isListShape(place) || place.startsWith('/search?')) ? place : undefined
  }

  return { lead, attachment }
}

export type Directory = ReturnType<typeof directory>
