import type { ReviewThread } from '@/domain/review/review-thread'
import { deskMoment } from '@/lib/time/time'
import { AskButton } from '@/components/ui/ask-button'
import { ChangesDialog } from './steps'
import type { Review } from './use-review'
import { reviewSentence } from '@/components/admin/review/words'
import { useZones } from '@/components/admin/moments/zones'

const stateClasses = {
  none: '',
  waiting: 'border-accent bg-wash',
  changes: 'border-warn bg-warn-wash',
  approved: 'border-live bg-wash',
}

export function ReviewBar({ review }: { review: Review }) {
  const zones = useZones()
  const { review: now } = review
  if (!now) return null
  const { state } = now
  const note = state.is === 'none' ? '' : (now.said.findLast((one) => one.revisionId === state.revisionId)?.note ?? '')
  return (
    <>
      {now.overrides.map((override) => (
        <OverrideNote key={override.releaseId} override={override} review={review} />
      ))}
      {state.is !== 'none' && (
        <section aria-label="Review" className={`mt-4 border-l-3 px-4 py-3 ${stateClasses[state.is]}`}>
          <p aria-live="polite" data-says="review" className="font-semibold">
            {reviewSentence(state, zones)}
          </p>
          {note && <p className="mt-1 wrap-anywhere whitespace-pre-wrap">{note}</p>}
          {now.nameNotice && <p className="mt-1 font-semibold">{now.nameNotice}</p>}
          <ReviewSteps now={now} review={review} />
        </section>
      )}
    </>
  )
}

function ReviewSteps({ now, review }: { now: ReviewThread; review: Review }) {
  const { state, may, head } = now
  const isDecided = state.is === 'approved' && !state.changed
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2 empty:hidden">
      {may.review && !head.mine && !isDecided && (
        <AskButton small ask={() => review.take({ act: 'approve' })}>
          Approve
        </AskButton>
      )}
      {may.review && !head.mine && <ChangesDialog review={review} />}
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

type OverrideProps = { override: ReviewThread['overrides'][number]; review: Review }

function OverrideNote({ override, review }: OverrideProps) {
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
