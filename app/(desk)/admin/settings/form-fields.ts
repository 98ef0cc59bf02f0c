import { z } from 'zod'
import type { MenuItem, Organisation, Site } from '@/domain/published/site'
import { trimmedTranslations } from '@/domain/site/site-names'
import { isLanguage } from '@/lib/languages'

// The form's fields by name: a line of a list is `menu.2.label`, so that a problem and a typed value find their field.

const text = z.string().max(20_000)
const replace = text.optional()
const Fields = z
  .object({
    name: text,
    tagline: text,
    publisher: text,
    contact: text,
    zone: text,
    leaveTo: text,
    before: text,
    replace,
  })
  .catchall(text)

export const SettingsFields = Fields.transform(({ name, tagline, publisher, contact, zone, leaveTo, ...rest }) => {
  const menu = linesIn<MenuItem>(rest, 'menu', ['label', 'path'])
  const footerMenu = linesIn<MenuItem>(rest, 'footerMenu', ['label', 'path'])
  const organisations = linesIn<Organisation>(rest, 'organisations', ['name', 'url'])
  const site: SettingsSite = {
    name,
    tagline,
    publisher,
    contact,
    zone,
    leaveTo,
    menu: menu.lines,
    footerMenu: footerMenu.lines,
    organisations: organisations.lines,
    translations: translationsIn(rest),
  }
  const places = { menu: menu.places, footerMenu: footerMenu.places, organisations: organisations.places }
  return { site, opened: openedWith(rest.before, rest.replace), places }
})

/** The site's words in other languages: `translations.km.name`, `translations.km.menu./about`. */
function translationsIn(fields: Record<string, string>) {
  const translations: Site['translations'] = {}
  for (const [field, value] of Object.entries(fields)) {
    const [, language = '', part, path] = /^translations\.(\w+)\.(name|tagline|menu)(?:\.(\/.*))?$/.exec(field) ?? []
    if (!isLanguage(language)) continue
    const translation = (translations[language] ??= {})
    if (part === 'menu' && path) translation.menu = { ...translation.menu, [path]: value }
    else if (part === 'name' || part === 'tagline') translation[part] = value
  }
  return trimmedTranslations(translations)
}

/** What this form changes; the front page has a form of its own. */
export type SettingsSite = Omit<Site, 'leadEntryId' | 'pinnedEntryIds'>

export const FrontFields = z
  .object({ leadEntryId: text, before: text, replace })
  .catchall(text)
  .transform(({ leadEntryId, before, replace, ...rest }) => {
    const pins = linesIn<{ id: string }>(rest, 'pinnedEntryIds', ['id'])
    const site: FrontSite = {
      leadEntryId: Number(leadEntryId) || null,
      pinnedEntryIds: pins.lines.map(({ id }) => Number(id)).filter(Number.isSafeInteger),
    }
    return { site, opened: openedWith(before, replace), places: { pinnedEntryIds: pins.places } }
  })

export type FrontSite = Pick<Site, 'leadEntryId' | 'pinnedEntryIds'>

type Places = Partial<Record<'menu' | 'footerMenu' | 'organisations' | 'pinnedEntryIds', number[]>>

/** The lines of one list in their order, without empty ones, and the place each had in the form. */
function linesIn<L>(fields: Record<string, string>, list: string, parts: (keyof L & string)[]) {
  // Linear: a fixed beginning and at most four digits.
  const numbers = Object.keys(fields).flatMap((name) => new RegExp(`^${list}\\.(\\d{1,4})\\.`).exec(name)?.[1] ?? [])
  const places = [...new Set(numbers.map(Number))]
    .sort((a, b) => a - b)
    .filter((place) => parts.some((part) => fields[`${list}.${place}.${part}`]?.trim()))
  const lines = places.map(
    (place) => Object.fromEntries(parts.map((part) => [part, fields[`${list}.${place}.${part}`]?.trim() ?? ''])) as L,
  )
  return { lines, places }
}

/** The field of the form that a problem of the settings belongs to. */
export function fieldAt(places: Places, field: string | undefined) {
  const inLine = /^(menu|footerMenu|organisations|pinnedEntryIds)\.(\d+)/
  return field?.replace(inLine, (_, list: keyof Places, n) => `${list}.${places[list]?.[n]}`)
}

/** What the form began with, without the fields that are replaced whatever they are by now: `name,zone`. */
export function openedWith<S = Site>(before: string, replace = '') {
  const replaced = replace.split(',')
  return Object.fromEntries(Object.entries(readable(before)).filter(([key]) => !replaced.includes(key))) as Partial<S>
}

/** The fields that this form changed. The others may have been changed elsewhere meanwhile, and stay as they are. */
export function changedFields<S extends object>(site: S, was: Record<string, unknown>): Partial<S> {
  const isChanged = ([key, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(was[key])
  return Object.fromEntries(Object.entries(site).filter(isChanged)) as Partial<S>
}

function readable(json: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(json)) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** A full address of this site, as people copy it, means its path. */
export function ownPaths(menu: MenuItem[], siteUrl: string): MenuItem[] {
  return menu.map(({ label, path }) => ({
    label,
    path: path === siteUrl || path.startsWith(`${siteUrl}/`) ? path.slice(siteUrl.length) || '/' : path,
  }))
}
