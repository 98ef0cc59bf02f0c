'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { UnfoldingRow } from '@/components/ui/unfolding-row'
import { useForm } from '@/components/ui/use-form'
import type { HelpServiceForDesk } from '@/domain/site/help-services'
import { longDate } from '@/lib/time'
import { changeService, checkService, moveService, removeService } from './actions'
import { ServiceForm } from './service-form'

type Props = {
  service: HelpServiceForDesk
  place: { at: number; last: number }
  zone: string
  touch: (form: string, isDirty: boolean) => void
  say: (sentence: string) => void
}

/** A service: when it was last checked, and unfolded, everything that can be done with it. */
export function ServiceRow({ service, place, zone, touch, say }: Props) {
  const checked = checkedInWords(service, zone)
  return (
    <UnfoldingRow
      name={service.name}
      spoken={`${service.name}: ${checked}`}
      message={
        <span className={`col-span-2 text-sm ${service.isOverdue ? 'font-medium text-bad' : 'text-soft'}`}>
          {checked}
        </span>
      }
    >
      {(close) => (
        <Unfolded
          service={service}
          place={place}
          touch={touch}
          say={(sentence) => {
            close()
            say(sentence)
          }}
        />
      )}
    </UnfoldingRow>
  )
}

function Unfolded({ service, place, touch, say }: Omit<Props, 'zone'>) {
  const { id, name } = service
  const form = `service ${id}`
  const change = useForm(changeService, {
    onDone: () => {
      touch(form, false)
      say(`Saved “${name}”. Readers see it from their next request on.`)
    },
  })
  const remove = useForm(removeService, {
    onDone: () => {
      touch(form, false)
      say(`Removed “${name}”.`)
    },
  })
  const check = useForm(checkService, { onDone: () => say(`“${name}” is marked as right today.`) })
  const move = useForm(moveService, { onDone: () => say(`Moved “${name}”.`) })
  const isBusy = change.pending || remove.pending || check.pending || move.pending
  return (
    <>
      <Problems problems={[...check.problems, ...move.problems, ...remove.problems]} />
      <div className="mb-5 flex flex-wrap gap-3">
        {!service.isSample && (
          <Button isPending={check.pending} isDisabled={isBusy} onPress={() => check.send({ id })}>
            Everything here is right today
          </Button>
        )}
        <Button
          kind="quiet"
          isDisabled={isBusy || place.at === 0}
          onPress={() => move.send({ id, by: -1 })}
          aria-label={`Move ${name} up`}
        >
          <ArrowUp aria-hidden className="size-4" />
          Up
        </Button>
        <Button
          kind="quiet"
          isDisabled={isBusy || place.at === place.last}
          onPress={() => move.send({ id, by: 1 })}
          aria-label={`Move ${name} down`}
        >
          <ArrowDown aria-hidden className="size-4" />
          Down
        </Button>
      </div>
      <ServiceForm
        state={change}
        id={id}
        service={service}
        touch={() => touch(form, true)}
        remove={{ isPending: remove.pending, send: () => remove.send({ id }) }}
      />
    </>
  )
}

function checkedInWords({ isSample, checkedAt, checkedByName, isOverdue }: HelpServiceForDesk, zone: string) {
  if (isSample) return 'An example: it helps nobody.'
  if (checkedAt === null) return 'Nobody has checked it yet.'
  const by = checkedByName ? ` by ${checkedByName}` : ''
  return `Checked on ${longDate(checkedAt, zone)}${by}${isOverdue ? ': more than 90 days ago' : ''}.`
}
