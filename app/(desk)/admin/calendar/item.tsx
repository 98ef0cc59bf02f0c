import { Move } from 'lucide-react'
import { Link } from '@/components/ui/link'
import { Button } from '@/components/ui/button'
import { MoveDialog } from '@/components/admin/moments/move-dialog'
import { timeOfDay, type TimeZones } from '@/lib/time/time'
import { effectClass, effectWords, type CalendarItem } from '@/components/admin/calendar/calendar-items'
import type { CalendarMoves } from './use-calendar-moves'

type Props = {
  what: CalendarItem
  zones: TimeZones
  moving?: CalendarMoves
  onDrag: (what: CalendarItem | undefined) => void
}

export function CalendarEntry({ what, zones, moving, onDrag }: Props) {
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
