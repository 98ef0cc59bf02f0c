import { z } from 'zod'
import {
  pictureSettings,
  type MenuLine,
  type Organisation,
  type PictureSetting,
  type Site,
} from '@/domain/published/site'
import { trimTranslations } from '@/domain/site/site-names'
import { pick } from '@/lib/lists/pick'
import { isSiteLanguage } from '@/lib/languages/languages'

// A line of a list is a field such as `menu.2.label`, so that problems and typed values find it.

const textField = z.string().max(20_000)
const replaceField = textField.optional()
const textFields = {
  name: textField,
  tagline: textField,
  publisher: textField,
  contact: textField,
  zone: textField,
  leaveTo: textField,
}
const Texts = z.object(textFields).partial()
const beforeField = textField.refine((json) => Object.keys(readable(json)).length > 0, 'Load this page again first.')
const SettingsFormFields = Texts.extend({ before: beforeField, replace: replaceField }).catchall(textField)

export const SettingsFields = SettingsFormFields.transform((fields) => {
  const menu = menuIn(fields, 'menu')
  const footerMenu = menuIn(fields, 'footerMenu')
  const organisations = linesIn<Organisation>(fields, 'organisations', ['name', 'url'])
  const all: SettingsSite = {
    ...Texts.parse(fields),
    menu: menu.lines,
    footerMenu: footerMenu.lines,
    organisations: organisations.lines,
    translations: translationsIn(fields),
    ...picturesIn(fields),
    buddhistYears: fields.buddhistYears === 'yes',
    nameBesideLogo: fields.nameBesideLogo === 'yes',
  }
  const places = { menu: menu.places, footerMenu: footerMenu.places, organisations: organisations.places }
  // Each page of the settings sends what it shows, which `before` names.
  const site = pick(all, ...(Object.keys(readable(fields.before)) as (keyof SettingsSite)[]))
  return { site, opened: settingsBefore(fields.before, fields.replace), places }
})

