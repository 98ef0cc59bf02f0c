import { Link } from '@/components/ui/link'
import { UnsavedTexts } from './unsaved-texts'
import { calendarItems } from '@/components/admin/calendar/calendar-items'
import { careWords } from '@/components/admin/care/care-words'
import { ComingDays, LiveList } from './dated-list'
import { FirstSteps } from './first-steps'
import { ForMeList, WaitingList, waitingFor } from './waiting-list'
import { RecordTable } from './record-table'
import type { Clock } from '@/lib/time/time'
import { Note, PageHead, Section } from '@/components/admin/shell/page-head'
import { may, type Actor } from '@/domain/staff/actor'
import { nextSevenDays } from '@/domain/desk/calendar'
import { careOf, careNames } from '@/domain/care/care'
import { hasDemonstration } from '@/domain/site/demonstration'
import { firstSteps } from '@/domain/desk/first-steps'
import { deskFront, newsByMonth } from '@/domain/desk/entries'
import { deskTime } from '@/lib/time/time'
import { pageTitle } from '@/app/(desk)/page-title'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const generateMetadata = () => pageTitle('Desk')

export default deskPage('/admin', async ({ actor, clock }) => {
  const [front, steps, demonstration] = await Promise.all([
    loadFront(actor, clock),
    firstSteps(actor),
    may(actor, 'manageSettings') && hasDemonstration(),
  ])
  return (
    <>
      <PageHead title="Desk">{deskTime(clock.now, clock.viewer)}</PageHead>
      <UnsavedTexts userId={actor.id!} zone={actor.zone} />
      {demonstration && (
        <Note className="mb-8">
          Readers see a demonstration archive. When you are ready for your own,{' '}
          <Link href="/admin/settings#demonstration">remove it in Settings</Link>; what you wrote yourself stays.
        </Note>
      )}
      {front.care.damaged.total > 0 && (
        <Note warn className="mb-8">
          {front.care.damaged.total === 1 ? 'One stored upload is' : `${front.care.damaged.total} stored uploads are`}{' '}
          damaged. Readers are not given them until this is fixed.{' '}
          <Link href="/admin/care#damaged">See which, and what to do</Link>
        </Note>
      )}
      {front.care.backups.total > 0 && (
        <Note warn className="mb-8">
          The last backup did not go well, or is too old. <Link href="/admin/backups">See why</Link>
        </Note>
      )}
      {front.care.overrides.total > 0 && (
        <Note warn className="mb-8">
          {front.care.overrides.total === 1 ? 'One text was' : `${front.care.overrides.total} texts were`} published
          without approval. <Link href="/admin/review">See what waits for one</Link>
        </Note>
      )}
      {steps && (
        <FirstSteps
          steps={steps}
          may={{
            release: may(actor, 'release'),
            manageSite: may(actor, 'manageSettings') && may(actor, 'manageStaff'),
          }}
        />
      )}
      <Front actor={actor} clock={clock} {...front} />
    </>
  )
})

async function loadFront(actor: Actor, clock: Clock) {
  const [front, forMe, coming, care, record] = await Promise.all([
    deskFront(actor, clock.now),
    waitingFor(actor),
    nextSevenDays(actor, clock.now),
    careOf(actor, clock.now),
    newsByMonth(clock.now, clock.zone),
  ])
  return { ...front, forMe, coming: calendarItems(coming), care, record }
}

type FrontProps = { actor: Actor; clock: Clock } & Awaited<ReturnType<typeof loadFront>>

function Front({ actor, clock, forMe, drafts, coming, live, care, record }: FrontProps) {
  const needed = careNames.filter((kind) => care[kind].total > 0)
  return (
    <div className="grid gap-x-10 gap-y-10 xl:grid-cols-[minmax(0,7fr)_minmax(0,6fr)] xl:items-start">
      <div className="grid min-w-0 gap-10">
        <Section
          title="Waits for you"
          id="for-me"
          aside={forMe.length > 0 && <Link href="/admin/review">Review</Link>}
          nothing={forMe.length === 0 && 'Nobody waits for you.'}
        >
          <ForMeList items={forMe} now={clock.now} />
        </Section>
        <Section
          title="Your drafts"
          id="drafts"
          aside={<AllDraftsLink actor={actor} {...drafts} />}
          nothing={drafts.total === 0 && 'No text of yours waits to be published.'}
        >
          <WaitingList entries={drafts.items} clock={clock} />
        </Section>
      </div>
      <div className="grid min-w-0 gap-10">
        <Section
          title="Next seven days"
          id="coming"
          aside={<Link href="/admin/calendar">Calendar</Link>}
          nothing={coming.length === 0 && 'Nothing goes live, changes, begins or closes within a week.'}
        >
          <ComingDays items={coming} clock={clock} />
        </Section>
        <Section
          title="To fix"
          id="care"
          aside={needed.length > 0 && <Link href="/admin/care">All of it</Link>}
          nothing={needed.length === 0 && 'There is nothing to fix.'}
        >
          <ul>
            {needed.map((kind) => (
              <li key={kind}>
                <Link
                  href={`/admin/care#${kind}`}
                  className="flex min-h-8 items-baseline gap-3 text-ink no-underline hover:text-accent hover:underline"
                >
                  <span className="min-w-7 text-right font-semibold tabular-nums">
                    {care[kind].total.toLocaleString('en')}
                  </span>
                  {careWords[kind].count[care[kind].total === 1 ? 0 : 1]}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      </div>
      <Section
        title="Recently published"
        id="live"
        aside={<ShowAllLink {...live} query="state=live&sort=-live" />}
        nothing={live.total === 0 && `Nothing ${actor.role === 'contributor' ? 'of yours ' : ''}is published.`}
      >
        <LiveList entries={live.items} clock={clock} />
      </Section>
      {record.length > 0 && (
        <Section title="Archive" id="record" aside={<span className="text-soft">Published news by month</span>}>
          <RecordTable years={record} />
        </Section>
      )}
    </div>
  )
}

function ShowAllLink({ items, total, query }: { items: unknown[]; total: number; query: string }) {
  if (total <= items.length) return null
  return (
    <Link href={`/admin/entries?${query}`} className="inline-flex min-h-6 items-center">
      All {total.toLocaleString('en')}
    </Link>
  )
}

function AllDraftsLink({ actor, items, total }: { actor: Actor; items: unknown[]; total: number }) {
  return (
    <span className="flex gap-4">
      <ShowAllLink items={items} total={total} query="state=waiting&by=me" />
      {actor.role !== 'contributor' && (
        <Link href="/admin/entries?state=waiting" className="inline-flex min-h-6 items-center">
          Everyone’s
        </Link>
      )}
    </span>
  )
}
