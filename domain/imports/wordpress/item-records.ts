import { decodedSlug, publishedAt, slugOf, wxrTermKey, type WxrItem, type WxrSite, type WxrTerm } from '@/lib/wxr/types'
import { isParentCategory, ownPlace, ownTerm, ownUpload } from '../gazette-meta'
import { sourceLanguage } from '../import-setting'
import type { FileRecord, OldClock, TermRecord, TextRecord, TextState } from '../records'
import type { SourceSetting } from '../source'
import { oldPathsOf, oldPathsOfTerm, type OldSite } from './old-site'
import { plainText } from '../markup/text-in'

export function isEntry(item: Pick<WxrItem, 'type'>): item is { type: 'post' | 'page' } & WxrItem {
  return item.type === 'post' || item.type === 'page'
}

type TextReading = SourceSetting & { site: WxrSite; old: OldSite; sharesNumber: boolean }

export function textRecord(
  key: string,
  wxr: WxrItem & { type: 'post' | 'page' },
  { zone, now, takenAs, site, old, sharesNumber }: TextReading,
): TextRecord {
  const item = {
    ...wxr,
    ...slugOf(wxr),
    olderSlugs: metaValuesOf(wxr, '_wp_old_slug'),
    ...sourceLanguage(languageWords(wxr, site), takenAs),
    group: wxr.terms.find(({ taxonomy }) => taxonomy === 'post_translations')?.slug ?? '',
    at: publishedAt(wxr, zone),
    ...ownPlace(wxr),
  }
  const { id, type: kind, link: url, slug, original, language, tag, group, at } = item
  const { is, why } = stateOf(item, now)
  return {
    key,
    id,
    kind,
    title: plainText(wxr.title),
    url,
    oldPaths: oldPathsOf(item, old),
    is,
    problems: [...(why ? [{ what: why }] : []), ...(sharesNumber ? [{ what: sharedNumber }] : [])],
    slug,
    original,
    language,
    tag,
    group,
    at,
    clock: oldClock(wxr),
    terms: [...new Set(wxr.terms.map(wxrTermKey))],
  }
}

const sharedNumber = 'Another text of the export has the same number: links by that number lead to the other one.'

/** A language plugin's field comes before the language of the site. */
function languageWords(item: WxrItem, site: WxrSite) {
  return [
    item.terms.find(({ taxonomy }) => taxonomy === 'language')?.slug,
    ...['_wpml_language', 'wpml_language', '_locale'].map((name) => metaValuesOf(item, name)[0]),
    site.language,
  ]
}

type ItemState = Pick<WxrItem, 'status' | 'password' | 'lacksType'> & { at?: number }

type StateHere = { is: TextState; why?: string }

// A missing field must not make a text public.
const withoutType = 'Its export does not say whether it is a post or a page. Here it is a draft of a post.'
const locked = 'It was protected by a password there. Here it is a draft, which only staff can read.'
const withoutDate =
  'Its export does not say when it was published. Here it is a draft: publish it with the date it had.'
const momentPassed =
  'It was set for a moment that has passed since the export. Here it is a draft: publish it if it went out.'

const hiddenStates: Record<string, StateHere> = {
  trash: { is: 'none', why: 'It was in the trash there.' },
  inherit: { is: 'none', why: 'It was never saved as a text of its own there.' },
  'auto-draft': { is: 'none', why: 'It was never saved as a text of its own there.' },
  private: { is: 'draft', why: 'It was private there. Here it is a draft, which all editors can read.' },
  pending: { is: 'review' },
  draft: { is: 'draft' },
  '': {
    is: 'draft',
    why: 'Its export does not say whether it was public. Here it is a draft: publish it if it was.',
  },
}

function stateOf({ status, at, password, lacksType }: ItemState, now: number): StateHere {
  const hidden = Object.hasOwn(hiddenStates, status) ? hiddenStates[status]! : undefined
  if (hidden?.is === 'none') return hidden
  if (lacksType) return { is: 'draft', why: withoutType }
  if (hidden) return hidden
  if (status !== 'publish' && status !== 'future')
    return {
      is: 'draft',
      why: `It had a state there that is not known here, “${status.slice(0, 40)}”. Here it is a draft.`,
    }
  if (password) return { is: 'draft', why: locked }
  if (at !== undefined && at > now) return { is: 'scheduled' }
  if (status === 'publish') return at === undefined ? { is: 'draft', why: withoutDate } : { is: 'live' }
  return { is: 'draft', why: momentPassed }
}

/** Reads the zone from local and UTC time. Undefined if a time is missing or the difference fits no zone. */
export function oldClock({ date, dateGmt }: Pick<WxrItem, 'date' | 'dateGmt'>): OldClock | undefined {
  const [local, utc] = [minutesSinceEpoch(date), minutesSinceEpoch(dateGmt)]
  if (local === undefined || utc === undefined) return undefined
  const ahead = local - utc
  return ahead % 15 === 0 && Math.abs(ahead) <= 14 * 60 ? { day: date.slice(0, 10), ahead } : undefined
}

function minutesSinceEpoch(text: string) {
  if (!/^[12]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined
  const at = Date.parse(`${text.replace(' ', 'T')}Z`)
  return Number.isNaN(at) ? undefined : Math.round(at / 60_000)
}

export function metaValuesOf({ meta }: Pick<WxrItem, 'meta'>, key: string): string[] {
  return meta.filter((field) => field.key === key && field.value !== '').map(({ value }) => value)
}

export function fileRecord(key: string, item: WxrItem): FileRecord {
  const { id, title, link, parent, attachmentUrl, guid, excerpt: caption } = item
  const file = metaValuesOf(item, '_wp_attached_file')[0] ?? ''
  const alt = metaValuesOf(item, '_wp_attachment_image_alt')[0]?.trim() ?? ''
  return { key, id, title, link, parent, url: attachmentUrl || guid, file, alt, caption, uploadMeta: ownUpload(item) }
}

/** Internal terms of plugins: they are not subjects. */
const innerTaxonomies = new Set([
  'language',
  'post_translations',
  'term_language',
  'term_translations',
  'post_format',
  'nav_menu',
])

export function termRecords(terms: Map<string, WxrTerm>, old: OldSite): TermRecord[] {
  return [...terms].flatMap(([key, term]) => {
    const { taxonomy, slug, description } = term
    if (innerTaxonomies.has(taxonomy) || isParentCategory(term)) return []
    const name = plainText(term.name)
    const own = ownTerm(term)
    // Gazette's own terms never had a WordPress number.
    const oldPaths = oldPathsOfTerm(own ? { ...term, id: '' } : term, old)
    const above = categoriesAbove(key, terms)
    // Some exports have terms without a slug: a choice for one of them must not apply to all.
    return [{ key, taxonomy, slug: decodedSlug(slug) || name, name, description, oldPaths, above, own }]
  })
}

function categoriesAbove(key: string, terms: Map<string, WxrTerm>) {
  const parents = new Set<string>()
  for (let term = terms.get(key); term?.taxonomy === 'category' && term.parent;) {
    const above = wxrTermKey({ taxonomy: 'category', slug: term.parent, name: '' })
    if (parents.has(above)) break
    parents.add(above)
    term = terms.get(above)
  }
  return [...parents]
}
