import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { settings } from '@/db/schema'
import type { MenuLine, Site } from '@/domain/published/site'
import { isOf } from './addresses-of'

type Erased = { entryIds: number[]; paths: ReadonlySet<string> }

/** Takes what is erased out of the settings: off the front page, and out of the menus with their labels. */
export async function forgetSettings(tx: Tx, erased: Erased) {
  for (const { key, value } of await tx.select().from(settings)) {
    const left = without(key as keyof Site, value, erased)
    if (JSON.stringify(left) === JSON.stringify(value)) continue
    if (left === null) await tx.delete(settings).where(eq(settings.key, key))
    else await tx.update(settings).set({ value: left }).where(eq(settings.key, key))
  }
}

function without(key: keyof Site, value: unknown, { entryIds, paths }: Erased): unknown {
  if (key === 'leadEntryId') return entryIds.includes(value as number) ? null : value
  if (key === 'pinnedEntryIds') return (value as number[]).filter((id) => !entryIds.includes(id))
  if (key === 'menu' || key === 'footerMenu') return menuWithout(value as MenuLine[], paths)
  if (key !== 'translations') return value
  const translations = Object.entries(value as Site['translations']).map(([language, { menu, ...texts }]) => {
    const kept = Object.entries(menu ?? {}).filter(([path]) => !isOf(path, paths))
    return [language, menu ? { ...texts, menu: Object.fromEntries(kept) } : texts]
  })
  return Object.fromEntries(translations) as unknown
}

/** The lines that an erased line opened stand in its place. */
function menuWithout(menu: MenuLine[], paths: ReadonlySet<string>): MenuLine[] {
  return menu.flatMap(({ items, ...line }) => {
    const left = items?.filter(({ path }) => !isOf(path, paths)) ?? []
    if (isOf(line.path, paths)) return left
    return left.length > 0 ? [{ ...line, items: left }] : line.path ? [line] : []
  })
}
