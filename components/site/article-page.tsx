import type { Item } from '@/domain/published/item'
import type { Teaser } from '@/domain/published/posts'
import { comesToAnEnd, declarationOf } from '@/lib/kinds/kinds'
import { kindName } from '@/lib/messages/field-name'
import { minutesToRead } from '@/lib/text/word-count'
import { longDate, monthName, yearMonthOf } from '@/lib/time/time'
import { typesetHtml } from '@/lib/typography/typeset'
import { messagesIn } from '@/lib/messages/messages'
import { CiteSection } from './cite'
import { EntryDocument, DocumentOpening, DocumentText } from './entry-document'
import { datesOf, langOf, localPath, monthPath, yearPath, type Frame } from './frame'
import type { ItemProps } from './item-props'
import { headingsOf, LastUpdate } from './item-parts'
import { OccasionFacts } from './facts'
import { DateOf, SectionWithTitle, TermsOfItem } from './parts'
import { Turn } from './paging'
import { TeaserList } from './teaser-list'
import { nameOfText } from '@/components/site/type-name'

export function ArticlePage({
  frame,
  item,
  related = [],
  editions,
  previous,
  next,
  translations,
  help,
  banner,
}: ItemProps) {
  const words = messagesIn(frame.language).entry
  const document = {
    frame,
    item,
    translations,
    help,
    banner,
    section: declarationOf(item.kind).folder ?? '/news',
    crumbs: articleCrumbs(frame, item),
  }
  return (
    <EntryDocument {...document}>
      <div className="grid gap-10 lg:cols-article">
        <article className="measured">
          <header>
            <TermsOfItem frame={frame} item={item} limit={6} />
            <DocumentOpening frame={frame} item={item} editions={editions} help={help} />
            <p className="byline meta text-soft mt-6 mb-8">
              {(item.publicationType || comesToAnEnd(item.kind)) && <span>{nameOfText(item, frame.language)}</span>}
              <DateOf at={item.dated} frame={frame} />
              {item.byline && <span lang={langOf(frame, item.language)}>{item.byline}</span>}
              <span>{words.minutes({ n: minutesToRead(item.words) })}</span>
              <LastUpdate frame={frame} item={item} />
            </p>
            <OccasionFacts frame={frame} item={item} />
          </header>
          <DocumentText frame={frame} item={item}>
            <ArticleContents frame={frame} item={item} folded />
          </DocumentText>
        </article>
        <aside className="grid content-start gap-8" aria-label={words.around}>
          <ArticleContents frame={frame} item={item} />
          {related.length > 0 && (
            <SectionWithTitle title={words.related} className="unprinted">
              <TeaserList frame={frame} items={related} />
            </SectionWithTitle>
          )}
          <CiteSection frame={frame} item={item} />
        </aside>
      </div>
      <Turn label={words.posts} back={next && wayTo(frame, next)} on={previous && wayTo(frame, previous)} />
    </EntryDocument>
  )
}

function wayTo(frame: Frame, { path, dated, title, language }: Teaser) {
  const label = longDate(dated, frame.site.zone, datesOf(frame))
  return { path, label, title, lang: langOf(frame, language) }
}

function articleCrumbs(frame: Frame, item: Item) {
  const { folder } = declarationOf(item.kind)
  if (folder) return [{ name: kindName(item.kind, frame.language, 'several'), path: localPath(frame, folder) }]
  const { year, month } = yearMonthOf(item.dated, frame.site.zone)
  return [
    { name: messagesIn(frame.language).sections.archive, path: localPath(frame, '/archive') },
    { name: String(year), path: yearPath(frame, year) },
    { name: monthName(month, 'long', frame.language), path: monthPath(frame, { year, month }) },
  ]
}

function ArticleContents({ frame, item, folded }: { frame: Frame; item: Item; folded?: boolean }) {
  const headings = headingsOf(typesetHtml(item.bodyHtml, item.language))
  if (headings.length < 2) return null
  const { inThisText } = messagesIn(frame.language).entry
  const list = (
    <ol className="hairs label" lang={langOf(frame, item.language)}>
      {headings.map(({ id, html }) => (
        <li key={id}>
          <a href={`#${id}`} className="block plain py-2" dangerouslySetInnerHTML={{ __html: html }} />
        </li>
      ))}
    </ol>
  )
  return folded ? (
    <details className="mb-8 lg:hidden unprinted">
      <summary className="label py-2">
        {inThisText} <span className="meta">({headings.length})</span>
      </summary>
      {list}
    </details>
  ) : (
    <nav aria-labelledby="contents" className="hidden lg:block">
      <h2 id="contents" className="rule label pt-2 pb-2">
        {inThisText}
      </h2>
      {list}
    </nav>
  )
}
