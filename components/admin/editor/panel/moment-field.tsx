import { useId, useState } from 'react'
import { OccurrenceChoice } from '@/components/admin/moments/moment'
import { SelectField } from '@/components/ui/fields'
import { inputClass } from '@/components/ui/button-class'
import { cityOf, instantOf, offsetOf, wallTimeOf, type WallTime } from '@/lib/time/time'
import { zoneChoices, type ZoneChoice } from '@/lib/time/zones'

type Props = {
  label: string
  hint?: string
  problem?: string
  /** UTC ms; null if none is chosen. */
  value: number | null
  zone: string
  onChange: (at: number | null) => void
}

/** Asks for date and time in a zone. Refuses a time that the zone skips; of one that occurs twice, asks which. */
export function MomentField({ label, hint, problem, value, zone, onChange }: Props) {
  const [typed, setTyped] = useState<WallTime>()
  const id = useId()
  // A merge may bring another value than the typed one.
  const isTyped = typed && instantIn(typed) === value
  const wall = isTyped ? typed : value === null ? { date: '', time: '', zone } : wallTimeOf(value, zone)
  const { which: _, ...either } = wall
  const both = instantOf(either)
  const twice = both.ok ? undefined : both.twice
  const instant = instantOf(wall)
  const isBegun = wall.date !== '' || wall.time !== ''

  function change(part: Partial<WallTime>) {
    const next = { ...either, ...part }
    setTyped(next)
    onChange(instantIn(next))
  }

  return (
    <fieldset>
      <legend className="mb-1 text-sm font-semibold">{label}</legend>
      <div className="grid grid-cols-[1.4fr_1fr] gap-3">
        <input
          type="date"
          aria-label={`${label}: date`}
          aria-describedby={id}
          className={inputClass}
          value={wall.date}
          onChange={(event) => change({ date: event.target.value })}
        />
        <input
          type="time"
          step={60}
          aria-label={`${label}: time`}
          aria-describedby={id}
          className={inputClass}
          value={wall.time}
          onChange={(event) => change({ time: event.target.value })}
        />
      </div>
      {twice && <OccurrenceChoice wall={wall} zone={zone} twice={twice} onChange={change} />}
      <div id={id} aria-live="polite" className="mt-1 text-sm">
        {instant.ok ? (
          <p className="text-soft">{`${cityOf(zone)}, ${offsetOf(instant.at, zone)}`}</p>
        ) : (
          isBegun && <p className="font-medium text-bad">{instant.problem}</p>
        )}
        {hint && <p className="text-soft">{hint}</p>}
        {problem && <p className="border-l-3 border-bad pl-2 font-medium text-bad">{problem}</p>}
      </div>
    </fieldset>
  )
}

function instantIn(wall: WallTime) {
  const moment = instantOf(wall)
  return moment.ok ? moment.at : null
}

type ZoneProps = Pick<Props, 'label' | 'hint' | 'problem'> & { value: string; onChange: (zone: string) => void }

/** Asks for the zone of a text. The list of all zones is not built before the field gets the focus. */
export function ZoneField({ value, ...props }: ZoneProps) {
  const [choices, setChoices] = useState<ZoneChoice[]>()
  return (
    <SelectField
      {...props}
      value={value}
      options={choices ?? [{ value, label: cityOf(value) }]}
      onFocus={() => setChoices(zoneChoices(Date.now()))}
    />
  )
}
