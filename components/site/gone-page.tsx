import type { ChosenWithdrawal } from '@/db/schema'
import type { ItemLookup } from '@/domain/published/item'
import type { Teaser } from '@/domain/published/posts'
import { Document } from './document'
import { langOf, type Frame } from './frame'
import { Onward } from './missing-page'
import { DateOf, PageTitle } from './parts'
import { frameWords } from './words/frame'
import { missingWords } from './words/missing'
import { say } from './words/say'

type Gone = Extract<ItemLookup, { is: 'gone' }> & { reason: ChosenWithdrawal }
/** Readers learn nothing of a page that became unavailable. */
type GoneOrUnavailable = Extract<ItemLookup, { is: 'gone' }> | { reason: 'unavailable' }

/** The 410 page: when and why the text was taken out, but not where a consent ended. */
export function GonePage({ frame, gone, latest }: { frame: Frame; gone: GoneOrUnavailable; latest: Teaser[] }) {
  const words = say(frame, missingWords)
  if (!isExplained(gone))
    return (
      <Document frame={frame} title={words.unavailable} unlisted>
        <PageTitle frame={frame} title={words.unavailable} />
        <Onward frame={frame} latest={latest} />
      </Document>
    )
  const [before, after] = words.takenOut(gone.reason)
  return (
    <Document frame={frame} title={words.gone} unlisted>
      <PageTitle frame={frame} title={words.gone}>
        <p>
          {/* A title could name a person who asked to be left out. */}
          {gone.title && gone.reason !== 'request' ? <Title frame={frame} gone={gone} /> : words.theText}
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
      <Onward frame={frame} latest={latest} />
    </Document>
  )
}

function isExplained(gone: GoneOrUnavailable): gone is Gone {
  return gone.reason !== 'unavailable'
}

function Title({ frame, gone }: { frame: Frame; gone: Gone }) {
  const [opening, closing] = say(frame, frameWords).quotes
  return (
    <>
      {opening}
      <span lang={langOf(frame, gone.language)}>{gone.title}</span>
      {closing}
    </>
  )
}
