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
    <ol className="record grid gap-6 md:gap-1">
      <li className="hidden md:grid md:cols-record" aria-hidden="true">
        <span className="months">
          {Array.from({ length: 12 }, (_, i) => (
            <small key={i}>{monthName(i + 1, 'short', frame.language)}</small>
          ))}
        </span>
      </li>
      {years.map((year) => (
        <li key={year.year} className="grid gap-1 md:cols-record md:items-center">
          <p className="flex items-baseline gap-2">
            <a href={yearPath(frame, year.year)} className="heading plain shrink-0">
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
      {year.months.map((count, i) => (
        <li key={i}>
          {count > 0 ? (
            <a
              href={monthPath(frame, { year: year.year, month: i + 1 })}
              className={shade(count, most)}
              aria-label={heard(frame, { year: year.year, month: i + 1, count })}
              aria-current={current === i + 1 ? 'page' : undefined}
            >
              <small>{monthName(i + 1, 'short', frame.language)}</small>
              {count}
            </a>
          ) : (
            <span aria-hidden="true">
              <small>{monthName(i + 1, 'short', frame.language)}</small>
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

type MonthsProps = { frame: Frame; year: RecordYear; most: number; current?: number }

function heard(frame: Frame, { count, ...month }: YearMonth & { count: number }) {
  const when = monthAndYear(month, frame.language)
  return say(frame, archiveWords).monthAndCount(when, say(frame, listWords).posts(count))
}

// Twelve shades: one for each post, or, where a month has more than twelve, for each twelfth of the fullest.
function shade(count: number, most: number) {
  const level = most <= 12 ? count : Math.ceil((count / most) * 12)
  return `n n${level}${level > 7 ? ' dark' : ''}`
}
