import type { Report } from '@/domain/imports/report'
import { outcomes } from './words'

type OutcomeCounts = Pick<Report, 'tally' | 'counts'>

/** Returns whether everything in an export is here already and nothing of it had changed. */
export function isAsItWas({ tally }: Pick<Report, 'tally'>) {
  return tally.unchanged > 0 && outcomes.every((outcome) => outcome === 'unchanged' || tally[outcome] === 0)
}

/**
 * The counts of an ended import that its table does not show: things that were as before have no row, and things that
 * came again in another form have their row in the report of the later import.
 */
export function restInWords({ tally, counts }: OutcomeCounts): string[] {
  const countOutsideTable = (outcome: keyof Report['tally']) =>
    Math.max(0, tally[outcome] - counts.reduce((sum, one) => sum + one.tally[outcome], 0))
  const asItWas = countOutsideTable('unchanged')
  const later = outcomes.reduce((sum, outcome) => (outcome === 'unchanged' ? sum : sum + countOutsideTable(outcome)), 0)
  return [
    asItWas > 0 && `${things(asItWas)} ${asItWas === 1 ? 'was' : 'were'} as before, and not touched.`,
    later > 0 &&
      `${things(later)} came again with a later import, whose report tells of ${later === 1 ? 'it' : 'them'}.`,
  ].filter((words) => words !== false)
}

function things(n: number) {
  return n === 1 ? 'One more thing' : `${n.toLocaleString('en')} more things`
}
