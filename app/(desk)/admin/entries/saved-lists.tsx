'use client'

import type { ComponentProps } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Form, useForm, type Action } from '@/components/ui/form'
import { LastAct } from '@/components/ui/last-act'
import { TextField } from '@/components/ui/fields'
import type { SavedList } from '@/domain/desk/saved-lists'
import { saveList, removeList, renameList } from './actions'

type Props = {
  lists: SavedList[]
  query: string
}

export function SavedLists({ lists, query }: Props) {
  const removing = useForm(removeList)
  const keeping = useForm(saveList)
  const current = lists.find((list) => list.query === query)
  const removedList = removing.answer?.ok ? removing.answer.value : undefined
  const isBack = removedList && lists.some((list) => list.query === removedList.query)
  const lost = isBack || removing.pending ? undefined : removedList
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
            verb="Rename"
            act={renameList}
            values={{ id: current.id }}
            start={current.name}
          />
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
        query && <Naming title="Save this view" word="Save this view…" verb="Save" act={saveList} values={{ query }} />
      )}
      <LastAct
        message={lost && `Removed “${lost.name}”.`}
        undo={lost && (() => keeping.send({ name: lost.name, query: lost.query }))}
        verb="Bring it back"
        problems={[...removing.problems, ...keeping.problems]}
      />
    </div>
  )
}

type NameDialogProps = Pick<ComponentProps<typeof Form<NameFields>>, 'values'> & {
  title: string
  word: string
  verb: string
  act: Action<unknown, NameFields>
  start?: string
}
type NameFields = { name: string; id: number; query: string }

function Naming({ title, word, ...form }: NameDialogProps) {
  const trigger = (
    <Button kind="quiet" small>
      {word}
    </Button>
  )
  return (
    <Dialog title={title} trigger={trigger}>
      {(close) => <NameForm {...form} close={close} />}
    </Dialog>
  )
}

type FormProps = Omit<NameDialogProps, 'title' | 'word'> & { close: () => void }

function NameForm({ act, start, close, ...form }: FormProps) {
  const naming = useForm(act, { onDone: close })
  return (
    <Form {...form} state={naming} className="space-y-4" button={{ kind: 'primary' }}>
      <TextField label="Name" {...naming.field('name', start)} maxLength={60} hint="Only you see it." autoFocus />
    </Form>
  )
}
