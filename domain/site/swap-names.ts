import { asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { helpServices, settings, terms, type HelpWords, type TermNames } from '@/db/schema'
import { type MainLanguageChange, addressAfter } from '@/lib/web/main-language-address'
import { defaultSite, type Site, type MenuItem, type MenuLine, type SiteTranslation } from '@/domain/published/site'
import { demonstrationSetting } from './demonstration'
import { saveSetting } from './save-setting'
import type { Language } from '@/lib/languages/languages'
import { menuItems, menuKey } from '@/lib/text/menu-items'
import { isListShape } from '@/lib/web/public-address'

export async function swapNamesIn(tx: Tx, change: MainLanguageChange) {
  const rows = await tx.select().from(settings).orderBy(asc(settings.key))
  const site = Object.fromEntries(rows.map(({ key, value }) => [key, value])) as Partial<Site>
  const swapped = swapSiteNames({ ...defaultSite, ...site }, change)
  for (const [key, value] of Object.entries(swapped))
    if (JSON.stringify(value) !== JSON.stringify(site[key as keyof Site] ?? defaultSite[key as keyof Site]))
      await saveSetting(tx, key, value)
  // Names of the demonstration are swapped in its setting too, so that unchanged ones are still found.
  const demo = rows.find(({ key }) => key === demonstrationSetting)
  if (demo) {
    const dressed = demo.value as Partial<Site>
    const value = { ...dressed, ...swapSiteNames({ ...defaultSite, ...dressed }, change) }
    await saveSetting(tx, demonstrationSetting, value)
  }
  for (const term of await tx.select().from(terms).orderBy(asc(terms.id)))
    await tx.update(terms).set(swapTermNames(term, change)).where(eq(terms.id, term.id))
  for (const service of await tx.select().from(helpServices).orderBy(asc(helpServices.id))) {
    const { name, hours, about, spoken, words } = service
    const said = swapHelpWords({ name, hours, about, spoken, words }, change)
    await tx.update(helpServices).set(said).where(eq(helpServices.id, service.id))
  }
}

// A change of the main language swaps its names. A missing name keeps the old one in both languages.

type SiteNames = Pick<Site, 'name' | 'tagline' | 'menu' | 'footerMenu' | 'translations'>

/** Swaps the names of the site. In menus, lists keep their addresses and pages get new ones. */
function swapSiteNames(site: SiteNames, change: MainLanguageChange): SiteNames {
  const { from, to } = change
  const said: SiteTranslation = site.translations[to] ?? {}
  const swapped = (line: MenuItem): MenuItem => ({
    label: said.menu?.[menuKey(line)] ?? line.label,
    path: line.path === '' || isListShape(line.path) ? line.path : addressAfter(line.path, change),
  })
  const menuSwapped = (menu: MenuLine[]) =>
    menu.map(({ items, ...line }) => ({ ...swapped(line), ...(items && { items: items.map(swapped) }) }))
  const lines = menuItems([...site.menu, ...site.footerMenu])
  const keys = new Map(lines.map((line) => [menuKey(line), menuKey(swapped(line))]))
  const ownLabels = lines.flatMap((line) =>
    said.menu?.[menuKey(line)] === undefined ? [] : [[menuKey(swapped(line)), line.label] as const],
  )
  const before: SiteTranslation = {
    ...(said.name && { name: site.name }),
    ...(said.tagline && site.tagline && { tagline: site.tagline }),
    ...(ownLabels.length > 0 && { menu: Object.fromEntries(ownLabels) }),
  }
  const others = Object.entries(site.translations).filter(([language]) => language !== to && language !== from)
  const translations = Object.fromEntries([
    ...others.map(([language, { menu, ...texts }]) => [
      language,
      { ...texts, ...(menu && { menu: renameKeys(menu, keys) }) },
    ]),
    ...(Object.keys(before).length > 0 ? [[from, before]] : []),
  ]) as Site['translations']
  return {
    name: said.name ?? site.name,
    tagline: said.tagline ?? site.tagline,
    menu: menuSwapped(site.menu),
    footerMenu: menuSwapped(site.footerMenu),
    translations,
  }
}

function renameKeys(menu: Record<string, string>, keys: Map<string, string>) {
  return Object.fromEntries(Object.entries(menu).map(([key, label]) => [keys.get(key) ?? key, label]))
}

function swapTermNames({ name, names }: { name: string; names: TermNames }, { from, to }: MainLanguageChange) {
  const { [to]: own, ...others } = names
  return { name: own || name, names: { ...others, [from]: name } }
}

type HelpTexts = HelpWords & { words: Record<Language, HelpWords> }

function swapHelpWords({ words, ...own }: HelpTexts, { from, to }: MainLanguageChange): HelpTexts {
  const { [to]: said, ...others } = words
  const parts = Object.entries(own).map(([part, text]) => [part, said?.[part as keyof HelpWords] || text])
  return { ...(Object.fromEntries(parts) as HelpWords), words: { ...others, [from]: own } }
}
