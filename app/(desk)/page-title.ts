import type { Metadata } from 'next'
import { siteSettings } from '@/domain/published/site'

/** For pages outside `admin/layout.tsx`. Next builds its 404 page from the root layout, which must read no database. */
export async function pageTitle(title: string): Promise<Metadata> {
  const { name } = await siteSettings()
  return { title: { absolute: `${title} · ${name}` } }
}
