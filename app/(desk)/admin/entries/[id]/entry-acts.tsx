'use client'

import { Copy, History, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Problems } from '@/components/ui/problems'
import { useForm } from '@/components/ui/use-form'
import { settleHere } from '@/components/admin/editor/settle-texts'

type Action<T> = Parameters<typeof useForm<T>>[0]

type Props = {
  entryId: number
  kind: 'post' | 'publication' | 'page'
  /** Begins a copy, and opens it. */
  copy: Action<unknown>
  throwAway: Action<undefined>
  /** Whether this person reads the site's history. */
  history: boolean
}

/** What can be done with an entry besides writing it. */
export function EntryActs({ entryId, kind, copy, throwAway, history }: Props) {
  const copying = useForm(copy)
  const throwing = useForm(throwAway)
  // What was typed last is saved first: it belongs to the copy, and nothing of it may be missing in the trash.
  const after = (send: (sent: { entryId: number }) => void) => () => void settleHere().then(() => send({ entryId }))
  return (
    <section aria-label={`More with this ${kind}`} className="mt-14 border-t border-line pt-3 print:hidden">
      <div className="-ml-2.5 flex flex-wrap gap-x-2 gap-y-1">
        <Button kind="quiet" small isPending={copying.pending} onPress={after(copying.send)}>
          <Copy aria-hidden className="size-4" />
          Duplicate
        </Button>
        {history && (
          <Link href={`/admin/history?entry=${entryId}`} prefetch={false} className={buttonClass('quiet', true)}>
            <History aria-hidden className="size-4" />
            Who did what
          </Link>
        )}
        <Button kind="quiet" small isPending={throwing.pending} onPress={after(throwing.send)} className="text-bad!">
          <Trash2 aria-hidden className="size-4" />
          Move to the trash
        </Button>
      </div>
      <Problems problems={[...copying.problems, ...throwing.problems]} />
    </section>
  )
}
