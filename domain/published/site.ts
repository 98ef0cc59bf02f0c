import { prepared, publicVersion } from '@/db/connection'
import { settings } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { onOneLine } from '@/lib/text/one-line'

export type MenuItem = { label: string; path: string }
/** A line of a menu. With `items` it opens them, after its own page; it may then be a heading alone, with an empty path. */
export type MenuLine = MenuItem & { items?: MenuItem[] }

/** The texts of the site in another language; where one is missing, the text of the site's own language stands. */
export type SiteTranslation = {
  name?: string
  tagline?: string
  /** Labels of both menus by `menuKey`. */
  menu?: Record<string, string>
}

export type Organisation = { name: string; url: string }

/** A picture of the library as a mark of the site: what its upload says of itself, which never changes. */
export type SitePicture = { id: string; width: number; height: number }

/** The settings that name a picture of the library. */
export const pictureSettings = ['logo', 'darkLogo', 'icon'] as const
export type PictureSetting = (typeof pictureSettings)[number]

export type Site = {
  name: string
  tagline: string
  /** The site's one IANA zone: archives, permalinks and dates are its. */
  zone: string
  contact: string
  organisations: Organisation[]
  menu: MenuLine[]
  /** At the foot of every page: what a reader may need anywhere, such as contact, privacy, accessibility and help. */
  footerMenu: MenuLine[]
  translations: Partial<Record<Language, SiteTranslation>>
  /** The entry that leads the front page while it is live; absent means the newest post. */
  leadEntryId: number | null
  /** Entries that stand on the front page above the newest while they are live, in this order. */
  pinnedEntryIds: number[]
  /** True if dates in Thai have the year of the Buddhist era beside. */
  buddhistYears: boolean
  /** Shown to readers and harvesters as the publisher. */
  publisher: string
  /** The address to which the quick way off a page leads: a site that anyone might be reading. */
  leaveTo: string
  /** Above every page, in place of the name or beside it. */
  logo: SitePicture | null
  /** The logo on dark paper; absent, the one for light paper stands on a light ground. */
  darkLogo: SitePicture | null
  /** True if the name stands beside the logo. */
  nameBesideLogo: boolean
  /** A square picture, from which the icons for browsers and phones are made. */
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

/** The site's own settings, as readers may see them. From then on the main language is the one that holds, as with the public version. */
export async function siteSettings(): Promise<Site> {
  // First what may throw at once: nobody would hear of the other's failure.
  const [, rows] = await Promise.all([publicVersion(), allSettings({})])
  const siteRows = rows.filter((row) => row.key in defaultSite)
  return { ...defaultSite, ...onOneLines(Object.fromEntries(siteRows.map((row) => [row.key, row.value]))) }
}

/** Settings with each of their texts on one line, as they go into headers, titles and files of lines. */
export function onOneLines<S extends Partial<Site>>(site: S): S {
  const tidy = (_: string, value: unknown) => (typeof value === 'string' ? onOneLine(value) : value)
  return JSON.parse(JSON.stringify(site, tidy)) as S
}

const allSettings = prepared((db) => db.select().from(settings))
