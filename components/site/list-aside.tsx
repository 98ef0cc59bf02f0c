import type { RecordYear } from '@/domain/published/posts'
import type { ListedTerm } from '@/domain/published/terms'
import { yearText } from '@/lib/time/date-words'
import { messagesIn } from '@/lib/messages/messages'
import { datesOf, localPath, yearPath, type Frame } from './frame'
import { CountText, ListFeeds, SectionWithTitle } from './parts'
import { TermIndex } from './terms-page'

const [maxTerms, maxYears] = [8, 10]

/** Props of the column beside a list. `period`: the year or month of which terms are counted, else all time. */
type Props = {
  frame: Frame
  topics: ListedTerm[]
  countries?: ListedTerm[]
  period?: string
  years?: RecordYear[]
  feeds?: { path: string; book?: boolean }
}

export function ListAside({ frame, topics, countries = [], period, years = [], feeds }: Props) {
  const { sections, lists } = messagesIn(frame.language)
  const ofPeriod = period ? ` · ${period}` : ''
  return (
    <aside className="unprinted">
      {topics.length > 0 && (
        <SectionWithTitle title={sections.topics + ofPeriod}>
          <TermIndex frame={frame} kind="topic" terms={mostUsed(topics)} />
          {topics.length > maxTerms && (
            <a className="go mt-4" href={localPath(frame, '/topics')}>
              {lists.allTopics}
            </a>
          )}
        </SectionWithTitle>
      )}
      {countries.length > 0 && (
        <SectionWithTitle title={sections.countries + ofPeriod}>
          <TermIndex frame={frame} kind="country" terms={mostUsed(countries)} />
        </SectionWithTitle>
      )}
      {years.length > 0 && (
        <SectionWithTitle title={sections.archive}>
          <ul className="counts meta">
            {years.slice(0, maxYears).map(({ year, total }) => (
              <li key={year}>
                <a href={yearPath(frame, year)}>{yearText(year, datesOf(frame))}</a>
                <CountText frame={frame} n={total} words={lists.posts} />
              </li>
            ))}
          </ul>
          {years.length > maxYears && (
            <a className="go mt-4" href={localPath(frame, '/archive')}>
              {messagesIn(frame.language).front.wholeRecord}
            </a>
          )}
        </SectionWithTitle>
      )}
      {feeds && (
        <SectionWithTitle title={messagesIn(frame.language).feeds.follow}>
          <ListFeeds frame={frame} {...feeds} />
        </SectionWithTitle>
      )}
    </aside>
  )
}

function mostUsed(terms: ListedTerm[]) {
  return terms.toSorted((a, b) => b.count - a.count).slice(0, maxTerms)
}
