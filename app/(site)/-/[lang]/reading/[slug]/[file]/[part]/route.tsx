import { pageOf } from '@/app/(site)/numbers'
import { readingWays } from '@/app/(site)/reading-ways'
import { document, missing, moved, still } from '@/app/(site)/still'
import { ReadingPage, readingPath } from '@/components/site/reading-page'
import { findReading } from '@/domain/published/pages'
import { languagePrefix } from '@/lib/languages'

type Params = { slug: string; file: string; part: string }

/** The text of a publication's PDF, part by part. */
export const GET = still<Params>(async ({ at: now, path, language, params: { slug, file: lineage, part }, frame }) => {
  const number = pageOf(part)
  if (!number) return missing()
  const publication = `${languagePrefix(language)}/publications/${slug}`
  const found = await findReading({ path: publication, lineage, part: number, now })
  if (!found) return missing()
  const own = readingPath({ path: found.is === 'moved' ? found.path : publication }, { lineage }, number)
  if (own !== path) return moved(own) // the first part has no number
  if (found.is === 'moved') return missing()
  const { item, language: spoken } = found.reading
  const facts = { lastModified: item.updatedAt, language: spoken }
  const ways = await readingWays(found.reading, now)
  return document(<ReadingPage frame={{ ...frame, ways }} reading={found.reading} />, facts)
})
