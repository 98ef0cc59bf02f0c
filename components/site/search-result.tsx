import type { Result } from '@/domain/published/search/search'
import { comesToAnEnd } from '@/lib/kinds/kinds'
import { partialDate } from '@/lib/time/time'
import { datesOf, langOf, type Frame } from './frame'
import { PageHits } from './page-hits'
import { OccasionText } from './occasion'
import { DateOf } from './parts'
import { nameOfText } from '@/components/site/type-name'

export function SearchResult({ frame, item }: { frame: Frame; item: Result }) {
  const lang = langOf(frame, item.language)
  const { parts, before, after } = item.excerpt
  return (
    <li className="py-6">
      <article>
        <p className="meta">
          <KindAndDate frame={frame} item={item} />
        </p>
        <h3 className="heading" lang={lang}>
          <a href={item.path}>
            <MarkedText parts={item.titled} />
          </a>
        </h3>
        {parts.length > 0 && (
          <p className="summary mt-1" lang={lang}>
            {before && '… '}
            <MarkedText parts={parts} />
            {after && ' …'}
          </p>
        )}
        <PageHits frame={frame} item={item} />
      </article>
    </li>
  )
}

function KindAndDate({ frame, item }: { frame: Frame; item: Result }) {
  if (item.kind === 'page') return nameOfText(item, frame.language)
  if (item.kind === 'publication')
    return [nameOfText(item, frame.language), item.publishedOn && partialDate(item.publishedOn, datesOf(frame))]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      {nameOfText(item, frame.language)} ·{' '}
      {comesToAnEnd(item.kind) ? <OccasionText frame={frame} item={item} /> : <DateOf at={item.dated} frame={frame} />}
    </>
  )
}

function MarkedText({ parts }: { parts: Result['titled'] }) {
  return parts.map(({ text, marked }, n) => (marked ? <mark key={n}>{text}</mark> : text))
}
