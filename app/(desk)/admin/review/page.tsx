import type { ReactNode } from 'react'
import { OverrideList, QueueList } from './queue-list'
import { PageHead } from '@/components/admin/shell/page-head'
import { Section } from '@/components/admin/shell/section'
import { may } from '@/domain/staff/actor'
import { overridesToApprove, reviewQueue } from '@/domain/review/review-state'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Review' }

export default deskPage('/admin/review', async ({ actor, clock }) => {
  const reviews = may(actor, 'review')
  const [queue, overrides] = await Promise.all([reviewQueue(actor), reviews ? overridesToApprove(actor) : []])
  const forMe = queue.filter((entry) => entry.forMe)
  const waiting = queue.filter((entry) => entry.review.is === 'waiting' && !entry.forMe)
  const changes = queue.filter((entry) => entry.review.is === 'changes')
  const approved = queue.filter((entry) => entry.review.is === 'approved')
  return (
    <>
      <PageHead title="Review">
        {reviews
          ? 'What waits for a second pair of eyes, the oldest first.'
          : 'What you have submitted, the oldest first.'}
      </PageHead>
      <div className="grid max-w-4xl gap-10">
        {overrides.length > 0 && (
          <Section title="Published without approval" id="overrides" aside={<Soft>{overrides.length}</Soft>}>
            <OverrideList overrides={overrides} clock={clock} />
          </Section>
        )}
        {reviews && (
          <Section title="Waits for you" id="for-me" aside={forMe.length > 0 && <Soft>{forMe.length}</Soft>}>
            {forMe.length > 0 ? (
              <QueueList entries={forMe} clock={clock} />
            ) : (
              <Soft>Nothing waits for your review.</Soft>
            )}
          </Section>
        )}
        {(waiting.length > 0 || !reviews) && (
          <Section title={reviews ? 'Waits for others' : 'Waits for review'} id="waiting">
            {waiting.length > 0 ? (
              <QueueList entries={waiting} clock={clock} />
            ) : (
              <Soft>Nothing of yours waits. In a text, “Submit for review…” asks an editor to read it.</Soft>
            )}
          </Section>
        )}
        {changes.length > 0 && (
          <Section title="Changes requested" id="changes">
            <QueueList entries={changes} clock={clock} />
          </Section>
        )}
        {approved.length > 0 && (
          <Section title="Approved, not published yet" id="approved">
            <QueueList entries={approved} clock={clock} />
          </Section>
        )}
      </div>
    </>
  )
})

function Soft({ children }: { children: ReactNode }) {
  return <span className="text-soft">{children}</span>
}
