import type { Found } from '@/domain/published/item'
import type { Teaser } from '@/domain/published/posts'
import { Document } from './document'
import type { Frame } from './frame'
import { Onward } from './missing-page'
import { DateOf, PageTitle } from './parts'
import { reasons } from './words/entry'

type Gone = Extract<Found, { is: 'gone' }>

/** The 410: something was here, and readers are told when and why it was taken out. */
export function GonePage({ frame, gone, latest }: { frame: Frame; gone: Gone; latest: Teaser[] }) {
  return (
    <Document frame={frame} title="This was withdrawn" unlisted>
      <PageTitle title="This was withdrawn">
        <p>
          {/* Someone who asked to be left out is not named by a title. */}
          {gone.title && gone.reason !== 'request' ? <>“{gone.title}”</> : 'The text at this address'} was taken out on{' '}
          <DateOf at={gone.at} frame={frame} />, because {reasons[gone.reason]}.
        </p>
      </PageTitle>
      {gone.explanation && <p className="note mb-10">{gone.explanation}</p>}
      <Onward frame={frame} latest={latest} />
    </Document>
  )
}
