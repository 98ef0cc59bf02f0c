import { asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { helpServices, settings, terms } from '@/db/schema'
import type { MainLanguageChange } from '@/lib/web/main-language-address'
import { defaultSite, type Site } from '@/domain/published/site'
import { demonstrationSetting } from './demonstration'
import { saveSetting } from './save-setting'
import { helpSwapped, siteSwapped, termSwapped } from './swapped-names'

/** Has the names of the site, of topics and countries and of services change places with those in the new main language. */
export async function swapNamesIn(tx: Tx, change: MainLanguageChange) {
  const rows = await tx.select().from(settings).orderBy(asc(settings.key))
  const site = Object.fromEntries(rows.map(({ key, value }) => [key, value])) as Partial<Site>
  const swapped = siteSwapped({ ...defaultSite, ...site }, change)
  for (const [key, value] of Object.entries(swapped))
    if (JSON.stringify(value) !== JSON.stringify(site[key as keyof Site] ?? defaultSite[key as keyof Site]))
      await saveSetting(tx, key, value)
  // The name that the demonstration set is taken back with it where it is still the same.
  const demo = rows.find(({ key }) => key === demonstrationSetting)
  if (demo) {
    const dressed = demo.value as Partial<Site>
    const value = { ...dressed, ...siteSwapped({ ...defaultSite, ...dressed }, change) }
    await saveSetting(tx, demonstrationSetting, value)
  }
  for (const term of await tx.select().from(terms).orderBy(asc(terms.id)))
    await tx.update(terms).set(termSwapped(term, change)).where(eq(terms.id, term.id))
  for (const service of await tx.select().from(helpServices).orderBy(asc(helpServices.id))) {
    const { name, hours, about, spoken, words } = service
    const said = helpSwapped({ name, hours, about, spoken, words }, change)
    await tx.update(helpServices).set(said).where(eq(helpServices.id, service.id))
  }
}
