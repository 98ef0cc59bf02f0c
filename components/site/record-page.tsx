import type { RecordYear } from '@/domain/published/posts'
import { yearText } from '@/lib/time/date-words'
import { Document } from './document'
import { datesOf, local, type Frame } from './frame'
import { collectionThing } from './json-ld'
import { PageTitle } from './parts'
import { Record } from './record'
import { archiveWords } from './words/archive'
import { changeWords } from './words/changes'
import { frontWords } from './words/front'
import { listWords } from './words/lists'
import { say } from './words/say'
import { sectionNames } from './words/sections'

export function RecordPage({ frame, years }: { frame: Frame; years: RecordYear[] }) {
  const total = years.reduce((sum, year) => sum + year.total, 0)
  const path = local(frame, '/archive')
  const title = say(frame, sectionNames)['/archive']
  const words = say(frame, archiveWords)
  return (
    <Document
      frame={frame}
      section="/archive"
      title={title}
      description={words.recordDescription}
      path={path}
      structured={[collectionThing(frame, { name: title, path })]}
    >
      <PageTitle frame={frame} title={title}>
        <p>
          {total > 0
            ? words.recordLead(say(frame, listWords).posts(total), yearText(years.at(-1)!.year, datesOf(frame)))
            : say(frame, frontWords).nothing}
        </p>
      </PageTitle>
      <div className="large rule pt-6">
        <Record frame={frame} years={years} />
      </div>
      <p className="mt-6 unprinted">
        <a href={local(frame, '/changes')}>{say(frame, changeWords).way}</a>
      </p>
    </Document>
  )
}
