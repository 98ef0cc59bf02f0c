import { useRef, useState } from 'react'
import { ChooseOrganisation } from '@/components/admin/picker/choose-organisation'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/fields'
import type { Organisation } from '@/domain/published/site'
import type { Author } from '@/lib/kinds/field'
import { RowTools, withRowMoved } from './row-tools'

type Props = {
  label: string
  hint?: string
  problem?: string
  authors: Author[]
  set: (authors: Author[]) => void
  organisations: Organisation[]
}

export function AuthorsField({ label, hint, problem, authors, set, organisations }: Props) {
  const group = useRef<HTMLFieldSetElement>(null)
  const [message, setMessage] = useState('')
  const focus = (selector: string) =>
    requestAnimationFrame(() => group.current?.querySelector<HTMLElement>(selector)?.focus())

  function change(authors: Author[], next: { focus: string; message?: string }) {
    set(authors)
    setMessage(next.message ?? '')
    focus(next.focus)
  }
  const add = (name = '') =>
    change([...authors, { name, is: 'organisation' }], { focus: `[data-row="${authors.length}"] input` })
  const remove = (n: number) => {
    const next = Math.min(n, authors.length - 2)
    change(
      authors.filter((_, at) => at !== n),
      {
        focus: next < 0 ? '[data-adding] button' : `[data-row="${next}"] input`,
        message: `${authorLabel(authors[n]!, n)} was removed.`,
      },
    )
  }
  const move = (n: number, by: -1 | 1) => {
    const to = n + by
    const atEnd = to === 0 || to === authors.length - 1
    const tool = atEnd ? (by < 0 ? 2 : 1) : by < 0 ? 1 : 2
    change(withRowMoved(authors, n, by), {
      focus: `[data-row="${to}"] [data-tools] button:nth-child(${tool})`,
      message: `${authorLabel(authors[n]!, n)} is now number ${to + 1} of ${authors.length}.`,
    })
  }

  return (
    <fieldset ref={group} className="min-w-0">
      <legend className="mb-1 text-sm font-semibold">{label}</legend>
      {authors.length > 0 && (
        <ol className="mb-2 divide-y divide-line">
          {authors.map((author, n) => (
            <li key={n} data-row={n} className="py-2 first:pt-0">
              <AuthorRow
                author={author}
                n={n}
                last={n === authors.length - 1}
                onChange={(changes) => set(authors.map((one, at) => (at === n ? { ...one, ...changes } : one)))}
                onMove={(by) => move(n, by)}
                onRemove={() => remove(n)}
                problem={n === 0 ? problem : undefined}
              />
            </li>
          ))}
        </ol>
      )}
      <div data-adding className="flex flex-wrap gap-2">
        <Button small onPress={() => add()}>
          Add an author
        </Button>
        <ChooseOrganisation
          label="Choose an organisation…"
          organisations={organisations}
          onChoose={({ name }) => add(name)}
        />
      </div>
      <p className="mt-1 text-sm text-soft">{hint}</p>
      <p aria-live="polite" className="sr-only">
        {message}
      </p>
    </fieldset>
  )
}

function authorLabel({ name }: Author, n: number) {
  return name.trim() || `Author ${n + 1}`
}

type RowProps = {
  author: Author
  n: number
  last: boolean
  onChange: (changes: Partial<Author>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  problem?: string
}

function AuthorRow({ author, n, last, onChange, onMove, onRemove, problem }: RowProps) {
  const name = authorLabel(author, n)
  return (
    <>
      <TextField
        label={`Author ${n + 1}`}
        value={author.name}
        onChange={(name) => onChange({ name })}
        problem={problem}
      />
      <div className="mt-2 flex items-center gap-1">
        <SelectField
          bare
          label={`Author ${n + 1} is`}
          value={author.is}
          onChange={(is) => onChange({ is })}
          options={{ organisation: 'Organisation', person: 'Person' }}
          className="min-w-0 flex-1"
        />
        <RowTools name={name} isFirst={n === 0} isLast={last} onMove={onMove} onRemove={onRemove} />
      </div>
    </>
  )
}
