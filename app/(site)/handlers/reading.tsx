import type { Language } from '@/lib/languages/languages'
import { publicationPath } from '@/lib/web/entry-path'
import { pageNumberIn } from '@/app/(site)/numbers'
import { document, notFound, moved, publicRoute } from '@/app/(site)/public-route'
import { ReadingPage } from '@/components/site/reading-page'
import { isAtRisk } from '@/domain/published/help-beside'
import { findItem } from '@/domain/published/item'
import { findReading, type ReadingOf } from '@/domain/published/pages'
import { editionsOf, type LanguageEdition } from '@/domain/published/translations'
import { readingPath, readingPagePath, readingHeadingPath } from '@/lib/web/reading-path'

type PartParams = { slug: string; file: string; part?: string }

export const readPart = publicRoute<PartParams>(
  async ({ at: now, path, language, params: { slug, file: lineage, part }, frame }) => {
    const number = pageNumberIn(part)
    if (!number) return notFound()
    const publication = publicationPath(language, slug)
    const lookup = await findReading({ path: publication, lineage, part: number, now })
    if (!lookup) return notFound()
    const readingAddress = readingPath({ path: lookup.is === 'moved' ? lookup.path : publication }, { lineage }, number)
    if (readingAddress !== path) return moved(readingAddress) // the first part has no number
    if (lookup.is === 'moved') return notFound()
    const { item, language: spoken, corrected } = lookup.reading
    const [languageLinks, leaves] = await Promise.all([
      readingLanguageLinks(lookup.reading, now),
      isAtRisk(item.entryId),
    ])
    const facts = { lastModified: Math.max(item.updatedAt, corrected?.at ?? 0), language: spoken, noReferrer: leaves }
    return document(<ReadingPage frame={{ ...frame, languageLinks }} reading={lookup.reading} leaves={leaves} />, facts)
  },
)

/** Returns language links: to an edition's file in its own language, else to this file there, else to its page. */
async function readingLanguageLinks({ item, file, part }: ReadingOf, now: number) {
  const editions = await editionsOf({ entryId: item.entryId, now })
  const languageLinks: Record<Language, string> = {}
  for (const edition of editions) languageLinks[edition.language] = await readIn(edition, file.lineage, now)
  return { ...languageLinks, [item.language]: readingPath(item, file, part) }
}

async function readIn({ path, language }: LanguageEdition, lineage: string, now: number) {
  const lookup = await findItem({ path, now })
  const files = lookup?.is === 'live' ? lookup.item.files.filter(({ readable }) => readable) : []
  const file =
    files.find((one) => (one.language ?? language) === language) ?? files.find((one) => one.lineage === lineage)
  return file ? readingPath({ path }, file) : path
}

/** The form of a heading's id. No edition has a longer id. */
const headingShape = /^[a-z0-9-]{1,100}$/

type PlaceParams = { slug: string; file: string; number?: string; heading?: string }

/** Redirects to the part that has a page or heading: another version of the file may have it in another part. */
export const readPlace = publicRoute<PlaceParams>(async ({ at: now, language, params }) => {
  const { slug, file: lineage, number, heading = '' } = params
  const page = number === undefined ? undefined : pageNumberIn(number)
  if (!page && !headingShape.test(heading)) return notFound()
  const path = publicationPath(language, slug)
  const lookup = await findReading({ path, lineage, ...(page ? { page } : { heading }), now })
  if (!lookup) return notFound()
  if (lookup.is === 'moved')
    return moved(page ? readingPagePath(lookup, { lineage }, page) : readingHeadingPath(lookup, { lineage }, heading))
  return moved(`${readingPath({ path }, { lineage }, lookup.reading.part)}#${page ? `p${page}` : heading}`)
})
