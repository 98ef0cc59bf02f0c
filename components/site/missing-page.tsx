import type { RecordYear, Teaser } from '@/domain/published/posts'
import { messagesIn } from '@/lib/messages/messages'
import { Document } from './document'
import { helpPath, localPath, type Frame, langOf, splitAround } from './frame'
import { PageTitle, SectionWithTitle, DateOf } from './parts'
import { RecordYears } from './record'
import { SearchForm } from './search-box'
import { TeaserList } from './teasers'
import type { ChosenWithdrawal } from '@/db/schema'
import type { ItemLookup } from '@/domain/published/item'

/** Lists that a page which is missing or gone offers instead. */
export type Onward = { years: RecordYear[]; latest: Teaser[] }
type MissingProps = Onward & { frame: Frame; alike: Teaser[] }

/** The 404 page suggests near addresses and does not repeat the requested one. */
export function MissingPage({ frame, alike, years, latest }: MissingProps) {
  const words = messagesIn(frame.language).missing
  return (
    <Document frame={frame} title={words.missing} unlisted>
      <PageTitle frame={frame} title={words.missing}>
        <p>{words.missingLead}</p>
      </PageTitle>
      <div className="mb-10">
        <SearchForm frame={frame} />
      </div>
      {alike.length > 0 && (
        <SectionWithTitle title={words.alike} className="mb-10">
          <TeaserList frame={frame} items={alike} />
        </SectionWithTitle>
      )}
      <WaysOn frame={frame} years={years} latest={latest} />
    </Document>
  )
}

function WaysOn({ frame, years, latest }: { frame: Frame } & Onward) {
  return (
    <div className="place">
      {years.length > 0 && (
        <SectionWithTitle title={messagesIn(frame.language).missing.byMonth}>
          <RecordYears frame={frame} years={years} />
        </SectionWithTitle>
      )}
      <OnwardLinks frame={frame} latest={latest} />
    </div>
  )
}

function OnwardLinks({ frame, latest }: { frame: Frame; latest: Teaser[] }) {
  const { help, sections } = messagesIn(frame.language)
  const ways = (
    <p className="mt-4 flex flex-wrap gap-x-6">
      {frame.help && (
        <a className="go" href={helpPath(frame)}>
          {help.help}
        </a>
      )}
      <a className="go" href={localPath(frame, '/')}>
        {sections.front}
      </a>
      <a className="go" href={localPath(frame, '/publications')}>
        {sections.publications}
      </a>
      <a className="go" href={localPath(frame, '/archive')}>
        {sections.archive}
      </a>
    </p>
  )
  if (latest.length === 0) return ways
  return (
    <SectionWithTitle title={messagesIn(frame.language).front.latest}>
      <TeaserList frame={frame} items={latest} />
      {ways}
    </SectionWithTitle>
  )
}

type GoneItem = Extract<ItemLookup, { is: 'gone' }> & { reason: ChosenWithdrawal }
/** The facts that are told of a page that is gone. Of an unavailable one readers learn nothing. */
export type GoneOrUnavailable = Extract<ItemLookup, { is: 'gone' }> | { reason: 'unavailable' }

/** The 410 page: when and why the text was withdrawn, but not if a consent ended. */
export function GonePage({ frame, gone, ...onward }: Onward & { frame: Frame; gone: GoneOrUnavailable }) {
  const { missing: words, reasons } = messagesIn(frame.language)
  if (!isExplained(gone))
    return (
      <Document frame={frame} title={words.unavailable} unlisted>
        <PageTitle frame={frame} title={words.unavailable} />
        <WaysOn frame={frame} {...onward} />
      </Document>
    )
  const reason = reasons[gone.reason]
  const [start, before, after] = splitAround((place) => words.takenOut({ text: place, date: place, reason }))
  return (
    <Document frame={frame} title={words.gone} unlisted>
      <PageTitle frame={frame} title={words.gone}>
        <p>
          {start}
          {/* A title could name a person who asked to be left out. */}
          {gone.title && gone.reason !== 'request' ? <GoneTitle frame={frame} gone={gone} /> : words.theText}
          {before}
          <DateOf at={gone.at} frame={frame} />
          {after}
        </p>
      </PageTitle>
      {gone.explanation && (
        <p className="note mb-10" lang={langOf(frame, gone.language)}>
          {gone.explanation}
        </p>
      )}
      <WaysOn frame={frame} {...onward} />
    </Document>
  )
}

function isExplained(gone: GoneOrUnavailable): gone is GoneItem {
  return gone.reason !== 'unavailable'
}

function GoneTitle({ frame, gone }: { frame: Frame; gone: GoneItem }) {
  const [opening, closing] = splitAround((title) => messagesIn(frame.language).frame.quotedTitle({ title }))
  return (
    <>
      {opening}
      <bdi lang={langOf(frame, gone.language)}>{gone.title}</bdi>
      {closing}
    </>
  )
}
