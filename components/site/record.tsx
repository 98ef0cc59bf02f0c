import type { RecordYear } from '@/domain/published/posts'
import { monthName } from '@/lib/time/time'
import { messagesIn } from '@/lib/messages/messages'
import { monthPath, yearPath, type Frame } from './frame'
import { CountText } from './parts'

type RecordProps = { frame: Frame; years: RecordYear[]; scale?: RecordYear[] }

export function RecordYears({ frame, years, scale = years }: RecordProps) {
  const max = postsOfFullestMonth(scale)
  return (
    <table className="record">
      <caption className="out">{messagesIn(frame.language).archive.recordDescription}</caption>
      <thead>
        <tr className="months">
          <td />
          {Array.from({ length: 12 }, (_, i) => (
            <th key={i} scope="col">
              <small>{monthName(i + 1, 'short', frame.language)}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map((year) => (
          <tr key={year.year} className="months">
            <th scope="row">
              <a href={yearPath(frame, year.year)} className="heading plain">
                {year.year}
              </a>
              {'\u00a0 '}
              <span className="meta">{messagesIn(frame.language).lists.posts({ n: year.total })}</span>
            </th>
            {year.months.map((_, i) => (
              <td key={i}>
                <RecordMonth frame={frame} year={year} month={i + 1} max={max} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function RecordMonths({ frame, year, max, current }: MonthsProps) {
  return (
    <ol className="months">
      {year.months.map((_, i) => (
        <li key={i}>
          <RecordMonth frame={frame} year={year} month={i + 1} max={max} isCurrent={current === i + 1} />
        </li>
      ))}
    </ol>
  )
}

type MonthsProps = { frame: Frame; year: RecordYear; max: number; current?: number }
type MonthProps = { frame: Frame; year: RecordYear; month: number; max: number; isCurrent?: boolean }

/** Shows a month with its number of posts. Screen readers say "Oct 5 posts", "Nov none". */
function RecordMonth({ frame, year, month, max, isCurrent }: MonthProps) {
  const count = year.months[month - 1]!
  const name = <small>{monthName(month, 'short', frame.language)}</small>
  if (count === 0)
    return (
      <>
        {name}
        <i>{messagesIn(frame.language).archive.none}</i>
      </>
    )
  return (
    <a
      href={monthPath(frame, { year: year.year, month })}
      className={shadeClass(count, max)}
      aria-current={isCurrent ? 'page' : undefined}
    >
      {name}
      <CountText frame={frame} n={count} words={messagesIn(frame.language).lists.posts} />
    </a>
  )
}

export function postsOfFullestMonth(years: RecordYear[]) {
  return Math.max(0, ...years.flatMap(({ months }) => months))
}

// Twelve shades: one for each post, or each twelfth of the fullest month. The lightest needs no class.
function shadeClass(count: number, max: number) {
  const level = max <= 12 ? count : Math.ceil((count / max) * 12)
  return level > 1 ? `n${level}` : undefined
}
