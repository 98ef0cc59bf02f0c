import type { RevisionFacts } from '@/domain/published/facts'
import type { ItemFile } from '@/domain/published/item-files'
import type { Teaser } from '@/domain/published/posts'
import type { Reference } from '@/lib/citations/reference'
import { factsIn, type AnyFacts } from '@/lib/kinds/kinds'
import { messagesIn } from '@/lib/messages/messages'
import { inZone, longDate } from '@/lib/time/time'
import { datesOf, type Frame } from './frame'
import { nameOfText } from '@/components/site/type-name'

export type Citable = Teaser & RevisionFacts & { files: Pick<ItemFile, 'type'>[] }

/** A person who is not a named author is in the byline; otherwise the publisher is cited. */
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
    formats: [...new Set(item.files.map(({ type }) => type))],
  }
}

/** Says in the language of the text when and why it was withdrawn. */
function noteOf(frame: Frame, { notice }: Citable): string {
  if (!notice) return ''
  const { entry: words, reasons } = messagesIn(frame.language)
  const date = longDate(notice.at, frame.site.zone, datesOf(frame))
  return `${words.withdrawn({ date, reason: reasons[notice.reason] })} ${notice.explanation}`.trim()
}

function citationKey({ path, language }: Citable) {
  const slug = path.split('/').at(-1)!
  return language === 'en' ? slug : `${slug}-${language}`
}

function referenceAuthors({ authors, byline }: Citable, publisher: string): Reference['authors'] {
  if (authors.length > 0) return authors
  const name = byline.replace(/^by\s+/i, '') || publisher
  return name ? [{ name, is: 'organisation' }] : []
}
