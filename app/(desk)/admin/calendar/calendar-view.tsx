'use client'

import { Link } from '@/components/ui/link'
import { useEffect, useRef, useState } from 'react'
import { LastAct } from '@/components/ui/last-act'
import { dayWords, type Day } from '@/lib/time/days'
import { monthName, type TimeZones, timeOfDay } from '@/lib/time/time'
import { type CalendarItem, effectClass, effectWords } from '@/components/admin/calendar/calendar-items'
import { useCalendarMoves, type CalendarMoves } from './use-calendar-moves'
import { Move } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { MoveDialog } from '@/components/admin/moments/move-dialog'

type Props = {
  days: Day[]
  plan: CalendarItem[]
  more: Record<string, number>
  /** The month (YYYY-MM) that is shown; undefined for a week or a day. */
  month?: string
  today: string
  zones: TimeZones
  mayMove: boolean
}

const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

export function CalendarView({ days, plan, more, month, today, zones, mayMove }: Props) {
  const moving = useCalendarMoves(zones)
  const [draggedItem, setDraggedItem] = useState<CalendarItem>()
  const [over, setOver] = useState<string>()
  const status = useRef<HTMLDivElement>(null)

  const isGrid = days.length > 1
  const canUndo = moving.undo !== undefined
  // The moved item and its button are elsewhere now: the focus goes to “Undo”.
  useEffect(() => {
    if (canUndo) status.current?.querySelector('button')?.focus()
  }, [canUndo, moving.message])

  return (
    <>
      <LastAct
        ref={status}
        message={moving.message}
        undo={moving.undo}
        problems={moving.problems}
        className="mb-3 min-h-8"
      />
      {plan.length === 0 && (
        <p className="mb-4 text-soft">
          Nothing happens by itself {isGrid ? 'in these days' : 'on this day'}, and nothing did.
        </p>
      )}
      <div aria-hidden className={`hidden grid-cols-7 border-t-3 border-rule ${isGrid ? 'md:grid' : ''}`}>
        {weekdayNames.map((name) => (
          <span key={name} className="px-2 py-1 text-sm font-semibold text-soft">
            {name}
          </span>
        ))}
      </div>
      <ol className={isGrid ? 'md:grid md:grid-cols-7 md:border-t md:border-l md:border-line' : 'max-w-3xl'}>
        {days.map((day, index) => {
          const dayItems = plan.filter(({ at }) => at >= day.from && at < day.until)
          const { long, short } = dayWords(day.date)
          const outside = month !== undefined && !day.date.startsWith(month)
          return (
            <li
              key={day.date}
              aria-current={day.date === today ? 'date' : undefined}
              data-day={day.date}
              onDragOver={(event) => {
                if (!draggedItem) return
                event.preventDefault()
                setOver(day.date)
              }}
              onDrop={(event) => {
                event.preventDefault()
                setOver(undefined)
                if (draggedItem) moving.moveToDay(draggedItem, day.date)
                setDraggedItem(undefined)
              }}
              className={`min-w-0 border-line py-3 ${isGrid ? 'md:border-r md:border-b md:p-2' : ''} ${days.length > 7 ? 'md:min-h-28' : isGrid ? 'md:min-h-64' : ''} ${dayItems.length === 0 ? 'max-md:hidden' : 'max-md:border-t'} ${over === day.date ? 'bg-wash outline-2 -outline-offset-2 outline-accent' : ''}`}
            >
              <h2
                className={`mb-1.5 text-sm tabular-nums ${day.date === today ? 'text-accent' : outside ? 'font-normal text-faint' : 'text-soft'}`}
              >
                <span className="md:sr-only">{long}</span>
                <span aria-hidden className="max-md:hidden">
                  {short.split(' ')[1]}
                  {month === undefined &&
                    (index === 0 || day.date.endsWith('-01')) &&
                    ` ${monthName(Number(day.date.slice(5, 7)), 'short')}`}
                  {day.date === today && ' today'}
                </span>
              </h2>
              {dayItems.length > 0 && (
                <ul className="space-y-1.5" aria-label={long}>
                  {dayItems.map((what) => (
                    <CalendarEntry
                      key={what.key}
                      what={what}
                      zones={zones}
                      moving={mayMove ? moving : undefined}
                      onDrag={setDraggedItem}
                    />
                  ))}
                </ul>
              )}
              <HiddenItemsLink day={day.date} count={more[day.date]} isLink={isGrid} />
            </li>
          )
        })}
      </ol>
    </>
  )
}

function HiddenItemsLink({ day, count = 0, isLink }: { day: string; count?: number; isLink: boolean }) {
  if (count === 0) return null
  const words = `and ${count.toLocaleString('en')} more`
  if (!isLink) return <p className="mt-3 text-soft">{words}</p>
  return (
    <Link href={`/admin/calendar?view=day&on=${day}`} className="mt-1.5 inline-flex min-h-6 items-center text-sm">
      {words}
      <span className="sr-only"> on {dayWords(day).long}</span>
    </Link>
  )
}

type CalendarEntryProps = {
  what: CalendarItem
  zones: TimeZones
  moving?: CalendarMoves
  onDrag: (what: CalendarItem | undefined) => void
}

function CalendarEntry({ what, zones, moving, onDrag }: CalendarEntryProps) {
  const { title, at, href, language, coming } = what
  const movable = coming && what.moves && moving
  return (
    <li
      draggable={movable ? true : undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', title)
        event.dataTransfer.effectAllowed = 'move'
        onDrag(what)
      }}
      onDragEnd={() => onDrag(undefined)}
      className={`group border-l-3 bg-sheet py-1 pl-2 ${effectClass(what)} ${movable ? 'cursor-grab' : ''}`}
    >
      <div className="flex items-start justify-between gap-1">
        <p className="min-w-0 text-sm">
          <time dateTime={new Date(at).toISOString()} className="font-semibold tabular-nums">
            {timeOfDay(at, zones.zone)}
          </time>{' '}
          {effectWords(what)}
        </p>
        {movable && (
          <MoveDialog
            subject={`“${title}” ${what.effect}`}
            at={at}
            zones={zones}
            trigger={
              <Button kind="quiet" small aria-label={`Move “${title}”…`} className="size-6! min-h-6! shrink-0 p-0!">
                <Move aria-hidden className="size-3.5" />
              </Button>
            }
            onMove={(to) => moving.move(what, to)}
          />
        )}
      </div>
      <Link
        href={href}
        lang={language}
        draggable={false}
        className="block min-h-6 text-sm font-medium text-ink wrap-anywhere no-underline hover:text-accent hover:underline"
      >
        {title}
      </Link>
    </li>
  )
}
