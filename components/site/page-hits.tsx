import type { ReactNode } from 'react'
import type { LibraryItem } from '@/domain/published/library'
import { formatName } from '@/lib/files/format-name'
import type { Language } from '@/lib/languages/languages'
import { langByLetters, type Frame } from './frame'
import { titleOf, HeardTitle, LangText } from './parts'
import { fileAddress } from '@/lib/web/file-address'
import { readingHeadingPath, readingPagePath } from '@/lib/web/reading-path'
import { messagesIn } from '@/lib/messages/messages'

type Hit = NonNullable<LibraryItem['hits']>['best'][number]

export function PageHits({ frame, item }: { frame: Frame; item: LibraryItem }) {
  if (!item.hits) return null
  const { best, pages } = item.hits
  const words = messagesIn(frame.language).found
  return (
    <>
      <ul className="mt-2 hairs" aria-label={words.inPages}>
        {best.map((hit) => (
          <PageHit key={`${hit.file} ${hit.page} ${hit.heading?.id}`} frame={frame} item={item} hit={hit} />
        ))}
      </ul>
      {pages > best.length && !best.every(isWord) && <p className="meta">{words.onMore({ n: pages - best.length })}</p>}
    </>
  )
}

function PageHit({ frame, item, hit }: { frame: Frame; item: LibraryItem; hit: Hit }) {
  const file = item.files.find(({ id }) => id === hit.mediaId)
  const { parts, before, after } = hit.excerpt
  const text = parts.map(({ text }) => text).join('')
  const language = file?.language ?? item.language
  return (
    <li className="py-2 meta">
      <HitLocation
        frame={frame}
        item={item}
        hit={hit}
        language={language}
        isRead={item.kind === 'publication' && !!file}
        of={titleOf(item, file)}
      />
      {': '}
      <span lang={langByLetters(frame, text, language)} className="text-soft">
        {before && '… '}
        {parts.map(({ text, marked }, n) => (marked ? <mark key={n}>{text}</mark> : text))}
        {after && ' …'}
      </span>{' '}
      <FileOfHit frame={frame} hit={hit} of={titleOf(item, file)} />
    </li>
  )
}

type Title = ReturnType<typeof titleOf>
type PlaceProps = { frame: Frame; item: LibraryItem; hit: Hit; language: Language; isRead: boolean; of: Title }

/** Shows the heading and, for a PDF, the page. One of them is the link. */
function HitLocation({ frame, item, hit, language, isRead, of }: PlaceProps) {
  const file = { lineage: hit.file }
  const place = isWord(hit) ? undefined : messagesIn(frame.language).reading.page({ n: hit.page })
  if (!hit.heading)
    return (
      <HitLink frame={frame} to={isRead ? readingPagePath(item, file, hit.page) : undefined} of={of}>
        {place ?? (isRead ? messagesIn(frame.language).files.asText : hit.name)}
      </HitLink>
    )
  const { text, id } = hit.heading
  return (
    <>
      <HitLink frame={frame} to={isRead ? readingHeadingPath(item, file, id) : undefined} of={of}>
        <LangText text={text} lang={langByLetters(frame, text, language)} />
      </HitLink>
      {place && ` · ${place}`}
    </>
  )
}

function FileOfHit({ frame, hit, of }: { frame: Frame; hit: Hit; of: Title }) {
  const address = fileAddress({ lineage: hit.file, name: hit.name })
  return (
    <a href={isWord(hit) ? address : `${address}#page=${hit.page}`} className="inline-block py-1 -my-1">
      {isWord(hit) ? formatName(hit.type, frame.language) : 'PDF'}
      <HeardTitle
        frame={frame}
        {...of}
        place={isWord(hit) ? '' : messagesIn(frame.language).reading.pdfPage({ n: hit.page })}
      />
    </a>
  )
}

function isWord({ type }: Pick<Hit, 'type'>) {
  return type !== 'application/pdf'
}

type WayProps = { frame: Frame; to: string | undefined; of: Title; children: ReactNode }

function HitLink({ frame, to, of, children }: WayProps) {
  if (!to) return children
  return (
    <a href={to} className="inline-block py-1 -my-1">
      {children}
      <HeardTitle frame={frame} {...of} />
    </a>
  )
}
