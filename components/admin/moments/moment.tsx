import { useId, type ComponentProps } from 'react'
import { inputClass } from '@/components/ui/button-class'
import { Labelled } from '@/components/ui/labelled'
import { RadioGroup } from '@/components/ui/radio-group'
import { SelectField } from '@/components/ui/fields'
import { relativeTime } from '@/lib/time/relative-time'
import { cityOf, deskMoment, offsetOf } from '@/lib/time/time'
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
      {twice && (
        <RadioGroup
          className="mt-3"
          label={`Which ${wall.time}?`}
          value={wall.which ?? ''}
          onChange={(which) => change({ which: which as 'first' | 'second' })}
          choices={[
            { value: 'first', label: `The first, before the clocks go back (${offsetOf(twice[0], wall.zone)})` },
            { value: 'second', label: `The second, after it (${offsetOf(twice[1], wall.zone)})` },
          ]}
        />
      )}
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
