'use client'

import { Link } from '@/components/ui/link'
import { Button } from '@/components/ui/button'
import { ProblemList, useForm } from '@/components/ui/form'
import { markNoticesRead } from './actions'

type Props = {
  id: number
  entryId: number | null
  title: string | null
  message: string
  part?: string
  place?: { href: string; label: string }
  ago: string
  at: string
  isRead: boolean
}

export function NoticeLine({ id, entryId, title, message, part = '', place, ago, at, isRead }: Props) {
  const { send, pending, problems } = useForm(markNoticesRead)
  const leadsTo = entryId === null ? place : { href: `/admin/entries/${entryId}${part}`, label: title }
  return (
    <li
      className={`flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-t border-l-3 border-t-line py-2.5 pl-3 first:border-t-0 ${isRead ? 'border-l-transparent' : 'border-l-accent bg-wash'}`}
    >
      <div className="min-w-0 flex-1 basis-60">
        <p className={isRead ? 'text-soft' : 'font-semibold'}>
          {!isRead && <span className="sr-only">Not read: </span>}
          {message}
        </p>
        {leadsTo && (
          <Link
            href={leadsTo.href}
            className="inline-block min-h-6 wrap-anywhere"
            onClick={() => !isRead && send({ ids: [id] })}
          >
            {leadsTo.label}
          </Link>
        )}
        <p className="text-sm text-soft">
          {ago} · {at}
        </p>
        <ProblemList problems={problems} />
      </div>
      {!isRead && (
        <Button
          kind="quiet"
          small
          className="max-sm:-ml-2.5"
          isPending={pending}
          onPress={() => send({ ids: [id] })}
          aria-label={`Mark read: ${message}`}
        >
          Mark read
        </Button>
      )}
    </li>
  )
}
