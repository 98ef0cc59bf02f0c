import { citation } from '@/app/(site)/citation'
import { filterIn } from '@/app/(site)/filter'
import { missing, section } from '@/app/(site)/public-route'
import { factsOfRevisions } from '@/domain/published/facts'
import { publicationsMatching, type PublicationFilter, type LibraryItem } from '@/domain/published/library'

const maxReferences = 500

export const GET = section<{ format: string }>(async ({ at: now, language, query, params, frame }) => {
  const filter = filterIn(query, language)
  if (!filter) return missing()
  const publications = await allMatching(filter, now)
  const factsOf = await factsOfRevisions(publications.map(({ revisionId }) => revisionId))
  const items = publications.map((item) => ({ ...item, ...factsOf(item.revisionId) }))
  return citation({ frame, items, format: params.format, name: 'publications', list: true })
})

async function allMatching(filter: PublicationFilter, now: number) {
  const items: LibraryItem[] = []
  for (let page = 1; items.length < maxReferences; page++) {
    const list = await publicationsMatching({ now, filter, page })
    items.push(...(list?.items ?? []))
    if (!list || page >= list.pages) break
  }
  return items.slice(0, maxReferences)
}
