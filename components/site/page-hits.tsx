import type { LibraryItem } from '@/domain/published/library'
import { langOf, type Frame } from './frame'
import { readingPath } from './reading-page'

type Hit = NonNullable<LibraryItem['hits']>['best'][number]

/** The pages of a publication's files that hold the words looked for, each a way into the file and into its text. */
export function PageHits({ frame, item }: { frame: Frame; item: LibraryItem }) {
  if (!item.hits) return null
  const { best, pages } = item.hits
  return (
    <>
      <ul className="mt-2 hairs" aria-label="In its pages">
        {best.map((hit) => (
          <PageHit key={`${hit.file} ${hit.page}`} frame={frame} item={item} hit={hit} />
        ))}
      </ul>
      {pages > best.length && <p className="meta">and on {(pages - best.length).toLocaleString('en-GB')} more</p>}
    </>
  )
}

function PageHit({ frame, item, hit }: { frame: Frame; item: LibraryItem; hit: Hit }) {
  const file = item.files.find(({ id }) => id === hit.mediaId)
  const isRead = item.kind === 'publication' && file
  const { parts, before, after } = hit.excerpt
  return (
    <li className="py-2 meta">
      {isRead ? (
        <a href={`${readingPath(item, { lineage: hit.file })}/page/${hit.page}`} className="inline-block py-1">
          Page {hit.page}
        </a>
      ) : (
        <>Page {hit.page}</>
      )}
      {': '}
      <span lang={langOf(frame, file?.language ?? item.language)} className="text-soft">
        {before && '… '}
        {parts.map(({ text, marked }, n) => (marked ? <mark key={n}>{text}</mark> : text))}
        {after && ' …'}
      </span>{' '}
      <a href={`/files/${hit.file}/${hit.name}#page=${hit.page}`} className="inline-block py-1">
        PDF<span className="out"> page {hit.page}</span>
      </a>
    </li>
  )
}
