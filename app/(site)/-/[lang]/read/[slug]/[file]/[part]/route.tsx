import { pageNumberIn } from '@/app/(site)/numbers'
import { readingLanguageLinks } from '@/app/(site)/reading-language-links'
import { document, missing, moved, publicRoute } from '@/app/(site)/public-route'
import { ReadingPage } from '@/components/site/reading-page'
import { isAtRisk } from '@/domain/published/help-beside'
import { findReading } from '@/domain/published/pages'
import { languagePrefix } from '@/lib/languages'
import { readingPath } from '@/lib/reading-path'

type Params = { slug: string; file: string; part: string }

/** The text of a publication's PDF, part by part. */
export const GET = publicRoute<Params>(
  async ({ at: now, path, language, params: { slug, file: lineage, part }, frame }) => {
    const number = pageNumberIn(part)
    if (!number) return missing()
    const publication = `${languagePrefix(language)}/publications/${slug}`
    const lookup = await findReading({ path: publication, lineage, part: number, now })
    if (!lookup) return missing()
    const readingAddress = readingPath({ path: lookup.is === 'moved' ? lookup.path : publication }, { lineage }, number)
    if (readingAddress !== path) return moved(readingAddress) // the first part has no number
    if (lookup.is === 'moved') return missing()
    const { item, language: spoken, corrected } = lookup.reading
    const [languageLinks, leaves] = await Promise.all([
      readingLanguageLinks(lookup.reading, now),
      isAtRisk(item.entryId),
    ])
    const facts = { lastModified: Math.max(item.updatedAt, corrected?.at ?? 0), language: spoken, noReferrer: leaves }
    return document(<ReadingPage frame={{ ...frame, languageLinks }} reading={lookup.reading} leaves={leaves} />, facts)
  },
)
