import type { RecordYear } from '@/domain/published/posts'
import { monthName } from '@/lib/time/time'
import { countInWords } from '@/lib/text/numbers'

export function RecordTable({ years }: { years: RecordYear[] }) {
  const max = Math.max(...years.flatMap((year) => year.months))
  return (
    <table className="w-full table-fixed border-collapse text-sm tabular-nums">
      <thead>
        <tr>
          <td className="w-11" />
          {months.map((month) => (
            <th key={month} scope="col" className="py-1 font-semibold text-soft">
              <abbr title={monthName(month)} className="no-underline">
                {monthName(month, 'narrow')}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map(({ year, months }) => (
          <tr key={year}>
            <th scope="row" className="text-left font-semibold">
              <a href={`/${year}`} className="inline-flex min-h-7 items-center text-ink no-underline hover:underline">
                {year}
              </a>
            </th>
            {months.map((count, n) => (
              <td key={n} className="p-px">
                {count > 0 ? (
                  <a
                    href={`/${year}/${String(n + 1).padStart(2, '0')}`}
                    aria-label={`${monthName(n + 1)} ${year}: ${countInWords(count, 'post')}`}
                    className={`grid min-h-7 place-items-center no-underline hover:underline ${shadeClass(count, max)}`}
                  >
                    {count}
                  </a>
                ) : (
                  <span aria-hidden className="grid min-h-7 place-items-center text-line">
                    ·
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

const shadeClasses = [
  'bg-accent/10 text-ink',
  'bg-accent/18 text-ink',
  'bg-accent/27 text-ink',
  'bg-accent/38 text-ink',
  'bg-accent text-accent-ink',
]

// The square root keeps quiet months distinct beside a busy one.
function shadeClass(count: number, max: number) {
  return shadeClasses[Math.ceil(Math.sqrt(count / max) * shadeClasses.length) - 1]!
}