/** Fields: `translations.km.name`, `translations.km.menu./about`, or for a heading `translations.km.menu.#About`. */
function translationsIn(fields: Record<string, string>) {
  const translations: Site['translations'] = {}
  for (const [field, value] of Object.entries(fields)) {
    const [, language = '', part, path] =
      /^translations\.([\w-]+)\.(name|tagline|menu)(?:\.([/#].*))?$/.exec(field) ?? []
    if (!isSiteLanguage(language)) continue
    const translation = (translations[language] ??= {})
    if (part === 'menu' && path) translation.menu = { ...translation.menu, [path]: value }
    else if (part === 'name' || part === 'tagline') translation[part] = value
  }
  return trimTranslations(translations)
}

/** Without the front page, which has its own form. */
export type SettingsSite = Partial<Omit<Site, 'leadEntryId' | 'pinnedEntryIds'>>

const PictureFields = z.object({ id: z.string().max(100), width: z.number(), height: z.number() }).nullable()

/** Pictures as they were opened or chosen; the upload's own data replaces theirs in the end. */
function picturesIn(fields: Record<string, string>): Partial<Pick<Site, PictureSetting>> {
  const pictures: Partial<Pick<Site, PictureSetting>> = {}
  for (const name of pictureSettings) {
    const picture = fields[name] === undefined ? undefined : PictureFields.safeParse(parsedJson(fields[name]))
    if (picture?.success) pictures[name] = picture.data
  }
  return pictures
}

export const FrontFields = z
  .object({ leadEntryId: textField, before: textField, replace: replaceField })
  .catchall(textField)
  .transform(({ leadEntryId, before, replace, ...rest }) => {
    const pins = linesIn<{ id: string }>(rest, 'pinnedEntryIds', ['id'])
    const site: FrontSite = {
      leadEntryId: Number(leadEntryId) || null,
      pinnedEntryIds: pins.lines.map(({ id }) => Number(id)).filter(Number.isSafeInteger),
    }
    return { site, opened: settingsBefore(before, replace), places: { pinnedEntryIds: pins.places } }
  })

export type FrontSite = Pick<Site, 'leadEntryId' | 'pinnedEntryIds'>

/** The form's line for each line of the list: `2`, or `2.items.0` in a sub-menu. */
type LinePlacesByList = Partial<Record<'menu' | 'footerMenu' | 'organisations' | 'pinnedEntryIds', LinePlaces>>
type LinePlaces = Record<string, number> | number[]

/** A line with `sub` belongs to the last line without it. An empty line with lines below it stays, to be named. */
function menuIn(fields: Record<string, string>, list: 'menu' | 'footerMenu') {
  const isSub = (place: number | undefined) => place !== undefined && fields[`${list}.${place}.sub`] === 'yes'
  const typed = linesIn<MenuLine>(fields, list, ['label', 'path'], (place, next) => !isSub(place) && isSub(next))
  const lines: MenuLine[] = []
  const places: Record<string, number> = {}
  typed.lines.forEach((line, n) => {
    const place = typed.places[n]!
    const head = isSub(place) ? lines.at(-1) : undefined
    places[head ? `${lines.length - 1}.items.${head.items?.length ?? 0}` : lines.length] = place
    if (head) head.items = [...(head.items ?? []), line]
    else lines.push(line)
  })
  return { lines, places }
}

/** Leaves out empty lines; the others keep their place in the form. */
function linesIn<L>(
  fields: Record<string, string>,
  list: string,
  parts: (keyof L & string)[],
  isNeeded: (place: number, next: number | undefined) => boolean = () => false,
) {
  // Linear: anchored, and at most four digits.
  const numbers = Object.keys(fields).flatMap((name) => new RegExp(`^${list}\\.(\\d{1,4})\\.`).exec(name)?.[1] ?? [])
  const all = [...new Set(numbers.map(Number))].sort((a, b) => a - b)
  const needed = new Set(all.filter((place, n) => isNeeded(place, all[n + 1])))
  const places = all.filter(
    (place) => parts.some((part) => fields[`${list}.${place}.${part}`]?.trim()) || needed.has(place),
  )
  const lines = places.map(
    (place) => Object.fromEntries(parts.map((part) => [part, fields[`${list}.${place}.${part}`]?.trim() ?? ''])) as L,
  )
  return { lines, places }
}

export function fieldAt(places: LinePlacesByList, field: string | undefined) {
  const inLine = /^(menu|footerMenu|organisations|pinnedEntryIds)\.(\d+(?:\.items\.\d+)?)/
  return field?.replace(inLine, (_, list: keyof LinePlacesByList, line: string) => {
    const placesInForm = new Map(Object.entries(places[list] ?? {}))
    return `${list}.${placesInForm.get(line)}`
  })
}

/** `replace`, such as `name,zone`: fields to save even if somebody else has changed them. */
export function settingsBefore<S = Site>(before: string, replace = '') {
  const replaced = replace.split(',')
  return Object.fromEntries(Object.entries(readable(before)).filter(([key]) => !replaced.includes(key))) as Partial<S>
}

/** Returns only fields that this form changed: somebody else may have changed the others. */
export function changedFields<S extends object>(site: S, was: Record<string, unknown>): Partial<S> {
  const isChanged = ([key, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(was[key])
  return Object.fromEntries(Object.entries(site).filter(isChanged)) as Partial<S>
}

function readable(json: string): Record<string, unknown> {
  return Object(parsedJson(json) ?? {}) as Record<string, unknown>
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

export function withOwnPaths(menu: MenuLine[], siteUrl: string): MenuLine[] {
  return menu.map(({ label, path, items }) => ({
    label,
    path: path === siteUrl || path.startsWith(`${siteUrl}/`) ? path.slice(siteUrl.length) || '/' : path,
    ...(items && { items: withOwnPaths(items, siteUrl) }),
  }))
}
