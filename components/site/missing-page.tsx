import type { RecordYear, Teaser } from '@/domain/published/posts'
import { Document } from './document'
import { local, type Frame } from './frame'
import { PageTitle, Section } from './parts'
import { Record } from './record'
import { SearchForm } from './search-box'
import { TeaserList } from './teaser-list'

type MissingProps = { frame: Frame; alike: Teaser[]; years: RecordYear[]; latest: Teaser[] }

/** The 404: what was asked for may be one step away. The address itself is not repeated. */
export function MissingPage({ frame, alike, years, latest }: MissingProps) {
  return (
    <Document frame={frame} title="There is nothing at this address" unlisted>
      <PageTitle title="There is nothing at this address">
        <p>It may have been typed or copied with a mistake. Everything in the archive keeps its address for good.</p>
      </PageTitle>
      <div className="mb-10">
        <SearchForm frame={frame} />
      </div>
      {alike.length > 0 && (
        <Section title="Did you mean" className="mb-10">
          <TeaserList frame={frame} items={alike} />
        </Section>
      )}
      <div className="grid gap-10 lg:cols-front">
        {years.length > 0 && (
          <Section title="Look by year and month">
            <Record frame={frame} years={years} />
          </Section>
        )}
        <Onward frame={frame} latest={latest} />
      </div>
    </Document>
  )
}

/** Ways on from a page that has nothing else to offer. */
export function Onward({ frame, latest }: { frame: Frame; latest: Teaser[] }) {
  return (
    <Section title="Latest">
      <TeaserList frame={frame} items={latest} />
      <p className="mt-4 flex flex-wrap gap-x-6">
        <a className="go" href={local(frame, '/')}>
          Front page
        </a>
        <a className="go" href={local(frame, '/publications')}>
          Publications
        </a>
        <a className="go" href={local(frame, '/archive')}>
          The record
        </a>
      </p>
    </Section>
  )
}
