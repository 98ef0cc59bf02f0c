'use client'

import { useState, type ReactNode } from 'react'
import { Section } from '@/components/admin/shell/section'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { useForm } from '@/components/ui/use-form'
import type { TrashRow } from '@/domain/entries/trash'
import { longDate } from '@/lib/time'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'

type Action = Parameters<typeof useForm<undefined>>[0]

type Props = {
  entries: TrashRow[]
  total: number
  zone: string
  restore: Action
  /** Left out for those who may not delete for good. */
  erase?: Action
  /** What turns the pages. */
  children: ReactNode
}

/** What lies in the trash, and until when. What became of the last of them is said also when nothing is left here. */
export function TrashList({ entries, total, zone, restore, erase, children }: Props) {
  const [said, say] = useState('')
  const list = (
    <Section title="Entries" id="entries" className="mb-10">
      <ul>
        {entries.map((entry) => (
          <li
            key={entry.id}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t border-line py-3 first:border-t-0"
          >
            <div className="min-w-0">
              <EntryLink entry={entry} />
              <p className="text-sm text-faint">{kindAndLanguage(entry)}</p>
              <p className="text-sm text-soft">
                Thrown away {longDate(entry.trashedAt, zone)} by {entry.trashedBy ?? 'the installation'}.{' '}
                {entry.goesAt === undefined ? (
                  'Readers once had it: it stays here for ever, and its address says that it is gone.'
                ) : (
                  <span className="font-medium text-warn">Goes for good on {longDate(entry.goesAt, zone)}.</span>
                )}
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Restore entry={entry} action={restore} say={say} />
              {erase && entry.goesAt !== undefined && <Erase entry={entry} action={erase} say={say} />}
            </div>
          </li>
        ))}
      </ul>
      {children}
    </Section>
  )
  return (
    <>
      <StatusLine className="mb-3">{said}</StatusLine>
      {total > 0 && list}
    </>
  )
}

type ItemProps = { entry: TrashRow; action: Action; say: (sentence: string) => void }

function Restore({ entry, action, say }: ItemProps) {
  const title = entry.title || 'Untitled'
  const { form, pending, problems } = useForm(action, {
    onDone: () => say(`Restored “${title}”. It is among the entries again, as it was.`),
  })
  return (
    <form {...form}>
      <input type="hidden" name="entryId" value={entry.id} />
      <Button type="submit" small isPending={pending} aria-label={`Restore “${title}”`}>
        Restore
      </Button>
      <Problems problems={problems} />
    </form>
  )
}

function Erase({ entry, action, say }: ItemProps) {
  const title = entry.title || 'Untitled'
  const trigger = (
    <Button small kind="danger" aria-label={`Delete “${title}” now`}>
      Delete now…
    </Button>
  )
  return (
    <Dialog title="Delete for good" alert trigger={trigger}>
      {(close) => (
        <Confirm entry={entry} action={action} close={close} say={() => say(`Deleted “${title}” for good.`)} />
      )}
    </Dialog>
  )
}

type ConfirmProps = Pick<ItemProps, 'entry' | 'action'> & { say: () => void; close: () => void }

function Confirm({ entry, action, say, close }: ConfirmProps) {
  const { form, pending, problems } = useForm(action, {
    onDone: () => {
      say()
      close()
    },
  })
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="entryId" value={entry.id} />
      <p>
        “{entry.title || 'Untitled'}” goes with every revision, comment and review of it. Nobody can bring it back. The
        site’s history keeps that it was there, and who deleted it.
      </p>
      <Problems problems={problems} />
      <div className="flex flex-wrap gap-3">
        <Button onPress={close} autoFocus>
          Keep it
        </Button>
        <Button type="submit" kind="danger" isPending={pending}>
          Delete for good
        </Button>
      </div>
    </form>
  )
}
