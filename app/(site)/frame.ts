import type { Frame } from '@/components/site/frame'
import { menuPagesAt } from '@/domain/published/menu-pages'
import { siteSettings } from '@/domain/published/site'
import { liveLanguages, offersHelp, showsDemonstration } from '@/domain/published/live-languages'
import { env } from '@/lib/process/env'
import { mainLanguage, type Language } from '@/lib/languages/languages'

/** Returns the frame that surrounds all documents, at a moment (UTC ms); without `language`, in the main language. */
export async function siteFrame({ at, language }: { at: number; language?: Language }): Promise<Frame> {
  const [site, languages, demonstration, help] = await Promise.all([
    siteSettings(),
    liveLanguages(at),
    showsDemonstration(at),
    offersHelp(at),
  ])
  // The main language is known from here on.
  const frame = { origin: env().siteUrl, site, language: language ?? mainLanguage(), languages, demonstration, help }
  if (frame.language === mainLanguage() || !languages.includes(frame.language)) return frame
  return { ...frame, menu: await menuPagesAt(at) }
}
