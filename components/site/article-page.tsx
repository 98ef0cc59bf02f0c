import type { Item } from '@/domain/published/item'
import { countWords, minutesToRead } from '@/lib/words'
import { longDate, monthName, yearMonthOf } from '@/lib/time'
import { Cite } from './cite'
import { Document } from './document'
import { langOf, local, monthPath, yearPath, type Frame } from './frame'
import type { ItemProps } from './item-document'
import { Body, Changes, contentsOf, headOf, LastUpdate, Notice } from './item-parts'
import { FileList } from './file-list'
import { counted, DateOf, Section, Terms } from './parts'
import { Turn } from './paging'
import { LeadFigure } from './picture'
import { TeaserList } from './teaser-list'

/** A post. */
export function ArticlePage({ frame, item, related = [], previous, next, translations, banner }: ItemProps) {
  const crumbs = crumbsOf(frame, item)
  const head = headOf(frame, item, { crumbs, preview: !!banner, translations })
  const lang = langOf(frame, item.language)
  const { zone } = frame.site
  return (
    <Document frame={frame} section="/news" banner={banner} {...head}>
      <div className="grid gap-10 lg:cols-article">
        <article className="min-w-0">
          <header>
            <Terms frame={frame} item={item} limit={6} />
            <h1 className="display mt-1" lang={lang}>
              {item.title}
            </h1>
            {item.summary && (
              <p className="standfirst mt-4" lang={lang}>
                {item.summary}
              </p>
            )}
            <p className="byline meta text-soft mt-6 mb-8">
              <DateOf at={item.dated} frame={frame} />
              {item.byline && <span lang={lang}>{item.byline}</span>}
              <span>{counted(minutesOf(item), 'minute')} to read</span>
              <LastUpdate frame={frame} item={item} />
            </p>
          </header>
          <Notice frame={frame} notice={item.notice} />
          {item.lead && <LeadFigure lead={item.lead} lang={lang} sizes="(min-width: 62rem) 48rem, 100vw" />}
          <FoldedContents frame={frame} item={item} />
          <Body frame={frame} item={item} />
          <Changes frame={frame} item={item} />
          <FileList frame={frame} item={item} />
        </article>
        <aside className="grid content-start gap-8" aria-label="Around this text">
          <Contents frame={frame} item={item} />
          {related.length > 0 && (
            <Section title="Related" className="unprinted">
              <TeaserList frame={frame} items={related} />
            </Section>
          )}
          <Cite frame={frame} item={item} />
        </aside>
      </div>
      <Turn
        label="Posts"
        earlier={previous && { path: previous.path, label: longDate(previous.dated, zone), title: previous.title }}
        later={next && { path: next.path, label: longDate(next.dated, zone), title: next.title }}
      />
    </Document>
  )
}

function crumbsOf(frame: Frame, item: Item) {
  const { year, month } = yearMonthOf(item.dated, frame.site.zone)
  return [
    { name: 'The record', path: local(frame, '/archive') },
    { name: String(year), path: yearPath(frame, year) },
    { name: monthName(month), path: monthPath(frame, { year, month }) },
  ]
}

function minutesOf(item: Item) {
  return minutesToRead(countWords(item.bodyText, item.language))
}

type Shown = { frame: Frame; item: Item }

function Contents({ frame, item }: Shown) {
  const headings = contentsOf(item.bodyHtml)
  if (headings.length < 2) return null
  return (
    <nav aria-labelledby="contents" className="hidden lg:block">
      <h2 id="contents" className="rule label pt-2 pb-2">
        In this text
      </h2>
      <Headings frame={frame} item={item} headings={headings} />
    </nav>
  )
}

/** The same before the text, where there is no margin to hold it. */
function FoldedContents({ frame, item }: Shown) {
  const headings = contentsOf(item.bodyHtml)
  if (headings.length < 2) return null
  return (
    <details className="mb-8 lg:hidden unprinted">
      <summary className="label py-2">
        In this text <span className="meta">({headings.length})</span>
      </summary>
      <Headings frame={frame} item={item} headings={headings} />
    </details>
  )
}

function Headings({ frame, item, headings }: Shown & { headings: ReturnType<typeof contentsOf> }) {
  return (
    <ol className="hairs label" lang={langOf(frame, item.language)}>
      {headings.map(({ id, html }) => (
        <li key={id}>
          <a href={`#${id}`} className="block plain py-2" dangerouslySetInnerHTML={{ __html: html }} />
        </li>
      ))}
    </ol>
  )
}
