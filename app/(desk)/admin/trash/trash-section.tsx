import { useState, type FormEvent, type ReactNode } from 'react'
import { Section } from '@/components/admin/shell/page-head'
import { Button } from '@/components/ui/button'
import { ProblemList, StatusLine, useForm, type Action } from '@/components/ui/form'
import { longDate } from '@/lib/time/time'

/** `goesAt`: the moment (UTC ms) of its erasure, if it is set. */
type TrashItem = { id: number | string; trashedAt: number; trashedBy: string | null; goesAt?: number }

type Props<T extends TrashItem> = {
  title: string
  id: string
  items: T[]
  total: number
  zone: string
  restore: Action<undefined>
  field: string
  nameOf: (item: T) => string
  stays: string
  message?: string
  onRestore?: () => void
  lead: (item: T, dates: ReactNode) => ReactNode
  beside?: (item: T) => ReactNode
  children: ReactNode
}

/** Reports a restore even when nothing is left in the list. */
export function TrashSection<T extends TrashItem>({ title, id, items, total, zone, restore, ...rest }: Props<T>) {
  const { field, nameOf, stays, message, onRestore, lead, beside, children } = rest
  const restoring = useRestoring(restore, { nameOf, among: title, onRestore })
  const list = (
    <Section title={title} id={id} className="mb-10 last:mb-0">
      <ul>
        {items.map((item) => (
          <li
            key={item.id}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t border-line py-3 first:border-t-0"
          >
            <div className="min-w-0">{lead(item, <TrashDates {...item} zone={zone} stays={stays} />)}</div>
            <div className="flex flex-wrap gap-2">
              <form {...restoring.formOf(item)}>
                <input type="hidden" name={field} value={item.id} />
                <Button
                  type="submit"
                  small
                  isPending={restoring.isPending(item)}
                  aria-label={`Restore “${nameOf(item)}”`}
                >
                  Restore
                </Button>
                <ProblemList problems={restoring.problemsOf(item)} />
              </form>
              {beside?.(item)}
            </div>
          </li>
        ))}
      </ul>
      {children}
    </Section>
  )
  return (
    <>
      <StatusLine className="mb-3">{message || restoring.message}</StatusLine>
      <ProblemList problems={restoring.problemsOf()} />
      {total > 0 && list}
    </>
  )
}

type DatesProps = Pick<TrashItem, 'trashedAt' | 'trashedBy' | 'goesAt'> & { zone: string; stays: string }

function TrashDates({ trashedAt, trashedBy, goesAt, zone, stays }: DatesProps) {
  return (
    <span className="block text-sm text-soft">
      Deleted {longDate(trashedAt, zone)} by {trashedBy ?? 'the system'}.{' '}
      {goesAt === undefined ? (
        stays
      ) : (
        <span className="font-medium text-warn">Permanently removed on {longDate(goesAt, zone)}.</span>
      )}
    </span>
  )
}

type RestoreOptions<T> = { nameOf: (item: T) => string; among: string; onRestore?: () => void }

/** One form for all items keeps the answer after the item's line has gone, without scripts too. */
function useRestoring<T extends TrashItem>(
  restore: Action<undefined>,
  { nameOf, among, onRestore }: RestoreOptions<T>,
) {
  const { form, answer, pending, problems } = useForm(restore)
  const [last, setLast] = useState<T>()
  const which = last ? `Restored “${nameOf(last)}”.` : 'Restored.'
  return {
    message: answer?.ok && !pending ? `${which} It is under ${among} again, as it was.` : '',
    formOf: (item: T) => ({
      ...form,
      onSubmit(event: FormEvent<HTMLFormElement>) {
        if (!pending) setLast(item)
        onRestore?.()
        form.onSubmit(event)
      },
    }),
    isPending: (item: T) => pending && last?.id === item.id,
    problemsOf: (item?: T) => (last?.id === item?.id ? problems : []),
  }
}
