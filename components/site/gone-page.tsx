import type { ChosenWithdrawal } from '@/db/schema'
import type { ItemLookup } from '@/domain/published/item'
import type { Teaser } from '@/domain/published/posts'
import { messagesIn } from '@/lib/messages/messages'
import { Document } from './document'
import { langOf, type Frame } from './frame'
import { OnwardLinks } from './missing-page'
import { DateOf, PageTitle } from './parts'
import { splitAround } from './phrases'

type GoneItem = Extract<ItemLookup, { is: 'gone' }> & { reason: ChosenWithdrawal }
/** Readers learn nothing about a page that became unavailable. */
type GoneOrUnavailable = Extract<ItemLookup, { is: 'gone' }> | { reason: 'unavailable' }

/** The 410 page: when and why the text was withdrawn, but not if a consent ended. */
export function GonePage({ frame, gone, latest }: { frame: Frame; gone: GoneOrUnavailable; latest: Teaser[] }) {
  const { missing: words, reasons } = messagesIn(frame.language)
  if (!isExplained(gone))
    return (
      <Document frame={frame} title={words.unavailable} unlisted>
        <PageTitle frame={frame} title={words.unavailable} />
        <OnwardLinks frame={frame} latest={latest} />
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
      <OnwardLinks frame={frame} latest={latest} />
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
      <span lang={langOf(frame, gone.language)}>{gone.title}</span>
      {closing}
    </>
  )
}
