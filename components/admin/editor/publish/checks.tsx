'use client'

import { useEffect } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { CheckList } from './check-list'
import { checksByLevel, checkSummary, gravestSummary } from './checks-by-level'
import type { DraftChecks } from './use-checks'

/** The number of findings beside the button that publishes; it leads to their list. */
export function CheckCount({ checking, className }: { checking: DraftChecks; className: string }) {
  const { checks } = checking
  if (!checks?.length) return null
  const bad = checksByLevel(checks).blocking.length > 0
  return (
    <button
      type="button"
      className={`${buttonClass('quiet')} font-normal! ${bad ? 'text-bad!' : 'text-soft!'} ${className}`}
      onClick={() => checking.openList()}
    >
      <span className="sr-only">Publish check: </span>
      <span className="max-xl:sr-only">{checkSummary(checks)}</span>
      <span aria-hidden className="xl:hidden">
        {gravestSummary(checks)}
      </span>
    </button>
  )
}

const nothingFound = 'Nothing found that readers would stumble over.'

/** The findings, in the panel. */
export function Checks({ checking: { checks, readabilitySentence, goToPlace } }: { checking: DraftChecks }) {
  return (
    <>
      {checks && <CheckList checks={checks} onJump={goToPlace} />}
      {checks?.length === 0 && <p className="text-sm text-soft">{nothingFound}</p>}
      {readabilitySentence && <p className="text-sm text-soft">{readabilitySentence}.</p>}
    </>
  )
}

type InDialog = {
  checking: DraftChecks
  /** The chosen moment (UTC ms), at which links must lead somewhere; undefined for now. */
  at: number | undefined
  /** Closes the dialog. */
  onLeave: () => void
}

/** The findings in the dialog that publishes: what blocks in full, advice folded. Going to a place closes the dialog. */
export function DialogChecks({ checking, at, onLeave }: InDialog) {
  const { checks, checkForMoment } = checking
  useEffect(() => {
    checkForMoment(at)
    return () => checkForMoment(undefined)
  }, [at, checkForMoment])
  // A line stands here from the beginning, so that nothing below moves when advice takes its place.
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
          <summary className="min-h-6 cursor-pointer text-sm text-soft">{advising.length} to consider</summary>
          <div className="pt-2">
            <CheckList checks={advising} onJump={goToPlace} />
          </div>
        </details>
      )}
    </div>
  )
}
