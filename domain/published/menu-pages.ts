import { and, eq, inArray, ne } from 'drizzle-orm'
import { read } from '@/db/connection'
import { alias } from '@/db/kit'
import { entries, releases } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { cachedByMoment } from './catalogue/by-moment'
import { isLiveText } from './live'
import { siteSettings } from './site'

type MenuPage = { entryId: number; translations: Record<Language, string> }

export type MenuPages = { paths: string[]; pages: Record<string, MenuPage> }

/** Pages of the menus with their translations. Cached: every page in another language than the main one needs them. */
export const menuPagesAt = cachedByMoment('menu-pages', async ({ now }): Promise<MenuPages> => {
  const { menu, footerMenu } = await siteSettings()
  const lines = [...menu, ...footerMenu].flatMap((line) => [line, ...(line.items ?? [])])
  const paths = [...new Set(lines.map(({ path }) => path).filter((path) => path.startsWith('/')))]
  const texts = await read()
    .select({ entryId: releases.entryId, path: releases.path })
    .from(releases)
    .where(and(inArray(releases.path, paths), isLiveText(now)))
  const entryIds = texts.map(({ entryId }) => entryId)
  const translations = await translationsOf(entryIds, now)
  const pages = texts.map(({ entryId, path }) => {
    const own = translations.filter(({ of }) => of === entryId).map(({ language, path }) => [language, path])
    return [path, { entryId, translations: Object.fromEntries(own) as MenuPage['translations'] }] as const
  })
  return { paths, pages: Object.fromEntries(pages) }
})

async function translationsOf(entryIds: number[], now: number) {
  const own = alias(entries, 'own')
  return read()
    .select({ of: own.id, language: entries.language, path: releases.path })
    .from(own)
    .innerJoin(entries, and(eq(entries.translationGroup, own.translationGroup), ne(entries.id, own.id)))
    .innerJoin(releases, eq(releases.entryId, entries.id))
    .where(and(inArray(own.id, entryIds), isLiveText(now)))
}
