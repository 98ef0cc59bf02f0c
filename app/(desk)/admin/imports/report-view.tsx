import { findingsByTheme, type Report } from '@/domain/imports/report'
import { FindingsPart } from './findings'
import { outcomes, outcomeNames } from './words'
import { Section } from '@/components/admin/shell/page-head'

type Props = { report: Report; isTrial?: boolean; hasEnded?: boolean }

export function ReportView({ report, isTrial = false, hasEnded = false }: Props) {
  const { counts, conflicts, leftOut, problems, kept } = report
  return (
    <>
      <Section title={isTrial ? 'What would come' : 'What came'} id="counts">
        {counts.length > 0 && <OutcomeCountsTable counts={counts} />}
        <ImportOutcome report={report} isTrial={isTrial} hasEnded={hasEnded} />
      </Section>
      <FindingsPart
        title="Conflicts"
        id="conflicts"
        about={`They changed at their source and here. What is here ${isTrial ? 'would stay' : 'stayed'} as it is.`}
        findings={conflicts}
      />
      <FindingsPart
        title={isTrial ? 'What would be left out' : 'What was left out'}
        id="left-out"
        about="Nothing is taken of these, for the reason above each list."
        findings={leftOut}
      />
      {findingsByTheme(problems).map(({ theme, findings }, n) => (
        <FindingsPart
          key={theme?.about ?? n}
          title={theme ? `To look at: ${theme.about.toLowerCase()}` : 'To look at'}
          id={`problems-${n}`}
          about={theme?.advice ?? `These ${isTrial ? 'would come' : 'came'}, but something in them is not as it was.`}
          findings={findings}
        />
      ))}
      {kept.length > 0 && (
        <Section title="Kept beside the texts" id="kept" className="mt-8">
          <p className="mb-2 text-sm text-soft">
            What has no place of its own here. Readers never get it; staff find it on the timeline of each text.
          </p>
          <ul className="text-sm">
            {kept.map(({ what, n }) => (
              <li key={what} className="flex justify-between gap-4 border-t border-line py-1.5 first:border-t-0">
                <span className="wrap-anywhere first-letter:uppercase">{what}</span>
                <span className="text-soft tabular-nums">{n.toLocaleString('en')}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function ImportOutcome({ report, isTrial, hasEnded }: Required<Props>) {
  const { counts, conflicts, leftOut, problems } = report
  if (isAsItWas(report))
    return (
      <p className="mt-2 max-w-[66ch]">
        {isTrial
          ? 'Everything in it is here already, and nothing has changed there since: an import would change nothing.'
          : 'Everything in it was here already, and nothing had changed there since: this import changed nothing.'}
        <span className="block text-sm text-soft">
          What needs a look stands in the report of the import that brought it.
        </span>
      </p>
    )
  const restSentences = hasEnded ? restInWords(report) : []
  if (restSentences.length > 0)
    return restSentences.map((words) => (
      <p key={words} className="mt-2 max-w-[66ch] text-sm text-soft">
        {words}
      </p>
    ))
  if (counts.length === 0) return <p className="text-soft">There is nothing in it that could be imported.</p>
  if (conflicts.length + leftOut.length + problems.length > 0) return null
  return (
    <p className="mt-2 text-sm text-soft">Nothing {isTrial ? 'would be' : 'was'} left out, and nothing needs a look.</p>
  )
}

type OutcomeCounts = Pick<Report, 'tally' | 'counts'>

export function isAsItWas({ tally }: Pick<Report, 'tally'>) {
  return tally.unchanged > 0 && outcomes.every((outcome) => outcome === 'unchanged' || tally[outcome] === 0)
}

/** Returns words for results outside the table: unchanged ones, and results that a later report has in another form. */
export function restInWords({ tally, counts }: OutcomeCounts): string[] {
  const countOutsideTable = (outcome: keyof Report['tally']) =>
    Math.max(0, tally[outcome] - counts.reduce((sum, one) => sum + one.tally[outcome], 0))
  const asItWas = countOutsideTable('unchanged')
  const later = outcomes.reduce((sum, outcome) => (outcome === 'unchanged' ? sum : sum + countOutsideTable(outcome)), 0)
  return [
    asItWas > 0 && `${restInWordsOf(asItWas)} ${asItWas === 1 ? 'was' : 'were'} as before, and not touched.`,
    later > 0 &&
      `${restInWordsOf(later)} came again with a later import, whose report tells of ${later === 1 ? 'it' : 'them'}.`,
  ].filter((words) => words !== false)
}

function restInWordsOf(n: number) {
  return n === 1 ? 'One more thing' : `${n.toLocaleString('en')} more things`
}

/** On a phone a kind is a line of words, whose roles are set because `display` removes them. */
function OutcomeCountsTable({ counts }: Pick<Report, 'counts'>) {
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
