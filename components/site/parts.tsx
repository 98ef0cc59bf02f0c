import { termPath } from '@/lib/web/term-paths'
import { Fragment, type ReactNode } from 'react'
import type { TermLink } from '@/domain/published/teasers'
import type { Teaser } from '@/domain/published/posts'
import { formatNumber } from '@/lib/text/numbers'
import { inZone, longDate, shortDate } from '@/lib/time/time'
import type { Language } from '@/lib/languages/languages'
import { directionOf } from '@/lib/languages/language-tags'
import { typesetText } from '@/lib/typography/typeset'
import { messagesIn, type Messages } from '@/lib/messages/messages'
import {
  datesOf,
  langOf,
  frameOfLists,
  localPath,
  pageLanguage,
  type Frame,
  splitAround,
  termName,
  type Named,
  gapAfter,
  languageInSentence,
} from './frame'
import type { Crumb } from './json-ld'
import type { LibraryItem } from '@/domain/published/library'
import { durationOf } from '@/lib/time/duration'
import { formatName, pagesInWords } from '@/lib/files/format-name'
import { fileSize } from '@/lib/web/html'

type DateProps = { at: number; frame: Frame; short?: boolean; children?: ReactNode }

export function DateOf({ at, frame, short, children }: DateProps) {
  const { zone } = frame.site
  const words = children ?? (short ? shortDate : longDate)(at, zone, datesOf(frame))
  return <time dateTime={inZone(at, zone).toPlainDate().toString()}>{words}</time>
}

type CountProps = { frame: Frame; n: number; words: (values: { n: number }) => string }

export function CountText({ frame, n, words }: CountProps) {
  const shown = formatNumber(n, frame.language)
  const [before, after] = words({ n }).split(shown)
  return (
    <>
      {before && <i>{before}</i>}
      {shown}
      {after && <i>{after}</i>}
    </>
  )
}

export function TermsOfItem({ frame, item, limit = 3 }: { frame: Frame; item: Teaser; limit?: number }) {
  const lists = frameOfLists(frame, item)
  const links = [
    ...item.topics.map((term) => ({ path: localPath(lists, termPath('topic', term.slug)), ...crumbName(frame, term) })),
    ...item.countries.map((term) => ({
      path: localPath(lists, termPath('country', term.slug)),
      ...crumbName(frame, term),
    })),
  ]
  if (links.length === 0) return null
  return <KickerLinks links={links.slice(0, limit)} />
}

function crumbName(frame: Frame, term: TermLink) {
  const { text, lang } = termName(frame, term)
  return { name: text, lang }
}

export function LangText({ text, lang }: Named) {
  return lang !== undefined && text ? <bdi lang={lang}>{text}</bdi> : text
}

/** Keeps letters and digits of the other direction together on a page that runs right to left. */
function Isolated({ frame, children }: { frame: Frame; children: ReactNode }) {
  return directionOf(pageLanguage(frame)) ? <bdi>{children}</bdi> : children
}

type HeardTitleProps = {
  frame: Frame
  title: string
  language: Language
  message?: Messages['files']['ofTitle']
  place?: string
}

/** Tells screen readers the title of a link's target, so that links with equal words differ. */
export function HeardTitle({ frame, title, language, message, place = '' }: HeardTitleProps) {
  const [before, after] = splitAround((title) => (message ?? messagesIn(frame.language).files.ofTitle)({ title }))
  return (
    <i>
      {place + before}
      <LangText text={typesetText(title, language)} lang={langOf(frame, language)} />
      {after}
    </i>
  )
}

/** Joins a name and a value as the language does, for example "Type: Report". */
export function DefinitionPair({ frame, name, children }: { frame: Frame; name: string; children: ReactNode }) {
  const [before, after] = splitAround((value) => messagesIn(frame.language).library.pair({ name, value }))
  return (
    <>
      {before}
      {children}
      {after}
    </>
  )
}

