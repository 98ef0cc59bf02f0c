import type { Metadata } from 'next'
import Link from 'next/link'
import { requireActor } from '@/auth/session'
import { CalendarView } from './calendar-view'
import { calendarItems } from '@/components/admin/calendar/calendar-items'
import { PageHead } from '@/components/admin/shell/page-head'
import { buttonClass } from '@/components/ui/button-class'
import { may } from '@/domain/staff/actor'
import { calendarEvents } from '@/domain/desk/calendar'
import { beside, dateOf, dayWords, isOn, weeksAround } from '@/lib/days'
import { cityOf, monthName } from '@/lib/time'
import { clockFor } from '../clock'

export const metadata: Metadata = { title: 'Calendar' }

type View = 'month' | 'week'
type Props = { searchParams: Promise<{ view?: string; on?: string }> }

export default async function Calendar({ searchParams }: Props) {
  const params = await searchParams
  const view: View = params.view === 'week' ? 'week' : 'month'
  const actor = await requireActor(address(view, isOn(params.on, view) ? params.on : undefined))
  const { now, zone, viewer } = await clockFor(actor)
  const today = dateOf(now, zone)
  const present = view === 'month' ? today.slice(0, 7) : today
  const on = isOn(params.on, view) ? params.on : present
  const days = weeksAround(on, zone)
  const [first, last] = [days[0]!, days.at(-1)!]
  const plan = calendarItems(await calendarEvents(actor, { from: first.from, until: last.until }, now))
  const mayMove = may(actor, 'unschedule')
  return (
    <>
      <PageHead
        title={view === 'month' ? monthWords(on) : `Week of ${dayWords(first.date).long}`}
        actions={<Turns view={view} on={on} present={present} today={today} zone={zone} />}
      >
        What goes live, changes and is withdrawn, by the clocks of {cityOf(zone)}.
        {mayMove && ' What is still to come can be dragged to another day, or moved with its button.'}
        {may(actor, 'release') && (
          <>
            {' '}
            <Link href="/admin/site-at">See the site as it will stand</Link>
          </>
        )}
      </PageHead>
      <CalendarView
        key={view}
        days={days}
        plan={plan}
        today={today}
        zone={zone}
        viewer={viewer}
        mayMove={mayMove}
        month={view === 'month' ? on : undefined}
      />
    </>
  )
}

function Turns({
  view,
  on,
  present,
  today,
  zone,
}: {
  view: View
  on: string
  present: string
  today: string
  zone: string
}) {
  const otherView: View = view === 'month' ? 'week' : 'month'
  const inMonth = view === 'month' && today.startsWith(on) ? today : weeksAround(on, zone)[0]!.date
  const otherOn =
    otherView === 'month' ? on.slice(0, 7) : view === 'month' && !today.startsWith(on) ? `${on}-01` : inMonth
  const name = view === 'month' ? 'month' : 'week'
  return (
    <nav aria-label="Calendar" className="flex flex-wrap gap-2">
      <Turn href={address(view, beside(on, -1))}>Previous {name}</Turn>
      {on !== present && <Turn href={address(view)}>Today</Turn>}
      <Turn href={address(view, beside(on, 1))}>Next {name}</Turn>
      <Turn href={address(otherView, otherOn)}>By {otherView}</Turn>
    </nav>
  )
}

function Turn({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Link href={href} prefetch={false} className={buttonClass('plain', true)}>
      {children}
    </Link>
  )
}

function address(view: View, on?: string) {
  return `/admin/calendar?view=${view}${on ? `&on=${on}` : ''}`
}

function monthWords(on: string) {
  const [year, month] = on.split('-').map(Number)
  return `${monthName(month!)} ${year}`
}
