'use client'

import { useId, type ComponentProps } from 'react'
import { inputClass } from '@/components/ui/field'
import { SelectField } from '@/components/ui/select-field'
import { cityOf, type WallTime } from '@/lib/time'

type Props = { wall: WallTime; onChange: (wall: WallTime) => void; zones: string[] }

/** A date and a time by the browser's own controls, and whose clock they are on. */
export function Moment({ wall, onChange, zones }: Props) {
  return (
    <div className="grid grid-cols-2 gap-3 max-[22rem]:grid-cols-1 sm:grid-cols-[1.2fr_1fr_1.2fr]">
      <Labelled
        label="Date"
        type="date"
        value={wall.date}
        onChange={(event) => onChange({ ...wall, date: event.target.value })}
      />
      <Labelled
        label="Time"
        type="time"
        value={wall.time}
        onChange={(event) => onChange({ ...wall, time: event.target.value })}
      />
      <SelectField
        label="Zone"
        value={wall.zone}
        onChange={(event) => onChange({ ...wall, zone: event.target.value })}
        options={[...new Set(zones)].map((zone) => ({ value: zone, label: cityOf(zone) }))}
        className="min-[22rem]:col-span-2 sm:col-span-1!"
      />
    </div>
  )
}

function Labelled({ label, ...props }: ComponentProps<'input'> & { label: string }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      <input {...props} id={id} required className={inputClass} />
    </div>
  )
}
