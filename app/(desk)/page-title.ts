import type { Metadata } from 'next'
import { siteSettings } from '@/domain/published/site'

/**
 * The title of a page, with the site's name: for those that the template of `admin/layout.tsx` does not reach. The root
 * layout cannot have it: Next makes its own 404 from that at build, where no database may be opened.
 */
export async function pageTitle(title: string): Promise<Metadata> {
  const { name } = await siteSettings()
  return { title: { absolute: `${title} · ${name}` } }
}
