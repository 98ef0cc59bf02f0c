import type { Item } from '@/domain/published/item'
import type { Teaser } from '@/domain/published/posts'
import { minutesToRead } from '@/lib/words'
import { longDate, monthName, yearMonthOf } from '@/lib/time'
import { Cite } from './cite'
import { Document } from './document'
import { Editions } from './editions'
import { langOf, local, monthPath, yearPath, type Frame } from './frame'
import type { ItemProps } from './item-props'
import { Body, Changes, contentsOf, headOf, LastUpdate, Notice } from './item-parts'
import { FileList } from './file-list'
import { DateOf, Section, Terms } from './parts'
import { Turn } from './paging'
import { LeadFigure } from './picture'
import { TeaserList } from './teaser-list'
import { entryWords } from './words/entry'
import { say } from './words/say'
import { sectionNames } from './words/sections'

/** A post. */
export function ArticlePage({
  frame,
  item,
  related = [],
  editions = [],
  previous,
  next,
  translations,
  banner,
}: ItemProps) {
  const crumbs = crumbsOf(frame, item)
  const head = headOf(frame, item, { crumbs, preview: !!banner, translations })
  const lang = langOf(frame, item.language)
  const words = say(frame, entryWords)
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
            <Editions frame={frame} item={item} editions={editions} />
            <p className="byline meta text-soft mt-6 mb-8">
              <DateOf at={item.dated} frame={frame} />
              {item.byline && <span lang={lang}>{item.byline}</span>}
              <span>{words.minutes(minutesOf(item))}</span>
              <LastUpdate frame={frame} item={item} />
            </p>
          </header>
          <Notice frame={frame} item={item} />
          {item.lead && <LeadFigure lead={item.lead} lang={lang} sizes="(min-width: 62rem) 48rem, 100vw" />}
          <FoldedContents frame={frame} item={item} />
          <Body frame={frame} item={item} />
          <Changes frame={frame} item={item} />
          <FileList frame={frame} item={item} />
        </article>
        <aside className="grid content-start gap-8" aria-label={words.around}>
          <Contents frame={frame} item={item} />
          {related.length > 0 && (
            <Section title={words.related} className="unprinted">
              <TeaserList frame={frame} items={related} />
            </Section>
          )}
          <Cite frame={frame} item={item} />
        </aside>
      </div>
      <Turn label={words.posts} earlier={previous && wayTo(frame, previous)} later={next && wayTo(frame, next)} />
    </Document>
  )
}

function wayTo(frame: Frame, { path, dated, title, language }: Teaser) {
  const label = longDate(dated, frame.site.zone, frame.language)
  return { path, label, title, lang: langOf(frame, language) }
}

function crumbsOf(frame: Frame, item: Item) {
  const { year, month } = yearMonthOf(item.dated, frame.site.zone)
  return [
    { name: say(frame, sectionNames)['/archive'], path: local(frame, '/archive') },
    { name: String(year), path: yearPath(frame, year) },
    { name: monthName(month, 'long', frame.language), path: monthPath(frame, { year, month }) },
  ]
}

function minutesOf(item: Item) {
  return minutesToRead(item.words)
}

type Shown = { frame: Frame; item: Item }

function Contents({ frame, item }: Shown) {
  const headings = contentsOf(item.bodyHtml)
  if (headings.length < 2) return null
  return (
    <nav aria-labelledby="contents" className="hidden lg:block">
      <h2 id="contents" className="rule label pt-2 pb-2">
        {say(frame, entryWords).inThisText}
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
        {say(frame, entryWords).inThisText} <span className="meta">({headings.length})</span>
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
