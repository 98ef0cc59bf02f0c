import { pageOf } from '@/app/(site)/numbers'
import { missing, moved, still } from '@/app/(site)/still'
import { readingPath } from '@/components/site/reading-page'
import { findReading } from '@/domain/published/pages'
import { languagePrefix } from '@/lib/languages'

type Params = { slug: string; file: string; number: string }

/** Leads to a page of a PDF where its text is read: which part that is changes with the file. */
export const GET = still<Params>(async ({ at: now, language, params: { slug, file: lineage, number } }) => {
  const page = pageOf(number)
  if (!page) return missing()
  const path = `${languagePrefix(language)}/publications/${slug}`
  const found = await findReading({ path, lineage, page, now })
  if (!found) return missing()
  if (found.is === 'moved') return moved(`${readingPath(found, { lineage })}/page/${page}`)
  return moved(`${readingPath({ path }, { lineage }, found.reading.part)}#p${page}`)
})
