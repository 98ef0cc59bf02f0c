import type { RecordYear } from '@/domain/published/posts'
import type { ListedTerm } from '@/domain/published/terms'
import { yearText } from '@/lib/time/date-words'
import { messagesIn } from '@/lib/messages/messages'
import { datesOf, localPath, yearPath, type Frame } from './frame'
import { CountText, ListFeeds, SectionWithTitle } from './parts'
import { TermIndex } from './terms-page'

const [maxTopics, maxYears] = [8, 10]

type Props = { frame: Frame; topics: ListedTerm[]; years?: RecordYear[]; feeds?: { path: string; book?: boolean } }

export function ListAside({ frame, topics, years = [], feeds }: Props) {
  const sections = messagesIn(frame.language).sections
  return (
    <aside className="unprinted">
      {topics.length > 0 && (
        <SectionWithTitle title={sections.topics}>
          <TermIndex frame={frame} kind="topic" terms={mostUsed(topics)} />
          {topics.length > maxTopics && (
            <a className="go mt-4" href={localPath(frame, '/topics')}>
              {messagesIn(frame.language).lists.allTopics}
            </a>
          )}
        </SectionWithTitle>
      )}
      {years.length > 0 && (
        <SectionWithTitle title={sections.archive}>
          <ul className="counts meta">
            {years.slice(0, maxYears).map(({ year, total }) => (
              <li key={year}>
                <a href={yearPath(frame, year)}>{yearText(year, datesOf(frame))}</a>
                <CountText frame={frame} n={total} words={messagesIn(frame.language).lists.posts} />
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

function mostUsed(topics: ListedTerm[]) {
  return topics.toSorted((a, b) => b.count - a.count).slice(0, maxTopics)
}
