import { Fragment } from 'react'
import { writeBibtex } from '@/lib/citations/bibtex'
import { citationFormats } from '@/lib/citations/formats'
import type { Reference } from '@/lib/citations/reference'
import { doiAddress } from '@/lib/text/doi'
import { fileAddress } from '@/lib/web/file-address'
import type { Item } from '@/domain/published/item'
import { longDate, inZone } from '@/lib/time/time'
import { messagesIn } from '@/lib/messages/messages'
import { datesOf, langByLetters, langOf, type Frame } from './frame'
import { LangText, SectionWithTitle } from './parts'
import { typeName, nameOfText } from './type-name'
import type { RevisionFacts } from '@/domain/published/facts'
import type { ItemFile } from '@/domain/published/item-files'
import type { Teaser } from '@/domain/published/posts'
import { factsIn, type AnyFacts } from '@/lib/kinds/kinds'

export function CiteSection({ frame, item }: { frame: Frame; item: Item }) {
  const reference = referenceOf(frame, item)
  const words = messagesIn(frame.language).cite
  return (
    <SectionWithTitle title={words.cite} id="cite">
      <p className="meta text-soft copied">
        <ReferenceInWords frame={frame} item={item} reference={reference} />
      </p>
      <CiteLinks frame={frame} path={item.path} />
      <details className="meta unprinted">
        <summary className="py-1">{words.bibtex}</summary>
        <figure aria-label="BibTeX">
          <pre className="hash copied">{writeBibtex([reference])}</pre>
        </figure>
      </details>
    </SectionWithTitle>
  )
}

/** Shows a reference in the page's language: authors, year, title, series, publisher, address. */
function ReferenceInWords({ frame, item, reference }: { frame: Frame; item: Item; reference: Reference }) {
  const { authors, publisher, url, facts } = reference
  const { series, seriesNumber, doi } = facts
  const number = seriesNumber && messagesIn(frame.language).publication.number({ number: seriesNumber })
  const names = authors.map(({ name }) => name).join('; ')
  const isPublication = item.kind === 'publication'
  return (
    <>
      <ReferenceText frame={frame}>{names}</ReferenceText> ({reference.issued.slice(0, 4)}).{' '}
      <cite lang={langOf(frame, item.language)}>{item.title}</cite>.{' '}
      {isPublication && joinWords(typeName(item.publicationType, frame.language))}{' '}
      {series && (
        <>
          <ReferenceText frame={frame}>{number ? series : joinWords(series)}</ReferenceText>
          {number && joinWords(number)}
        </>
      )}{' '}
      {publisher !== names && <ReferenceText frame={frame}>{joinWords(publisher)}</ReferenceText>}{' '}
      {!isPublication && joinWords(longDate(item.dated, frame.site.zone, datesOf(frame)))}{' '}
      <WebAddress>{doi ? doiAddress(doi) : url}</WebAddress>
    </>
  )
}

/** Shows an address that breaks after slashes rather than within words. */
function WebAddress({ children: address }: { children: string }) {
  return (
    <span className="breaks">
      {address.split(/(?<=[^/:]\/)/).map((part, n) => (
        <Fragment key={n}>
          {n > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  )
}

function ReferenceText({ frame, children: text }: { frame: Frame; children: string }) {
  return <LangText text={text} lang={langByLetters(frame, text, frame.language)} />
}

function joinWords(...words: string[]) {
  const text = words.filter(Boolean).join(' ')
  return /[.?!។။]$/.test(text) ? text : `${text}.`
}

export function CiteLinks({ frame, path, query }: { frame: Frame; path: string; query?: string }) {
  const words = messagesIn(frame.language).cite
  return (
    <ul
      className="meta flex flex-wrap gap-x-4 mt-2 unprinted"
      aria-label={query === undefined ? words.one : words.several}
    >
      {query !== undefined && <li className="py-1 text-soft">{words.these}</li>}
      {Object.entries(citationFormats).map(([ending, { name }]) => (
        <li key={ending}>
          <a href={`${path}/cite.${ending}${query ?? ''}`} className="inline-block py-1">
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}

export type Citable = Teaser & RevisionFacts & { files: Pick<ItemFile, 'type' | 'lineage' | 'name'>[] }

/** Returns the reference of an item: by its authors, else by its byline, else by its publisher. */
export function referenceOf(frame: Frame, item: Citable): Reference {
  const { origin, site } = frame
  const publisher = item.publisher || site.publisher || site.name
  const facts = factsIn(item.kind, item) as AnyFacts
  return {
    key: citationKey(item),
    kind: item.kind,
    facts,
    typeName: nameOfText(item),
    title: item.title,
    language: item.language,
    abstract: item.summary,
    note: noteOf({ ...frame, language: item.language }, item),
    url: origin + item.path,
    publisher,
    authors: referenceAuthors(item, publisher),
    issued: item.publishedOn || inZone(item.dated, site.zone).toPlainDate().toString(),
    keywords: item.topics.map(({ name }) => name),
    places: item.countries.map(({ name }) => name),
    files: item.files.map((file) => ({ type: file.type, url: origin + fileAddress(file) })),
  }
}

/** Says in the language of the text when and why it was withdrawn. */
function noteOf(frame: Frame, { notice }: Citable): string {
  if (!notice) return ''
  const { entry: words, reasons } = messagesIn(frame.language)
  const date = longDate(notice.at, frame.site.zone, datesOf(frame))
  return `${words.withdrawn({ date, reason: reasons[notice.reason] })} ${notice.explanation}`.trim()
}

/** Returns the key for BibTeX: the slug, or the entry's number for other letters than Latin ones. */
function citationKey({ path, language, entryId }: Citable) {
  const slug = path.includes('%') ? `entry-${entryId}` : path.split('/').at(-1)!
  return language === 'en' ? slug : `${slug}-${language}`
}

function referenceAuthors({ authors, byline }: Citable, publisher: string): Reference['authors'] {
  if (authors.length > 0) return authors
  const name = byline.replace(/^by\s+/i, '') || publisher
  return name ? [{ name, is: 'organisation' }] : []
}
