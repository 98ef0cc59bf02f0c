'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import type { TermInUse } from '@/domain/entries/terms'
import { otherLanguages } from '@/lib/languages'
import { changeTerm, removeTerm } from './actions'
import { OtherNames } from './other-names'

type Props = {
  term: TermInUse
  /** Where readers find it; absent while no live entry carries it. */
  address?: string
  say: (sentence: string) => void
}

export function TermRow({ term, address, say }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <li className="border-t border-line first:border-t-0">
      <details open={open} suppressHydrationWarning onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary
          aria-label={`${term.name}: ${used(term)}. ${open ? 'Close' : 'Change'}`}
          className="grid cursor-pointer list-none grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-2.5 hover:bg-wash [&::-webkit-details-marker]:hidden"
        >
          <span className="font-semibold wrap-anywhere">{term.name}</span>
          <span className="text-sm text-accent underline decoration-[0.06em] underline-offset-[0.18em]">
            {open ? 'Close' : 'Change'}
          </span>
          <span className="col-span-2 text-sm text-soft">
            {used(term)}
            {term.description && <span className="line-clamp-2">{term.description}</span>}
          </span>
        </summary>
        <div className="border-l-3 border-accent pb-4 pl-4">
          <p className="mb-3 text-sm text-soft">
            {address ? (
              <>
                Readers find it at <a href={address}>{address}</a>. The address stays when the name changes.
              </>
            ) : (
              <>Address: {term.slug}. Not shown to readers, since no live entry carries it.</>
            )}
          </p>
          <Change
            term={term}
            done={(sentence) => {
              setOpen(false)
              say(sentence)
            }}
          />
        </div>
      </details>
    </li>
  )
}

function Change({ term, done }: { term: TermInUse; done: (sentence: string) => void }) {
  const change = useForm(changeTerm, {
    onDone: (_, form) => done(`Saved “${String(nameIn(form))}”. Readers see it now.`),
  })
  const remove = useForm(removeTerm, { onDone: () => done(`Removed “${term.name}”. Add it again to bring it back.`) })
  const pending = change.pending || remove.pending
  return (
    <>
      <form {...change.form} className="grid gap-4">
        <input type="hidden" name="id" value={term.id} />
        <Problems problems={[...change.problems, ...remove.problems]} except={beside} />
        <TextField
          label="Name"
          name="name"
          defaultValue={change.kept.name ?? term.name}
          problem={change.problem('name')}
          isRequired
        />
        <TextField
          label="Description"
          name="description"
          rows={3}
          defaultValue={change.kept.description ?? term.description}
          problem={change.problem('description')}
          hint="A sentence or two for readers, on its page."
        />
        <OtherNames names={term.names} kept={change.kept} problem={change.problem} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" isPending={change.pending} isDisabled={pending}>
            Save
          </Button>
          {!term.used && (
            <Button
              kind="danger"
              isPending={remove.pending}
              isDisabled={pending}
              onPress={() => remove.send({ id: term.id })}
            >
              Remove
            </Button>
          )}
        </div>
      </form>
      {term.used && <p className="mt-3 text-sm text-soft">It stays, since texts carry it: old revisions count too.</p>}
    </>
  )
}

const beside = ['name', 'description', ...otherLanguages.map((language) => `names.${language}`)]

function nameIn(form?: HTMLFormElement) {
  return form ? new FormData(form).get('name') : ''
}

function used({ entries, used }: TermInUse) {
  if (entries === 0) return used ? 'only in older revisions' : 'not used'
  return entries === 1 ? '1 entry' : `${entries.toLocaleString('en')} entries`
}
