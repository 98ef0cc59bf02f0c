import type { Item } from '@/domain/published/item'
import type { OtherLanguage } from '@/domain/published/other-languages'
import { typesetHtml } from '@/lib/typography/typeset'
import { messagesIn } from '@/lib/messages/messages'
import { langOf, type Frame, splitAround, gapAfter, cardOf } from './frame'
import { itemThing } from './item-thing'
import { crumbsThing, websiteThing, type Crumb } from './json-ld'
import { fallbackSize } from './picture'
import { jpegAddress } from '@/lib/web/file-address'
import { DateOf } from './parts'
import type { ReactNode } from 'react'
import type { HelpCountry } from '@/domain/published/help'
import type { Teaser } from '@/domain/published/posts'
import type { LanguageEdition } from '@/domain/published/translations'
import { withAddressesFirst, type Reference } from '@/lib/citations/reference'
import { fileAddress } from '@/lib/web/file-address'
import type { Pair } from '@/lib/kinds/field'
import { termsIn } from '@/lib/kinds/terms'
import { workOf } from '@/lib/kinds/kinds'
import { referenceOf } from './cite'

type HeadOptions = { crumbs: Crumb[]; preview: boolean; translations?: OtherLanguage[] }

/** Returns what the head says of an item. A preview is not for search engines. */
export function itemHead(frame: Frame, item: Item, { crumbs, preview, translations }: HeadOptions) {
  const facts = { title: item.title, description: item.summary || undefined, kind: 'article' as const }
  if (preview) return { ...facts, unlisted: true }
  const { lead } = item
  return {
    ...facts,
    path: item.path,
    image: lead ? { ...fallbackSize(lead), path: jpegAddress(lead), alt: lead.alt } : cardOf(frame, item.path),
    described: metaTagsOf(frame, item),
    structured: [
      itemThing({ frame, item, translations }),
      websiteThing(frame),
      crumbsThing(frame, [...crumbs, { name: item.title, path: item.path }]),
    ],
  }
}

export function ItemBody({ frame, item }: { frame: Frame; item: Item }) {
  const html = typesetHtml(item.bodyHtml, item.language)
  return <div className="body" lang={langOf(frame, item.language)} dangerouslySetInnerHTML={{ __html: html }} />
}

/** Returns headings with anchors, without footnote numbers. They come from validated HTML and stay escaped. */
export function headingsOf(html: string) {
  return html
    .split('<h2 id="')
    .slice(1)
    .map((part) => {
      const [heading = ''] = part.split('</h2>', 1)
      const end = heading.indexOf('">')
      const [first = '', ...notes] = heading.slice(end + 2).split('<sup')
      const words = first + notes.map((note) => note.slice(note.indexOf('</sup>'))).join('')
      return { id: heading.slice(0, end), html: words.replace(/<[^<>]*>/g, '') }
    })
}

export function ItemNotice({ frame, item: { notice, language } }: { frame: Frame; item: Item }) {
  if (!notice) return null
  const { entry: words, reasons } = messagesIn(frame.language)
  const reason = reasons[notice.reason]
  const [before, after] = splitAround((date) => words.withdrawn({ date, reason }))
  return (
    <div className="note mb-8" role="note">
      <strong>
        {before}
        <DateOf at={notice.at} frame={frame} />
        {after}
      </strong>
      {gapAfter(after)}
      <bdi lang={langOf(frame, language)}>{notice.explanation}</bdi> {words.textStays}
    </div>
  )
}

export function ItemChanges({ frame, item }: { frame: Frame; item: Item }) {
  const [newest, ...earlier] = item.changes
  if (!newest) return null
  const words = messagesIn(frame.language).entry
  const list = earlier.map((change, n) => <ItemChange key={n} frame={frame} item={item} change={change} />)
  return (
    <section id="updates" className="note mt-8" aria-label={words.updates}>
      <ItemChange frame={frame} item={item} change={newest} />
      {list.length > 2 ? (
        <details>
          <summary className="py-1">{words.earlierUpdates({ n: list.length })}</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </section>
  )
}

type ChangeProps = { frame: Frame; item: Item; change: Item['changes'][number] }

function ItemChange({ frame, item, change: { at, note } }: ChangeProps) {
  const [before, after] = splitAround((date) => messagesIn(frame.language).entry.updatedOn({ date }))
  return (
    <p>
      <strong>
        {before}
        <DateOf at={at} frame={frame} short />
        {after}
      </strong>
      {gapAfter(after)}
      <bdi lang={langOf(frame, item.language)}>{note}</bdi>
    </p>
  )
}

export function LastUpdate({ frame, item, bare }: { frame: Frame; item: Item; bare?: boolean }) {
  const newest = item.changes[0]
  return (
    newest && (
      <a href="#updates">
        {!bare && `${messagesIn(frame.language).entry.updated} `}
        <DateOf at={newest.at} frame={frame} short />
      </a>
    )
  )
}

export type ItemProps = {
  frame: Frame
  item: Item
  related?: Teaser[]
  editions?: LanguageEdition[]
  translations?: OtherLanguage[]
  previous?: Teaser
  next?: Teaser
  help?: HelpCountry[]
  /** A preview has no canonical address. */
  banner?: ReactNode
}

type MetaTags = { name: string; content: string }[]

/** Returns Dublin Core (DCMI) and, for publications, the Highwire Press tags that Google Scholar reads. */
function metaTagsOf(frame: Frame, item: Item): MetaTags {
  if (item.kind === 'page') return []
  const reference = referenceOf(frame, item)
  const common = [...(item.kind === 'publication' ? highwire(frame, item, reference) : []), ...dublin(item, reference)]
  return withAddressesFirst(termsIn('meta', reference, common)).map(([name, content]) => ({ name, content }))
}

function highwire(frame: Frame, item: Item, reference: Reference): Pair[] {
  const { title, authors, issued, publisher, language, url, keywords } = reference
  const pdf = mainPdf(item)
  return [
    ['citation_title', title],
    ...authors.map(({ name }): Pair => ['citation_author', name]),
    ['citation_publication_date', issued.replaceAll('-', '/')],
    ['citation_publisher', publisher],
    ['citation_technical_report_institution', item.publicationType === 'newsletter' ? '' : publisher],
    ['citation_language', language],
    ['citation_pdf_url', pdf ? frame.origin + fileAddress(pdf) : ''],
    ['citation_abstract_html_url', url],
    ...keywords.map((word): Pair => ['citation_keywords', word]),
  ]
}

function dublin(item: Item, reference: Reference): Pair[] {
  return [
    ['DC.title', reference.title],
    ...reference.authors.map(({ name }): Pair => ['DC.creator', name]),
    ['DC.publisher', reference.publisher],
    ['DCTERMS.issued', reference.issued],
    ['DCTERMS.modified', new Date(item.updatedAt).toISOString()],
    ['DC.language', reference.language],
    ['DC.type', workOf(reference.kind, reference.facts.type).dcmi],
    ['DC.identifier', reference.url],
    ['DC.description', reference.note],
    ['DCTERMS.abstract', reference.abstract],
    ...reference.keywords.map((word): Pair => ['DC.subject', word]),
    ...reference.places.map((place): Pair => ['DCTERMS.spatial', place]),
  ]
}

function mainPdf({ files, language }: Item) {
  const pdfs = files.filter(({ type }) => type === 'application/pdf')
  return pdfs.find((file) => (file.language ?? language) === language) ?? pdfs[0]
}
