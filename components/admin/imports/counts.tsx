import type { Report } from '@/domain/imports/report'
import { outcomeNames, outcomes } from './words'

/** How many things of each kind came to what. On a phone each kind is a line of words. */
export function Counts({ counts }: Pick<Report, 'counts'>) {
  const shown = outcomes.filter((outcome) => counts.some(({ tally }) => tally[outcome] > 0))
  if (counts.length === 0) return <p className="text-soft">There is nothing in it that could be imported.</p>
  return (
    <table className="w-full border-collapse text-sm tabular-nums">
      <thead>
        <tr className="border-b border-edge text-left">
          <th scope="col" className="py-1.5 pr-3 font-semibold">
            What
          </th>
          {shown.map((outcome) => (
            <th key={outcome} scope="col" className="py-1.5 pl-3 text-right font-semibold">
              {outcomeNames[outcome]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counts.map(({ what, tally }) => (
          <tr key={what} className="border-b border-line">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal wrap-anywhere">
              {what}
            </th>
            {shown.map((outcome) => (
              <td key={outcome} className={`py-1.5 pl-3 text-right ${tally[outcome] ? '' : 'text-faint'}`}>
                {tally[outcome].toLocaleString('en')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
