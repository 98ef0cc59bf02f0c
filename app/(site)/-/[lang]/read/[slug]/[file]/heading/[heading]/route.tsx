import { missing, moved, publicRoute } from '@/app/(site)/public-route'
import { findReading } from '@/domain/published/pages'
import { languagePrefix } from '@/lib/languages/languages'
import { readingHeadingPath, readingPath } from '@/lib/web/reading-path'

/** No edition has a longer id. */
const headingShape = /^[a-z0-9-]{1,100}$/

type Params = { slug: string; file: string; heading: string }

/** Finds the part with a heading, which changes with the file. */
export const GET = publicRoute<Params>(async ({ at: now, language, params: { slug, file: lineage, heading } }) => {
  if (!headingShape.test(heading)) return missing()
  const path = `${languagePrefix(language)}/publications/${slug}`
  const lookup = await findReading({ path, lineage, heading, now })
  if (!lookup) return missing()
  if (lookup.is === 'moved') return moved(readingHeadingPath(lookup, { lineage }, heading))
  return moved(`${readingPath({ path }, { lineage }, lookup.reading.part)}#${heading}`)
})
