import type { RecordYear } from '@/domain/published/posts'
import { yearText } from '@/lib/time/date-words'
import { messagesIn } from '@/lib/messages/messages'
import { Document } from './document'
import { datesOf, localPath, type Frame } from './frame'
import { EmptyList } from './in-main'
import { collectionThing } from './json-ld'
import { PageTitle } from './parts'
import { RecordYears } from './record'

export function RecordPage({ frame, years }: { frame: Frame; years: RecordYear[] }) {
  const total = years.reduce((sum, year) => sum + year.total, 0)
  const path = localPath(frame, '/archive')
  const title = messagesIn(frame.language).sections.archive
  const words = messagesIn(frame.language).archive
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
        {total > 0 ? (
          <p>
            {words.recordLead({
              posts: messagesIn(frame.language).lists.posts({ n: total }),
              year: yearText(years.at(-1)!.year, datesOf(frame)),
            })}
          </p>
        ) : (
          <EmptyList frame={frame} path="/archive" nothing={messagesIn(frame.language).lists.nothingFiled} />
        )}
      </PageTitle>
      <div className="large rule pt-6">
        <RecordYears frame={frame} years={years} />
      </div>
      <p className="mt-6 unprinted">
        <a href={localPath(frame, '/changes')}>{messagesIn(frame.language).changes.way}</a>
      </p>
    </Document>
  )
}
