import { pageOf } from '@/app/(site)/numbers'
import { missing, moved, publicRoute } from '@/app/(site)/public-route'
import { findReading } from '@/domain/published/pages'
import { languagePrefix } from '@/lib/languages'
import { readingPagePath, readingPath } from '@/lib/reading-path'

type Params = { slug: string; file: string; number: string }

/** Leads to a page of a PDF where its text is read: which part that is changes with the file. */
export const GET = publicRoute<Params>(async ({ at: now, language, params: { slug, file: lineage, number } }) => {
  const page = pageOf(number)
  if (!page) return missing()
  const path = `${languagePrefix(language)}/publications/${slug}`
  const found = await findReading({ path, lineage, page, now })
  if (!found) return missing()
  if (found.is === 'moved') return moved(readingPagePath(found, { lineage }, page))
  return moved(`${readingPath({ path }, { lineage }, found.reading.part)}#p${page}`)
})
