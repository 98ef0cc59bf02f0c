import { useEffect } from 'react'
import { widestClass } from '@/components/ui/widest'
import { CheckList } from './check-list'
import { checksByLevel, checkSummary, errorsInWords, suggestionsInWords } from './checks-by-level'
import type { DraftChecks } from './use-checks'

/** Leads to the list of findings. Errors and advice keep their room whatever their number. */
export function CheckCount({ checking }: { checking: DraftChecks }) {
  const { checks = [] } = checking
  const { blocking, advising } = checksByLevel(checks)
  return (
    <div data-widest="88 suggestions" className={`${widestClass} justify-items-stretch! text-sm before:px-1.5`}>
      {checks.length > 0 && (
        <button
          type="button"
          aria-label={`Publish check: ${checkSummary(checks)}`}
          className="flex min-h-10 cursor-pointer flex-col justify-center px-1.5 text-left leading-tight whitespace-nowrap tabular-nums hover:bg-wash"
          onClick={() => checking.openList()}
        >
          {blocking.length > 0 && <span className="font-semibold text-bad">{errorsInWords(blocking.length)}</span>}
          {advising.length > 0 && <span className="text-soft">{suggestionsInWords(advising.length)}</span>}
        </button>
      )}
    </div>
  )
}

const nothingFound = 'No problems found.'

export function Checks({ checking: { checks, readabilitySentence, goToPlace, fix } }: { checking: DraftChecks }) {
  return (
    <>
      {checks && <CheckList checks={checks} onJump={goToPlace} onFix={fix} />}
      {checks?.length === 0 && <p className="text-sm text-soft">{nothingFound}</p>}
      {readabilitySentence && <p className="text-sm text-soft">{readabilitySentence}.</p>}
    </>
  )
}

type InDialog = {
  checking: DraftChecks
  /** The chosen release (UTC ms), at which links must lead somewhere; undefined for now. */
  at: number | undefined
  onLeave: () => void
}

export function DialogChecks({ checking, at, onLeave }: InDialog) {
  const { checks, checkForMoment } = checking
  useEffect(() => {
    checkForMoment(at)
    return () => checkForMoment(undefined)
  }, [at, checkForMoment])
  // This line stands here from the beginning, so that nothing moves when advice takes its place.
  if (!checks?.length)
    return (
      <div className="border-t border-line pt-3">
        <p className="min-h-6 text-sm text-soft">{checks ? nothingFound : 'Looking through the text…'}</p>
      </div>
    )
  const { advising } = checksByLevel(checks)
  const goToPlace: Parameters<typeof CheckList>[0]['onJump'] = (place) => {
    onLeave()
    // The dialog gives the focus back to its button first.
    setTimeout(() => checking.goToPlace(place), 150)
  }
  return (
    <div className="space-y-3 border-t border-line pt-3">
      <CheckList checks={checks} onJump={goToPlace} only="blocking" />
      {advising.length > 0 && (
        <details>
          <summary className="min-h-6 cursor-pointer text-sm text-soft">{suggestionsInWords(advising.length)}</summary>
          <div className="pt-2">
            <CheckList checks={advising} onJump={goToPlace} />
          </div>
        </details>
      )}
    </div>
  )
}
