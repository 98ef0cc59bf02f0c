import { capitalized } from '@/lib/text/capitalized'
import { deskTimes } from '@/lib/time/time'
import { ChangesDialog, maySubmit, PlainStep, SubmitDialog } from './steps'
import type { PanelPart } from '../panel/part'
import type { Review } from './use-review'
import { verdictWords } from '@/components/admin/review/words'
import type { Zones } from '@/components/admin/moments/zones'

type Props = { review: Review; people: PanelPart['people']; zones: Zones; mayRelease: boolean }

export function ReviewPart({ review, people, zones: { zone, viewer }, mayRelease }: Props) {
  const { review: now } = review
  if (!now) return <p className="text-sm text-soft">It can be reviewed once something is written.</p>
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
        {mayRelease && maySubmit(now) && <SubmitDialog review={review} people={people} />}
        {may.review && !head.mine && !head.released && state.is === 'none' && (
          <>
            <PlainStep label="Approve" take={() => review.take({ act: 'approve' })} />
            <ChangesDialog review={review} />
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
                <span className="block text-soft">{capitalized(deskTimes(step.at, zone, viewer))}</span>
              </p>
              {step.note && (
                <p className="mt-0.5 border-l border-line pl-2 wrap-anywhere whitespace-pre-wrap">{step.note}</p>
              )}
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-sm text-soft">Nothing was said yet.</p>
      )}
    </>
  )
}