function KickerLinks({ links }: { links: Crumb[] }) {
  return (
    <p className="kicker">
      {links.map(({ path, name, lang }, i) => (
        <Fragment key={path}>
          {i > 0 && '\u00a0· '}
          <a href={path} lang={lang}>
            {name}
          </a>
        </Fragment>
      ))}
    </p>
  )
}

export function CrumbTrail({ frame, crumbs }: { frame: Frame; crumbs: Crumb[] }) {
  return (
    <nav aria-label={messagesIn(frame.language).frame.crumbs}>
      <KickerLinks links={crumbs} />
    </nav>
  )
}

type SectionProps = { title: string; children: ReactNode; className?: string; id?: string }

export function SectionWithTitle({ title, children, className, id }: SectionProps) {
  return (
    <section id={id} className={className}>
      <h2 className="section-title">{title}</h2>
      {children}
    </section>
  )
}

type PageTitleProps = { frame: Frame; crumbs?: Crumb[]; title: string; lang?: string; children?: ReactNode }

export function PageTitle({ frame, crumbs, title, lang, children }: PageTitleProps) {
  return (
    <header className="mb-8">
      {crumbs && <CrumbTrail frame={frame} crumbs={crumbs} />}
      <h1 className="display mt-1" lang={lang}>
        {title}
      </h1>
      {children && <div className="standfirst mt-4">{children}</div>}
    </header>
  )
}

export const feedFormats = {
  rss: { name: 'RSS', file: 'feed.xml', type: 'application/rss+xml' },
  atom: { name: 'Atom', file: 'atom.xml', type: 'application/atom+xml' },
  json: { name: 'JSON', file: 'feed.json', type: 'application/feed+json' },
}
export type FeedFormat = keyof typeof feedFormats
export const feedNames = Object.keys(feedFormats) as FeedFormat[]

/** Returns the address of a list's feed: `/2014/10/atom.xml` for `/2014/10`. The query stays. */
export function feedAddress(list: string, format: FeedFormat) {
  return listFileAddress(list, feedFormats[format].file)
}

function listFileAddress(list: string, file: string) {
  const [path = '', query] = list.split('?')
  const address = `${path === '/' ? '' : path}/${file}`
  return query ? `${address}?${query}` : address
}

export function FeedLinks({ frame, path }: { frame: Frame; path: string }) {
  const { feeds } = messagesIn(frame.language).feeds
  return (
    <p>
      {feeds}
      {gapAfter(feeds)}
      {feedNames.map((format, n) => (
        <Fragment key={format}>
          {n > 0 && '\u00a0· '}
          <a href={feedAddress(path, format)}>{feedFormats[format].name}</a>
        </Fragment>
      ))}
    </p>
  )
}

export function ListFeeds({ frame, path, book }: { frame: Frame; path: string; book?: boolean }) {
  return (
    <div className="feeds meta unprinted">
      {book && (
        <p>
          <a href={listFileAddress(path, 'book.epub')}>{messagesIn(frame.language).book.link}</a>
        </p>
      )}
      <FeedLinks frame={frame} path={path} />
    </div>
  )
}

type FileFacts = Pick<LibraryItem['files'][number], 'type' | 'bytes' | 'pages' | 'recording' | 'language'>

export function fileLabel(frame: Frame, file: FileFacts, item: Teaser) {
  const language = languageInSentence(file.language ?? item.language, frame)
  return messagesIn(frame.language).files.inLanguage({ format: formatName(file.type, frame.language), language })
}

export function titleOf(item: Pick<Teaser, 'title' | 'language'>, file?: { title: string; language: Language | null }) {
  return { title: file?.title || item.title, language: file?.language ?? item.language }
}

export function fileFacts(frame: Frame, { bytes, pages, recording }: Pick<FileFacts, 'bytes' | 'pages' | 'recording'>) {
  const further = [pages && pagesInWords(pages, frame.language), recording && durationOf(recording.seconds)]
  return (
    <>
      <Isolated frame={frame}>{fileSize(bytes, frame.language)}</Isolated>
      {further.map((fact) => fact && ` · ${fact}`)}
    </>
  )
}
