import { pageNumberIn } from '@/app/(site)/numbers'
import { missing, moved, publicRoute } from '@/app/(site)/public-route'
import { findReading } from '@/domain/published/pages'
import { languagePrefix } from '@/lib/languages/languages'
import { readingPagePath, readingPath } from '@/lib/web/reading-path'

type Params = { slug: string; file: string; number: string }

/** Finds the part with a page, which changes with the file. */
export const GET = publicRoute<Params>(async ({ at: now, language, params: { slug, file: lineage, number } }) => {
  const page = pageNumberIn(number)
  if (!page) return missing()
  const path = `${languagePrefix(language)}/publications/${slug}`
  const lookup = await findReading({ path, lineage, page, now })
  if (!lookup) return missing()
  if (lookup.is === 'moved') return moved(readingPagePath(lookup, { lineage }, page))
  return moved(`${readingPath({ path }, { lineage }, lookup.reading.part)}#p${page}`)
})
