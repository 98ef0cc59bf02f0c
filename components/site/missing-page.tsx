import type { RecordYear, Teaser } from '@/domain/published/posts'
import { messagesIn } from '@/lib/messages/messages'
import { Document } from './document'
import { localPath, type Frame } from './frame'
import { PageTitle, SectionWithTitle } from './parts'
import { RecordYears } from './record'
import { SearchForm } from './search-box'
import { TeaserList } from './teaser-list'

type MissingProps = { frame: Frame; alike: Teaser[]; years: RecordYear[]; latest: Teaser[] }

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
      <div className="place">
        {years.length > 0 && (
          <SectionWithTitle title={words.byMonth}>
            <RecordYears frame={frame} years={years} />
          </SectionWithTitle>
        )}
        <OnwardLinks frame={frame} latest={latest} />
      </div>
    </Document>
  )
}

export function OnwardLinks({ frame, latest }: { frame: Frame; latest: Teaser[] }) {
  const sections = messagesIn(frame.language).sections
  const ways = (
    <p className="mt-4 flex flex-wrap gap-x-6">
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
