import { Link, ButtonLink } from '@/components/ui/link'
import { CalendarView } from './calendar-view'
import { calendarItems } from '@/components/admin/calendar/calendar-items'
import { PageHead } from '@/components/admin/shell/page-head'
import { may } from '@/domain/staff/actor'
import { calendarDays } from '@/domain/desk/calendar'
import {
  neighbourOf,
  dateOf,
  daysOf,
  dayWords,
  isOn,
  weeksAround,
  weeksFrom,
  type CalendarUnit as View,
} from '@/lib/time/days'
import { cityOf, monthName } from '@/lib/time/time'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Calendar' }

const upcomingWeeks = 5
const maxOfDay: Record<View, number> = { month: 4, week: 12, day: 500 }

export default deskPage('/admin/calendar', async ({ actor, clock: { now, zone, viewer }, searchParams: params }) => {
  const view: View = params.view === 'week' || params.view === 'day' ? params.view : 'month'
  const today = dateOf(now, zone)
  const present = view === 'month' ? today.slice(0, 7) : today
  const isUpcoming = view === 'month' && !isOn(params.on, view)
  const on = isOn(params.on, view) ? params.on : present
  const days = isUpcoming ? weeksFrom(today, upcomingWeeks, zone) : daysOf(view, on, zone)
  const { events, more } = await calendarDays(actor, { days, maxOfDay: maxOfDay[view] }, now)
  const mayMove = may(actor, 'unschedule')
  return (
    <>
      <PageHead
        title={isUpcoming ? 'Calendar from this week' : calendarTitle(view, on, zone)}
        actions={<CalendarTurns view={view} on={on} isUpcoming={isUpcoming} today={today} zone={zone} />}
      >
        What goes live, changes and is withdrawn, when events begin and when calls close. Times in {cityOf(zone)}.
        {mayMove && ` What has a button can be moved with it${view === 'day' ? '' : ', or dragged to another day'}.`}
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
        plan={calendarItems(events)}
        more={more}
        today={today}
        zones={{ zone, viewer }}
        mayMove={mayMove}
        month={view === 'month' && !isUpcoming ? on : undefined}
      />
    </>
  )
})

type TurnsProps = { view: View; isUpcoming: boolean } & Record<'on' | 'today' | 'zone', string>

function CalendarTurns({ view, on, isUpcoming, today, zone }: TurnsProps) {
  const firstOfMonth = today.startsWith(on) ? today : `${on}-01`
  const date = view === 'month' ? firstOfMonth : view === 'week' ? weeksAround(on, zone)[0]!.date : on
  return (
    <nav aria-label="Calendar" className="flex flex-wrap gap-2">
      {isUpcoming ? (
        <ButtonLink small href={calendarAddress('month', on)}>
          This month
        </ButtonLink>
      ) : (
        <>
          <ButtonLink small href={calendarAddress(view, neighbourOf(view, on, -1))}>
            Previous {view}
          </ButtonLink>
          {on !== today && (
            <ButtonLink small href={calendarAddress(view)}>
              Today
            </ButtonLink>
          )}
        </>
      )}
      <ButtonLink small href={calendarAddress(view, neighbourOf(view, on, 1))}>
        Next {view}
      </ButtonLink>
      {view !== 'month' && (
        <ButtonLink small href={calendarAddress('month', on.slice(0, 7))}>
          By month
        </ButtonLink>
      )}
      {view !== 'week' && (
        <ButtonLink small href={calendarAddress('week', date)}>
          By week
        </ButtonLink>
      )}
    </nav>
  )
}

function calendarAddress(view: View, on?: string) {
  return `/admin/calendar?view=${view}${on ? `&on=${on}` : ''}`
}

function calendarTitle(view: View, on: string, zone: string) {
  if (view === 'month') return `${monthName(Number(on.slice(5)))} ${on.slice(0, 4)}`
  return view === 'day' ? dayWords(on).long : `Week of ${dayWords(weeksAround(on, zone)[0]!.date).long}`
}
