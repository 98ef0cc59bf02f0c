import { useState } from 'react'
import { inputClass } from '@/components/ui/input-class'
import { inZone, instantOf, longDate } from '@/lib/time/time'
import type { PanelPart } from './part'

/** The date that readers see and archives use. It is fixed once the entry is live. */
export function OwnDate({ opened: { zone }, standing, draft: { fields, change } }: PanelPart) {
  const value = fields.dated === null ? '' : inZone(fields.dated, zone).toPlainDate().toString()
  const [typed, setTyped] = useState<string>()
  if (standing?.fixedDate)
    return (
      <p>
        {longDate(standing.fixedDate, zone)}
        <span className="block text-sm text-soft">It was fixed when this was first published.</span>
      </p>
    )
  return (
    <div>
      <label htmlFor="dated" className="mb-1 block text-sm font-semibold">
        Editorial date
      </label>
      <input
        id="dated"
        type="date"
        className={inputClass}
        value={typed ?? value}
        aria-describedby="dated-hint"
        onBlur={() => setTyped(undefined)}
        onChange={(event) => {
          const date = event.target.value
          setTyped(date)
          // Noon, so that it is the same day in every zone of readers.
          const noon = instantOf({ date, time: '12:00', zone })
          if (date === '') change({ dated: null })
          else if (noon.ok) change({ dated: noon.at })
        }}
      />
      <p id="dated-hint" className="mt-1 text-sm text-soft">
        {value ? 'Order, archives and address use it.' : 'Left empty, it is the moment this goes live.'}
      </p>
    </div>
  )
}
