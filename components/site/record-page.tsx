import type { RecordYear } from '@/domain/published/posts'
import { Document } from './document'
import { local, type Frame } from './frame'
import { collectionThing } from './json-ld'
import { counted, PageTitle } from './parts'
import { Record } from './record'

/** The archive's index: every year and month with its count. */
export function RecordPage({ frame, years }: { frame: Frame; years: RecordYear[] }) {
  const total = years.reduce((sum, year) => sum + year.total, 0)
  const path = local(frame, '/archive')
  return (
    <Document
      frame={frame}
      section="/archive"
      title="The record"
      description="Everything that was posted, by year and month."
      path={path}
      structured={[collectionThing(frame, { name: 'The record', path })]}
    >
      <PageTitle title="The record">
        <p>
          {total > 0
            ? `${counted(total, 'post')} since ${years.at(-1)!.year}. Each cell is a month, the darker the more was posted.`
            : 'Nothing has been published yet.'}
        </p>
      </PageTitle>
      <div className="large rule pt-6">
        <Record frame={frame} years={years} />
      </div>
    </Document>
  )
}
