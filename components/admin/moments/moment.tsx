import { useId, type ComponentProps } from 'react'
import { inputClass } from '@/components/ui/button-class'
import { Labelled } from '@/components/ui/labelled'
import { RadioGroup } from '@/components/ui/radio-group'
import { SelectField } from '@/components/ui/fields'
import { relativeTime } from '@/lib/time/relative-time'
import { cityOf, deskMoment, offsetOf, type WallTime } from '@/lib/time/time'
import type { MomentChoice } from './use-moment'

type Props = {
  choosing: MomentChoice
  saysBoth?: boolean
}

export function MomentFields({ choosing, saysBoth = true }: Props) {
  const { wall, change, zones, twice, moment, now } = choosing
  const words = useId()
  return (
    <div>
      <div className="grid grid-cols-2 gap-3 max-[22rem]:grid-cols-1 sm:grid-cols-[1.2fr_1fr_1.2fr]">
        <ClockField
          label="Date"
          type="date"
          value={wall.date}
          aria-describedby={words}
          onChange={(event) => change({ date: event.target.value })}
        />
        <ClockField
          label="Time"
          type="time"
          step={60}
          value={wall.time}
          aria-describedby={words}
          onChange={(event) => change({ time: event.target.value })}
        />
        <SelectField
          label="Zone"
          value={wall.zone}
          onChange={(value) => change({ zone: value })}
          options={[...new Set(Object.values(zones))].map((zone) => ({ value: zone, label: cityOf(zone) }))}
          className="min-[22rem]:col-span-2 sm:col-span-1!"
        />
      </div>
      {twice && <OccurrenceChoice wall={wall} zone={wall.zone} twice={twice} onChange={change} />}
      <p id={words} aria-live="polite" className={`mt-2 text-sm ${moment.ok ? 'text-soft' : 'font-medium text-bad'}`}>
        {moment.ok
          ? `${saysBoth ? `${deskMoment(moment.at, zones)}, ` : ''}${relativeTime(moment.at, now)}`
          : moment.problem}
      </p>
    </div>
  )
}

function ClockField({ label, ...props }: ComponentProps<'input'> & { label: string }) {
  const id = useId()
  return (
    <Labelled id={id} label={label}>
      <input {...props} id={id} required className={inputClass} />
    </Labelled>
  )
}

type OccurrenceProps = {
  wall: WallTime
  zone: string
  /** Both instants (UTC ms) of a time that occurs twice. */
  twice: [number, number]
  onChange: (part: Pick<WallTime, 'which'>) => void
}

export function OccurrenceChoice({ wall, zone, twice: [first, second], onChange }: OccurrenceProps) {
  return (
    <RadioGroup
      className="mt-3"
      label={`Which ${wall.time}?`}
      value={wall.which ?? ''}
      onChange={(which) => onChange({ which: which as WallTime['which'] })}
      choices={{
        first: `The first, before the clocks go back (${offsetOf(first, zone)})`,
        second: `The second, after it (${offsetOf(second, zone)})`,
      }}
    />
  )
}
