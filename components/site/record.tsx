import type { RecordYear } from '@/domain/published/posts'
import { monthAndYear, monthName, type YearMonth } from '@/lib/time'
import { monthPath, yearPath, type Frame } from './frame'
import { archiveWords } from './words/archive'
import { listWords } from './words/lists'
import { say } from './words/say'

/** The archive's map: years by months, how much was published in each, every cell a link. */
export function Record({ frame, years, scale = years }: { frame: Frame; years: RecordYear[]; scale?: RecordYear[] }) {
  const most = Math.max(...scale.flatMap(({ months }) => months))
  return (
    <ol className="record">
      <li aria-hidden="true">
        <span className="months">
          {Array.from({ length: 12 }, (_, i) => (
            <small key={i}>{monthName(i + 1, 'short', frame.language)}</small>
          ))}
        </span>
      </li>
      {years.map((year) => (
        <li key={year.year}>
          <p>
            <a href={yearPath(frame, year.year)} className="heading plain">
              {year.year}
            </a>
            <span className="meta">{say(frame, listWords).posts(year.total)}</span>
          </p>
          <Months frame={frame} year={year} most={most} />
        </li>
      ))}
    </ol>
  )
}

/** One year's twelve cells; `current` is the month the reader is in. */
export function Months({ frame, year, most, current }: MonthsProps) {
  return (
    <ol className="months">
      {year.months.map((count, i) =>
        count > 0 ? (
          <li key={i}>
            <a
              href={monthPath(frame, { year: year.year, month: i + 1 })}
              className={shade(count, most)}
              aria-label={heard(frame, { year: year.year, month: i + 1, count })}
              aria-current={current === i + 1 ? 'page' : undefined}
            >
              <small>{monthName(i + 1, 'short', frame.language)}</small>
              {count}
            </a>
          </li>
        ) : (
          <li key={i} aria-hidden="true">
            {monthName(i + 1, 'short', frame.language)}
          </li>
        ),
      )}
    </ol>
  )
}

type MonthsProps = { frame: Frame; year: RecordYear; most: number; current?: number }

function heard(frame: Frame, { count, ...month }: YearMonth & { count: number }) {
  const when = monthAndYear(month, frame.language)
  return say(frame, archiveWords).monthAndCount(when, say(frame, listWords).posts(count))
}

// Twelve shades: one for each post, or, where a month has more than twelve, for each twelfth of the fullest. The lightest, which most
// months have, needs no class.
function shade(count: number, most: number) {
  const level = most <= 12 ? count : Math.ceil((count / most) * 12)
  return level > 1 ? `n${level}` : undefined
}
