import type { LibraryItem } from '@/domain/published/library'
import { langByLetters, type Frame } from './frame'
import { readingPath } from '@/lib/reading-path'
import { foundWords } from './words/found'
import { readingWords } from './words/reading'
import { say } from './words/say'

type Hit = NonNullable<LibraryItem['hits']>['best'][number]

/** The pages of a publication's files that hold the words looked for, each a way into the file and into its text. */
export function PageHits({ frame, item }: { frame: Frame; item: LibraryItem }) {
  if (!item.hits) return null
  const { best, pages } = item.hits
  const words = say(frame, foundWords)
  return (
    <>
      <ul className="mt-2 hairs" aria-label={words.inPages}>
        {best.map((hit) => (
          <PageHit key={`${hit.file} ${hit.page}`} frame={frame} item={item} hit={hit} />
        ))}
      </ul>
      {pages > best.length && <p className="meta">{words.onMore(pages - best.length)}</p>}
    </>
  )
}

function PageHit({ frame, item, hit }: { frame: Frame; item: LibraryItem; hit: Hit }) {
  const file = item.files.find(({ id }) => id === hit.mediaId)
  const isRead = item.kind === 'publication' && file
  const { parts, before, after } = hit.excerpt
  const words = say(frame, readingWords)
  const text = parts.map(({ text }) => text).join('')
  return (
    <li className="py-2 meta">
      {isRead ? (
        <a href={`${readingPath(item, { lineage: hit.file })}/page/${hit.page}`} className="inline-block py-1 -my-1">
          {words.page(hit.page)}
        </a>
      ) : (
        words.page(hit.page)
      )}
      {': '}
      <span lang={langByLetters(frame, text, file?.language ?? item.language)} className="text-soft">
        {before && '… '}
        {parts.map(({ text, marked }, n) => (marked ? <mark key={n}>{text}</mark> : text))}
        {after && ' …'}
      </span>{' '}
      <a href={`/files/${hit.file}/${hit.name}#page=${hit.page}`} className="inline-block py-1 -my-1">
        PDF<span className="out">{words.pdfPage(hit.page)}</span>
      </a>
    </li>
  )
}
