import { preparedQuery, publicVersion } from '@/db/connection'
import { settings } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { onOneLine } from '@/lib/text/one-line'

export type MenuItem = { label: string; path: string }
/** `items`: lines below it. A heading without a page has an empty path. */
export type MenuLine = MenuItem & { items?: MenuItem[] }

/** A missing text falls back to the main language. */
export type SiteTranslation = {
  name?: string
  tagline?: string
  /** Labels of both menus by `menuKey`. */
  menu?: Record<string, string>
}

export type Organisation = { name: string; url: string }

/** The size of a stored picture never changes. */
export type SitePicture = { id: string; width: number; height: number }

export const pictureSettings = ['logo', 'darkLogo', 'icon'] as const
export type PictureSetting = (typeof pictureSettings)[number]

export type Site = {
  name: string
  tagline: string
  /** IANA zone of archives, permalinks and dates. */
  zone: string
  contact: string
  organisations: Organisation[]
  menu: MenuLine[]
  footerMenu: MenuLine[]
  translations: Record<Language, SiteTranslation>
  /** The entry that leads the front page while it is live; null: the newest post leads. */
  leadEntryId: number | null
  /** Entries before the newest posts on the front page, in order, while they are live. */
  pinnedEntryIds: number[]
  /** True if dates in Thai also show the Buddhist year. */
  buddhistYears: boolean
  publisher: string
  /** Target of the quick exit: a site that anyone might be reading. */
  leaveTo: string
  /** Shown above every page, in place of the name or beside it. */
  logo: SitePicture | null
  /** For dark mode; null: `logo` on a light plate. */
  darkLogo: SitePicture | null
  nameBesideLogo: boolean
  /** Square; the icons for browsers and phones are made from it. */
  icon: SitePicture | null
}

export const defaultSite: Site = {
  name: 'Gazette',
  tagline: '',
  zone: 'Asia/Bangkok',
  contact: '',
  organisations: [],
  menu: [
    { label: 'News', path: '/news' },
    { label: 'Publications', path: '/publications' },
    { label: 'Countries', path: '/countries' },
    { label: 'Topics', path: '/topics' },
    { label: 'Archive', path: '/archive' },
  ],
  footerMenu: [],
  translations: {},
  leadEntryId: null,
  pinnedEntryIds: [],
  buddhistYears: true,
  publisher: '',
  leaveTo: 'https://worldweather.wmo.int/',
  logo: null,
  darkLogo: null,
  nameBesideLogo: false,
  icon: null,
}

/** Reads the public settings and, with the public version, the main language. */
export async function siteSettings(): Promise<Site> {
  // `publicVersion` may throw at once, so it is called first: otherwise nobody would handle a failure of the query.
  const [, rows] = await Promise.all([publicVersion(), allSettings({})])
  const siteRows = rows.filter((row) => row.key in defaultSite)
  return { ...defaultSite, ...onOneLines(Object.fromEntries(siteRows.map((row) => [row.key, row.value]))) }
}

/** Settings go into headers, titles and line-based files, so each text is on one line. */
export function onOneLines<S extends Partial<Site>>(site: S): S {
  const tidy = (_: string, value: unknown) => (typeof value === 'string' ? onOneLine(value) : value)
  return JSON.parse(JSON.stringify(site, tidy)) as S
}

const allSettings = preparedQuery((db) => db.select().from(settings))
