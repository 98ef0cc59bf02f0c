import type { Metadata } from 'next'
import { siteSettings } from '@/domain/published/site'

/**
 * For pages outside the template of `admin/layout.tsx`. The root layout cannot have the name: Next builds its 404 page
 * from it, when no database may be opened.
 */
export async function pageTitle(title: string): Promise<Metadata> {
  const { name } = await siteSettings()
  return { title: { absolute: `${title} · ${name}` } }
}
