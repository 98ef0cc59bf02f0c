import type { Report } from '@/domain/imports/report'
import { outcomeNames, outcomes } from './words'

/** On a phone a kind is a line of words, whose roles are set because `display` removes them. */
export function Counts({ counts }: Pick<Report, 'counts'>) {
  const visibleOutcomes = outcomes.filter((outcome) => counts.some(({ tally }) => tally[outcome] > 0))
  return (
    <table role="table" className="block w-full border-collapse text-sm tabular-nums sm:table">
      <thead role="rowgroup" className="max-sm:sr-only">
        <tr role="row" className="border-b border-edge text-left">
          <th role="columnheader" scope="col" className="py-1.5 pr-3 font-semibold">
            What
          </th>
          {visibleOutcomes.map((outcome) => (
            <th key={outcome} role="columnheader" scope="col" className="py-1.5 pl-3 text-right font-semibold">
              {outcomeNames[outcome]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block sm:table-row-group">
        {counts.map(({ what, tally }) => (
          <tr
            key={what}
            role="row"
            className="flex flex-wrap gap-x-4 border-b border-line py-1.5 sm:table-row [&>*]:sm:py-1.5"
          >
            <th role="rowheader" scope="row" className="basis-full pr-3 text-left font-normal wrap-anywhere">
              {what}
            </th>
            {visibleOutcomes.map((outcome) => (
              <td
                key={outcome}
                role="cell"
                className={`sm:pl-3 sm:text-right ${tally[outcome] ? 'max-sm:text-soft' : 'text-faint max-sm:hidden'}`}
              >
                {tally[outcome].toLocaleString('en')}
                <span aria-hidden className="sm:hidden">
                  {' '}
                  {outcomeNames[outcome].toLowerCase()}
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
