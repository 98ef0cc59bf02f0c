import { prepared } from '@/db/connection'
import { settings } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { onOneLine } from '@/lib/one-line'

export type MenuItem = { label: string; path: string }
/** The texts of the site in another language; where one is missing, the text of the site's own language stands. */
export type SiteTranslation = {
  name?: string
  tagline?: string
  /** Labels of both menus by the address they lead to. */
  menu?: Record<string, string>
}

export type Organisation = { name: string; url: string }

export type Site = {
  name: string
  tagline: string
  /** The site's one IANA zone: archives, permalinks and dates are its. */
  zone: string
  contact: string
  organisations: Organisation[]
  menu: MenuItem[]
  /** At the foot of every page: what a reader may need anywhere, such as contact, privacy, accessibility and help. */
  footerMenu: MenuItem[]
  translations: Partial<Record<Language, SiteTranslation>>
  /** The entry that leads the front page while it is live; absent means the newest post. */
  leadEntryId: number | null
  /** Entries that stand on the front page above the newest while they are live, in this order. */
  pinnedEntryIds: number[]
  /** Shown to readers and harvesters as the publisher. */
  publisher: string
  /** Where the quick way off a page leads: a site that anyone might be reading. */
  leaveTo: string
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
    { label: 'The record', path: '/archive' },
  ],
  footerMenu: [],
  translations: {},
  leadEntryId: null,
  pinnedEntryIds: [],
  publisher: '',
  leaveTo: 'https://worldweather.wmo.int/',
}

/** The site's own settings, as readers may see them. */
export async function siteSettings(): Promise<Site> {
  const rows = await allSettings({})
  const siteRows = rows.filter((row) => row.key in defaultSite)
  return { ...defaultSite, ...onOneLines(Object.fromEntries(siteRows.map((row) => [row.key, row.value]))) }
}

/** Settings with each of their texts on one line, as they go into headers, titles and files of lines. */
export function onOneLines<S extends Partial<Site>>(site: S): S {
  const tidy = (_: string, value: unknown) => (typeof value === 'string' ? onOneLine(value) : value)
  return JSON.parse(JSON.stringify(site, tidy)) as S
}

const allSettings = prepared((db) => db.select().from(settings))
