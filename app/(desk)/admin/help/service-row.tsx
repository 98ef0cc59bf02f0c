import { ArrowDown, ArrowUp } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EditableRow } from '@/components/ui/editable-row'
import { ProblemList, useForm } from '@/components/ui/form'
import type { HelpServiceForDesk } from '@/domain/site/help-services'
import { longDate } from '@/lib/time/time'
import { changeService, checkService, moveService, removeService } from './actions'
import { ServiceFields } from './service-form'

type Props = {
  service: HelpServiceForDesk
  place: { at: number; last: number }
  zone: string
  touch: (form: string, isDirty: boolean) => void
  announce: (sentence: string) => void
}

export function ServiceRow({ service, place, zone, touch, announce }: Props) {
  const { id, name } = service
  const checked = checkedInWords(service, zone)
  const form = `service ${id}`
  return (
    <EditableRow
      name={name}
      spoken={`${name}: ${checked}`}
      message={
        <span className={`col-span-2 text-sm ${service.isOverdue ? 'font-medium text-bad' : 'text-soft'}`}>
          {checked}
        </span>
      }
      above={(close) => (
        <Acts
          service={service}
          place={place}
          announce={(sentence) => {
            close()
            announce(sentence)
          }}
        />
      )}
      id={id}
      change={changeService}
      onChanged={() => {
        touch(form, false)
        announce(`Saved “${name}”. Readers see it from their next request on.`)
      }}
      remove={removeService}
      onRemoved={() => {
        touch(form, false)
        announce(`Removed “${name}”.`)
      }}
      onInput={() => touch(form, true)}
    >
      {(state) => <ServiceFields state={state} service={service} touch={() => touch(form, true)} />}
    </EditableRow>
  )
}

function Acts({ service: { id, name, isSample }, place, announce }: Pick<Props, 'service' | 'place' | 'announce'>) {
  const check = useForm(checkService, { onDone: () => announce(`“${name}” is marked as right today.`) })
  const move = useForm(moveService, { onDone: () => announce(`Moved “${name}”.`) })
  const isBusy = check.pending || move.pending
  return (
    <>
      <ProblemList problems={[...check.problems, ...move.problems]} />
      <div className="mb-5 flex flex-wrap gap-3">
        {!isSample && (
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
    </>
  )
}

function checkedInWords({ isSample, checkedAt, checkedByName, isOverdue }: HelpServiceForDesk, zone: string) {
  if (isSample) return 'An example: it helps nobody.'
  if (checkedAt === null) return 'Nobody has checked it yet.'
  const by = checkedByName ? ` by ${checkedByName}` : ''
  return `Checked on ${longDate(checkedAt, zone)}${by}${isOverdue ? ': more than 90 days ago' : ''}.`
}
