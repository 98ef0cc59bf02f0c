import type { ReviewThread } from '@/domain/review/review-thread'
import { deskMoment } from '@/lib/time/time'
import { AskButton } from '@/components/ui/ask-button'
import { canSubmit, ChangesDialog, SubmitDialog } from './steps'
import type { Review } from './use-review'
import { useEditorScreen } from '../screen-context'
import { capitalize } from '@/lib/text/capitalized'
import { verdictWords, reviewSentence } from '@/components/admin/review/words'
import { useZones } from '@/components/admin/moments/zones'

const stateClasses = {
  none: '',
  waiting: 'border-accent bg-wash',
  changes: 'border-warn bg-warn-wash',
  approved: 'border-live bg-wash',
}

export function ReviewBar() {
  const zones = useZones()
  const { review: now } = useEditorScreen().review
  if (!now) return null
  const { state } = now
  const note = state.is === 'none' ? '' : (now.said.findLast((one) => one.revisionId === state.revisionId)?.note ?? '')
  return (
    <>
      {now.overrides.map((override) => (
        <OverrideNote key={override.releaseId} override={override} />
      ))}
      {state.is !== 'none' && (
        <section aria-label="Review" className={`mt-4 border-l-3 px-4 py-3 ${stateClasses[state.is]}`}>
          <p aria-live="polite" data-says="review" className="font-semibold">
            {reviewSentence(state, zones)}
          </p>
          {note && <p className="mt-1 wrap-anywhere whitespace-pre-wrap">{note}</p>}
          {now.nameNotice && <p className="mt-1 font-semibold">{now.nameNotice}</p>}
          <ReviewSteps now={now} />
        </section>
      )}
    </>
  )
}

function ReviewSteps({ now }: { now: ReviewThread }) {
  const { review } = useEditorScreen()
  const { state, may, head } = now
  const isDecided = state.is === 'approved' && !state.changed
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2 empty:hidden">
      {may.review && !head.mine && !isDecided && (
        <AskButton small ask={() => review.take({ act: 'approve' })}>
          Approve
        </AskButton>
      )}
      {may.review && !head.mine && <ChangesDialog />}
      {may.review && head.mine && state.is === 'waiting' && (
        <p className="text-sm text-soft">You wrote the newest text: someone else has to approve it.</p>
      )}
      {may.submit && state.is === 'waiting' && (
        <AskButton small kind="quiet" ask={() => review.take({ act: 'takeBack' })}>
          Withdraw submission
        </AskButton>
      )}
    </div>
  )
}

function OverrideNote({ override }: { override: ReviewThread['overrides'][number] }) {
  const { review } = useEditorScreen()
  return (
    <section aria-label="Published without approval" className="mt-4 border-l-3 border-bad bg-bad-wash px-4 py-3">
      <p data-says="override" className="font-semibold">
        Published without approval by {override.by}, {deskMoment(override.at, useZones())}.
      </p>
      <p className="mt-1 wrap-anywhere">“{override.reason}”</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {override.forMe ? (
          <>
            <AskButton small ask={() => review.take({ act: 'approve', revisionId: override.revisionId })}>
              Approve what was published
            </AskButton>
            <a href={`/admin/entries/${review.review!.entryId}/revisions/${override.revisionId}`}>Read that text</a>
          </>
        ) : (
          <p className="text-sm text-soft">Someone else who did not write it has to approve it after the fact.</p>
        )}
      </div>
    </section>
  )
}

/** Returns whether review is shown: it has begun, or is required, or the person can review the text. */
export function isReviewDue(now: Review['review']) {
  if (!now) return false
  const { said, rule, state, may, head } = now
  return said.length > 0 || rule === 'second' || state.is !== 'none' || (may.review && !head.mine && !head.released)
}

export function ReviewPart() {
  const zones = useZones()
  const { review, part } = useEditorScreen()
  const { review: now } = review
  if (!now) return null
  const { state, may, head, said } = now
  return (
    <>
      {now.rule === 'second' && (
        <p className="text-sm text-soft">
          {now.needsApproval
            ? 'Before it is published, someone who did not write it has to approve it.'
            : 'Approved by a second person: it can be published.'}
        </p>
      )}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {part.opened.mayRelease && canSubmit(now) && <SubmitDialog />}
        {may.review && !head.mine && !head.released && state.is === 'none' && (
          <>
            <AskButton small ask={() => review.take({ act: 'approve' })}>
              Approve
            </AskButton>
            <ChangesDialog />
          </>
        )}
      </div>
      {said.length > 0 ? (
        <ol className="space-y-2.5">
          {said.map((step) => (
            <li key={step.id} className="text-sm">
              <p>
                <strong>{step.by ?? 'The system'}</strong> {verdictWords[step.said]}
                {step.asks && `, asking ${step.asks}`}
                <span className="block text-soft">{capitalize(deskMoment(step.at, zones))}</span>
              </p>
              {step.note && (
                <p className="mt-0.5 border-l border-line pl-2 wrap-anywhere whitespace-pre-wrap">{step.note}</p>
              )}
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-sm text-soft">No review yet.</p>
      )}
    </>
  )
}
