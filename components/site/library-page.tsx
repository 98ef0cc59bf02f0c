import type { Filter, LibraryItem } from '@/domain/published/library'
import type { Page } from '@/domain/published/posts'
import { Document } from './document'
import { Chosen, Facets, type FacetChoices } from './facets'
import { local, type Frame } from './frame'
import { collectionThing } from './json-ld'
import { chosenIn, libraryAddress } from './library-address'
import { Paging } from './paging'
import { counted, PageTitle } from './parts'
import { PublicationTeaser } from './publication-teaser'

type LibraryProps = { frame: Frame; filter: Filter; list: Page<LibraryItem>; choices: FacetChoices }

/** The library: publications, narrowed by plain links and by words. */
export function LibraryPage({ frame, filter, list, choices }: LibraryProps) {
  const pathOf = (page: number) => libraryAddress(frame, filter, page)
  return (
    <Document
      frame={frame}
      section="/publications"
      title={list.page > 1 ? `Publications, page ${list.page}` : 'Publications'}
      description="Reports, newsletters and guides, in the languages they were written in."
      path={pathOf(list.page)}
      // One choice is a page worth finding; combinations are the same few documents over and over.
      unlisted={chosenIn(frame, filter).length > 1 || Boolean(filter.q)}
      previous={list.page > 1 ? pathOf(list.page - 1) : undefined}
      next={list.page < list.pages ? pathOf(list.page + 1) : undefined}
      structured={[collectionThing(frame, { name: 'Publications', path: pathOf(1) })]}
    >
      <PageTitle title="Publications">
        <p>Reports, newsletters and guides, in the languages they were written in.</p>
      </PageTitle>
      <div className="grid gap-8 md:cols-library">
        <div className="min-w-0">
          <h2 className="out">Narrow the list</h2>
          <Words frame={frame} filter={filter} />
          <Facets frame={frame} filter={filter} choices={choices} />
        </div>
        <section className="min-w-0" aria-labelledby="found">
          <Chosen frame={frame} filter={filter} choices={choices} />
          <h2 id="found" className="rule meta pt-2 mb-6">
            {list.total > 0 ? found(list.total) : 'No publications match'}
          </h2>
          {list.total === 0 && <Empty frame={frame} />}
          <div className="grid gap-8 lg:grid-cols-2">
            {list.items.map((item) => (
              <PublicationTeaser key={item.entryId} item={item} files={item.files} />
            ))}
          </div>
          <Paging page={list.page} pages={list.pages} pathOf={pathOf} />
        </section>
      </div>
    </Document>
  )
}

function found(total: number) {
  return counted(total, 'publication') + (total > 1 ? ', newest first' : '')
}

function Empty({ frame }: { frame: Frame }) {
  return (
    <p className="summary">
      Take one of the choices away, or{' '}
      <a href={local(frame, '/publications')} className="inline-block py-1">
        see all publications
      </a>
      .
    </p>
  )
}

/** Words to look for. What was chosen before stays chosen. */
function Words({ frame, filter }: { frame: Frame; filter: Filter }) {
  return (
    <form method="get" action={local(frame, '/publications')} role="search" className="mb-6 meta">
      <label htmlFor="q" className="label block pb-2 text-ink">
        Words in publications
      </label>
      <div className="flex">
        <input className="field grow basis-0" type="search" id="q" name="q" defaultValue={filter.q} maxLength={100} />
        <button className="button">Find</button>
      </div>
      {chosenIn(frame, filter).map((facet) => (
        <input key={facet} type="hidden" name={facet} value={filter[facet]} />
      ))}
    </form>
  )
}
