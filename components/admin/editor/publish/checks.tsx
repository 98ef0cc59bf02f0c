import { useEffect } from 'react'
import { widestClass } from '@/components/ui/widest'
import { groupByLevel, checkSummary, describeErrors, describeTips } from './checks-by-level'
import { useEditorScreen } from '../screen-context'
import { CircleAlert, Lightbulb } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { Check, CheckPosition } from '@/domain/content/checks/check'

/** Shows the number of errors and tips, and opens the list of them. Its width never changes. */
export function CheckCount() {
  const { checks = [], openList } = useEditorScreen().part.checking
  const { blocking, advising } = groupByLevel(checks)
  return (
    <div data-widest="88 errors" className={`${widestClass} justify-items-stretch! text-sm before:px-1.5`}>
      {checks.length > 0 && (
        <button
          type="button"
          aria-label={`Publish check: ${checkSummary(checks)}`}
          className="flex min-h-10 cursor-pointer flex-col justify-center px-1.5 text-left leading-tight whitespace-nowrap tabular-nums hover:bg-wash"
          onClick={openList}
        >
          {blocking.length > 0 && <span className="font-semibold text-bad">{describeErrors(blocking.length)}</span>}
          {advising.length > 0 && <span className="text-soft">{describeTips(advising.length)}</span>}
        </button>
      )}
    </div>
  )
}

const nothingFound = 'No problems found.'

export function Checks() {
  const { checks, readabilitySentence, goToPlace, fix } = useEditorScreen().part.checking
  return (
    <>
      {checks && <CheckList checks={checks} onJump={goToPlace} onFix={fix} />}
      {checks?.length === 0 && <p className="text-sm text-soft">{nothingFound}</p>}
      {readabilitySentence && <p className="text-sm text-soft">{readabilitySentence}.</p>}
    </>
  )
}

type DialogChecksProps = {
  /** The chosen moment (UTC ms), when links must lead somewhere; undefined for now. */
  at: number | undefined
  onLeave: () => void
}

export function DialogChecks({ at, onLeave }: DialogChecksProps) {
  const { checking } = useEditorScreen().part
  const { checks, checkForMoment } = checking
  useEffect(() => {
    checkForMoment(at)
    return () => checkForMoment(undefined)
  }, [at, checkForMoment])
  // Always present, so that nothing moves when advice takes its place.
  if (!checks?.length)
    return (
      <div className="border-t border-line pt-3">
        <p className="min-h-6 text-sm text-soft">{checks ? nothingFound : 'Looking through the text…'}</p>
      </div>
    )
  const { advising } = groupByLevel(checks)
  const goToPlace = (place: CheckPosition) => {
    onLeave()
    // The dialog first returns the focus to its button.
    setTimeout(() => checking.goToPlace(place), 150)
  }
  return (
    <div className="space-y-3 border-t border-line pt-3">
      <CheckList checks={checks} onJump={goToPlace} only="blocking" />
      {advising.length > 0 && (
        <details>
          <summary className="min-h-6 cursor-pointer text-sm text-soft">{describeTips(advising.length)}</summary>
          <div className="pt-2">
            <CheckList checks={advising} onJump={goToPlace} />
          </div>
        </details>
      )}
    </div>
  )
}

type Props = {
  checks: Check[]
  onJump: (place: CheckPosition) => void
  onFix?: (check: Check) => void
  only?: 'blocking'
}

const levelGroups = {
  blocking: { title: 'Errors to fix before you publish', Icon: CircleAlert, colour: 'text-bad', edge: 'border-bad' },
  advising: { title: 'Tips', Icon: Lightbulb, colour: 'text-warn', edge: 'border-warn' },
}

function CheckList({ checks, onJump, onFix, only }: Props) {
  const byLevel = groupByLevel(checks)
  const levels = only ? [only] : (['blocking', 'advising'] as const)
  return levels.map((level) => {
    const { title, Icon, colour, edge } = levelGroups[level]
    if (byLevel[level].length === 0) return null
    return (
      <section key={level} className={`border-l-3 pl-3 ${edge}`}>
        <h3 className="mb-1 text-sm font-semibold">{title}</h3>
        <ul className="space-y-1">
          {byLevel[level].map((check, index) => (
            <li key={index} className="text-sm">
              <button
                type="button"
                data-level={level}
                onClick={() => onJump(check.place)}
                className="flex min-h-6 w-full cursor-pointer items-start gap-2 text-left wrap-anywhere underline decoration-line decoration-1 underline-offset-3 hover:decoration-ink"
              >
                <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colour}`} />
                {check.message}
              </button>
              {check.language && onFix && (
                <Button kind="quiet" small className="ml-4" onPress={() => onFix(check)}>
                  Mark as {check.language.name}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
