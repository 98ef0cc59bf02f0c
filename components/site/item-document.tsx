import type { Item } from '@/domain/published/item'
import { type Kind, comesToAnEnd, declarationOf } from '@/lib/kinds/kinds'
import { HelpBeside } from './help/help-service'
import { EntryDocument, DocumentOpening, DocumentText } from './entry-document'
import { type Frame, datesOf, langOf, localPath, monthPath, yearPath } from './frame'
import { type ItemProps, headingsOf, LastUpdate, ItemBody, ItemChanges, ItemNotice } from './item-parts'
import type { Teaser } from '@/domain/published/posts'
import { minutesToRead } from '@/lib/text/word-count'
import { longDate, monthName, yearMonthOf } from '@/lib/time/time'
import { typesetHtml } from '@/lib/typography/typeset'
import { kindName, messagesIn } from '@/lib/messages/messages'
import { CiteSection } from './cite'
import { OccasionFacts, ItemFacts } from './facts'
import { DateOf, SectionWithTitle, TermsOfItem, fileLabel, titleOf, CrumbTrail, HeardTitle } from './parts'
import { Turn } from './lists'
import { nameOfText, typeName } from '@/components/site/type-name'
import { fileAddress } from '@/lib/web/file-address'
import { formatName, pagesInWords } from '@/lib/files/format-name'
import { readingPath } from '@/lib/web/reading-path'
import { fileSize } from '@/lib/web/html'
import { FileList, readHere } from './file-list'
import { LeadFigure } from './picture'
import { TeaserList, Cover, PublicationTeaser } from './teasers'

const pageByKind: Partial<Record<Kind, typeof ArticlePage>> = { publication: PublicationPage, page: StandingPage }

export function itemDocument(item: Item, frame: Frame, around: Omit<ItemProps, 'frame' | 'item'> = {}) {
  const Page = pageByKind[item.kind] ?? ArticlePage
  return <Page item={item} frame={frame} {...around} />
}

function StandingPage({ frame, item, editions, help, banner }: ItemProps) {
  // Readers who need help look under Contact too.
  const isContact = item.path.endsWith('/contact')
  return (
    <EntryDocument frame={frame} item={item} section={item.path} kind="website" banner={banner} help={help}>
      {isContact && !help && frame.help && <HelpBeside frame={frame} countries={[]} />}
      <article>
        <DocumentOpening frame={frame} item={item} editions={editions} help={help} stands />
        <DocumentText frame={frame} item={item} />
      </article>
    </EntryDocument>
  )
}

function ArticlePage({ frame, item, related = [], editions, previous, next, translations, help, banner }: ItemProps) {
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
              {item.byline && <bdi lang={langOf(frame, item.language)}>{item.byline}</bdi>}
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
      <Turn
        frame={frame}
        label={words.posts}
        back={next && wayTo(frame, next)}
        on={previous && wayTo(frame, previous)}
      />
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

/** The most file links under the title: more would push the summary away, and the list of files has all. */
const maxUnderTitle = 3

function PublicationPage({ frame, item, related = [], editions, translations, help, banner }: ItemProps) {
  const lang = langOf(frame, item.language)
  const publications = related.filter((other) => other.kind === 'publication')
  const posts = related.filter((other) => other.kind === 'post')
  const words = messagesIn(frame.language).publication
  const library = {
    name: messagesIn(frame.language).sections.publications,
    path: localPath(frame, '/publications'),
  }
  const type = {
    name: typeName(item.publicationType, frame.language),
    path: `${library.path}?type=${item.publicationType}`,
  }
  const document = { frame, item, translations, help, banner, section: '/publications', crumbs: [library] }
  return (
    <EntryDocument {...document}>
      <div className="md:grid gap-8 md:cols-publication">
        <div className="cover-beside">
          {item.lead ? (
            <LeadFigure lead={item.lead} lang={lang} sizes="16rem" className="hairline" />
          ) : (
            <Cover frame={frame} item={item} />
          )}
        </div>
        <article>
          <CrumbTrail frame={frame} crumbs={item.publicationType ? [library, type] : [library]} />
          <DocumentOpening frame={frame} item={item} editions={editions} help={help}>
            <PublicationDownloads frame={frame} item={item} />
          </DocumentOpening>
          <details className="unfolds mt-6">
            <summary className="label py-2">{words.details}</summary>
            <ItemFacts frame={frame} item={item} />
          </details>
          <ItemNotice frame={frame} item={item} />
          <FileList frame={frame} item={item} />
          {item.bodyText.trim() && (
            <section className="mt-10">
              <h2 className="section-title max-w-text">{words.abstract}</h2>
              <ItemBody frame={frame} item={item} />
            </section>
          )}
          <ItemChanges frame={frame} item={item} />
          <div className="mt-10 max-w-text">
            <CiteSection frame={frame} item={item} />
          </div>
        </article>
      </div>
      {publications.length > 0 && (
        <SectionWithTitle title={messagesIn(frame.language).entry.related} className="mt-14 unprinted">
          <div className="grid gap-6 sm:grid-cols-2">
            {publications.map((other) => (
              <PublicationTeaser key={other.entryId} frame={frame} item={other} />
            ))}
          </div>
        </SectionWithTitle>
      )}
      {posts.length > 0 && (
        <SectionWithTitle title={words.inTheNews} className="mt-14 unprinted">
          <TeaserList frame={frame} items={posts} />
        </SectionWithTitle>
      )}
    </EntryDocument>
  )
}

function PublicationDownloads({ frame, item }: { frame: Frame; item: Item }) {
  if (item.files.length === 0) return null
  const isOne = item.files.length === 1
  const read = readHere(item)
  return (
    <p className="downloads unprinted">
      {read && (
        <a className="button" href={readingPath(item, read)}>
          {messagesIn(frame.language).files.asText}
          {read.pages !== null && ` · ${pagesInWords(read.pages, frame.language)}`}
          {!isOne && <HeardTitle frame={frame} {...titleOf(item, read)} />}
        </a>
      )}
      {item.files.slice(0, maxUnderTitle).map((file) => (
        <a key={file.id} className={read ? 'chip' : 'button'} href={fileAddress(file)}>
          {isOne ? formatName(file.type, frame.language) : fileLabel(frame, file, item)} ·{' '}
          {fileSize(file.bytes, frame.language)}
          {!isOne && <HeardTitle frame={frame} {...titleOf(item, file)} />}
        </a>
      ))}
    </p>
  )
}
