'use client'

import { ButtonLink } from '@/components/ui/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useForm } from '@/components/ui/form'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { readableAddress } from '@/lib/web/readable-address'
import { dismissMissedAddress, restoreMissedAddress } from '../actions'
import { timesInWords } from '@/lib/text/numbers'
import { LastAct } from '@/components/ui/last-act'

type MissedAddress = { path: string; times: number }

export function MissedList({ items, month }: { items: MissedAddress[]; month: string }) {
  const [leftAddress, setLeftAddress] = useState<MissedAddress & { month: string }>()
  const leave = useForm(dismissMissedAddress, { onDone: setLeftAddress })
  const back = useForm(restoreMissedAddress, { onDone: () => setLeftAddress(undefined) })
  const box = useFocusKept<HTMLDivElement>(leftAddress)
  return (
    <>
      <LastAct
        ref={box}
        message={
          leftAddress
            ? `${readableAddress(leftAddress.path)} is off the list. It comes back when it is asked for again.`
            : back.answer?.ok && 'It is on the list again.'
        }
        undo={leftAddress && (() => back.send(leftAddress))}
        verb="Put it back"
        pending={back.pending}
        problems={[...leave.problems, ...back.problems]}
        className="mb-3"
      />
      <ul aria-label="Not found (404)">
        {items.map(({ path, times: n }) => (
          <li
            key={path}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-t-0"
          >
            <span className="min-w-0 flex-1 basis-60 wrap-anywhere">
              <span className="font-semibold">{readableAddress(path)}</span>{' '}
              <span className="text-sm whitespace-nowrap text-soft">{timesInWords(n)}</span>
            </span>
            <span className="flex flex-wrap gap-2">
              <ButtonLink
                href={`/admin/addresses?${new URLSearchParams({ from: path })}`}
                aria-label={`Make a redirect from ${readableAddress(path)}`}
                small
              >
                Make a redirect
              </ButtonLink>
              <Button
                kind="quiet"
                small
                isPending={leave.pending}
                aria-label={`Ignore ${readableAddress(path)}`}
                onPress={() => leave.send({ path, month })}
              >
                Ignore
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
