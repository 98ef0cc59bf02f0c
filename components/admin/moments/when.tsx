import { useState } from 'react'
import { RadioGroup } from '@/components/ui/radio-group'
import { MomentFields } from './moment'
import { useMoment } from './use-moment'

type PublishTimeStart = Parameters<typeof useMoment>[0] & { begin: 'now' | 'later' }

export function useWhen({ begin, ...from }: PublishTimeStart) {
  const [when, setWhen] = useState<string>(begin)
  const choosing = useMoment(from)
  const later = when === 'later'
  return {
    when,
    setWhen,
    choosing,
    later,
    /** UTC ms, undefined for now; or the problem. */
    moment: later ? choosing.moment : { ok: true as const, at: undefined },
    wall: later ? choosing.wall : undefined,
  }
}

export function WhenField({ chosen, onlyLater = false }: { chosen: ReturnType<typeof useWhen>; onlyLater?: boolean }) {
  const { when, setWhen, choosing, later } = chosen
  return (
    <>
      {!onlyLater && (
        <RadioGroup label="When" value={when} onChange={setWhen} choices={{ now: 'Now', later: 'At a set time' }} />
      )}
      {later && <MomentFields choosing={choosing} saysBoth={false} />}
    </>
  )
}
