'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { TextField } from '@/components/ui/text-field'
import { useForm, type Action } from '@/components/ui/use-form'
import type { SavedList } from '@/domain/desk/saved-lists'

type Props = {
  lists: SavedList[]
  /** The query of the list as it is filtered now; empty without a filter. */
  query: string
  keep: Action<{ id: number }>
  rename: Action<undefined>
  remove: Action<SavedList>
}

/** Filters that this person keeps by name. */
export function SavedLists({ lists, query, keep, rename, remove }: Props) {
  const removing = useForm(remove)
  const keeping = useForm(keep)
  const current = lists.find((list) => list.query === query)
  const removedList = removing.answer?.ok ? removing.answer.value : undefined
  const isBack = removedList && lists.some((list) => list.query === removedList.query)
  if (!lists.length && !query && !removedList) return null
  return (
    <div className="flex flex-wrap items-center gap-x-4 text-sm">
      {lists.length > 0 && (
        <nav aria-label="Your views">
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {lists.map((list) => (
              <li key={list.id}>
                <a
                  href={list.query ? `/admin/entries?${list.query}` : '/admin/entries'}
                  aria-current={list === current ? 'page' : undefined}
                  className="inline-flex min-h-8 items-center font-semibold aria-[current]:text-ink aria-[current]:no-underline"
                >
                  {list.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {current ? (
        <span className="flex gap-1">
          <Naming
            title={`Rename “${current.name}”`}
            word="Rename…"
            button="Rename"
            action={rename}
            start={current.name}
          >
            <input type="hidden" name="id" value={current.id} />
          </Naming>
          <Button
            kind="quiet"
            small
            isPending={removing.pending}
            onPress={() => removing.send({ id: current.id })}
            aria-label={`Remove the view “${current.name}”`}
          >
            Remove
          </Button>
        </span>
      ) : (
        query && (
          <Naming title="Save this view" word="Save this view…" button="Save" action={keep} start="">
            <input type="hidden" name="query" value={query} />
          </Naming>
        )
      )}
      <StatusLine>
        {removedList && !isBack && !removing.pending && (
          <>
            Removed “{removedList.name}”.{' '}
            <Button
              kind="quiet"
              small
              onPress={() => keeping.send({ name: removedList.name, query: removedList.query })}
            >
              Bring it back
            </Button>
          </>
        )}
      </StatusLine>
      <Problems problems={[...removing.problems, ...keeping.problems]} />
    </div>
  )
}

type NamingProps = {
  title: string
  word: string
  button: string
  action: Action<{ id: number }> | Action<undefined>
  start: string
  children: React.ReactNode
}

function Naming({ title, word, button, action, start, children }: NamingProps) {
  const trigger = (
    <Button kind="quiet" small>
      {word}
    </Button>
  )
  return (
    <Dialog title={title} trigger={trigger}>
      {(close) => (
        <NameForm action={action as Action<unknown>} button={button} start={start} close={close}>
          {children}
        </NameForm>
      )}
    </Dialog>
  )
}

type FormProps = {
  action: Action<unknown>
  button: string
  start: string
  close: () => void
  children: React.ReactNode
}

function NameForm({ action, button, start, close, children }: FormProps) {
  const { form, pending, problems, problem } = useForm(action, { onDone: close })
  return (
    <DialogForm onSubmit={form.onSubmit} verb={button} pending={pending} problems={problems} except={['name']}>
      {children}
      <TextField
        label="Name"
        name="name"
        defaultValue={start}
        maxLength={60}
        problem={problem('name')}
        hint="Only you see it."
        autoFocus
      />
    </DialogForm>
  )
}
