'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { CopyField } from '@/components/ui/copy-field'
import { Problems } from '@/components/ui/problems'
import { useForm } from '@/components/ui/use-form'
import type { CopyPlace } from '@/domain/erasures/erasure'
import { longDate } from '@/lib/time/time'
import { addressPlace, copyWords } from './copy-words'
import { settle } from '../actions'

type Props = {
  id: number
  copies: { place: CopyPlace; settledAt: number | null }[]
  zone: string
}

export function Copies({ id, copies, zone }: Props) {
  const open = copies.filter(({ settledAt }) => settledAt === null).length
  return (
    <div className="space-y-3">
      <p className="max-w-[66ch]">
        Nobody here can remove these, but each can be asked. Put the address that you noted where the words say{' '}
        {addressPlace}, and send nothing that tells whom the text was about.
      </p>
      <p role="status" className="text-sm font-medium text-soft">
        {open === 0 ? 'All of them are settled.' : `${open} of ${copies.length} to look after.`}
      </p>
      <ul aria-label="Copies outside">
        {copies.map((copy) => (
          <Place key={copy.place} id={id} {...copy} zone={zone} />
        ))}
      </ul>
    </div>
  )
}

type PlaceProps = Pick<Props, 'id' | 'zone'> & Props['copies'][number]

function Place({ id, place, settledAt, zone }: PlaceProps) {
  const { send, pending, problems } = useForm(settle)
  const { name, todo, words } = copyWords[place]
  return (
    <li className="border-t border-line py-3">
      <h3 className="text-base font-semibold">{name}</h3>
      <p className="max-w-[66ch] text-soft">{todo}</p>
      <details className="mt-1.5">
        <summary className="cursor-pointer text-sm font-medium">Words to send</summary>
        <div className="mt-2 max-w-2xl">
          <CopyField label={`Words for ${name.toLowerCase()}`} value={words} rows={6} />
        </div>
      </details>
      <Checkbox
        isSelected={settledAt !== null}
        isDisabled={pending}
        onChange={(settled) => send({ id, place, settled: settled ? 'yes' : 'no' })}
        className="mt-1.5"
      >
        Settled<span className="sr-only">: {name}</span>
        {settledAt !== null && <span className="text-soft"> on {longDate(settledAt, zone)}</span>}
      </Checkbox>
      <Problems problems={problems} />
    </li>
  )
}
