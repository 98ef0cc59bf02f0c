'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import { slugify } from '@/lib/slug'
import { termPaths } from '@/lib/term-paths'
import { addTerm } from './actions'
import { nameTakenBy, takenSentence, type TakenName } from './name-taken'
import { singles, type Kind } from './words'

type TermInput = { name: string; slug: string; description: string }

type Props = { kind: Kind; taken: TakenName[]; say: (sentence: string) => void }

/** Adds a topic or a country. Its address follows the name until someone writes another. */
export function AddTerm({ kind, taken, say }: Props) {
  const [edits, setEdits] = useState<Partial<TermInput>>({})
  const { form, pending, problems, problem, typedValues } = useForm(addTerm, {
    onDone: () => {
      say(`Added “${name.trim()}”. Readers see it once a published text carries it.`)
      setEdits({})
    },
  })
  const { name = '', slug = slugify(name, ''), description = '' }: Partial<TermInput> = { ...typedValues, ...edits }
  const other = nameTakenBy(name, taken)
  const type = (field: keyof TermInput) => (text: string) => setEdits({ ...edits, [field]: text })
  return (
    <details className="border-t border-line pt-1" open={problems.length > 0 || undefined} suppressHydrationWarning>
      <summary className="inline-flex min-h-9 cursor-pointer items-center gap-2 font-semibold text-accent">
        <Plus aria-hidden className="size-4" strokeWidth={2.25} />
        Add a {singles[kind]}
      </summary>
      <form {...form} className="mt-2 grid gap-4 pb-2">
        <input type="hidden" name="kind" value={kind} />
        <Problems problems={problems} except={['name', 'slug', 'description']} />
        <TextField
          label="Name"
          name="name"
          value={name}
          onChange={type('name')}
          problem={problem('name')}
          hint={other && takenSentence(other)}
          isRequired
        />
        <TextField
          label="Address"
          name="slug"
          value={slug}
          onChange={type('slug')}
          problem={problem('slug')}
          hint={`${termPaths[kind]}/${slug || '…'} It cannot be changed later: people print it.`}
          spellCheck="false"
        />
        <TextField
          label="Description"
          name="description"
          rows={3}
          value={description}
          onChange={type('description')}
          problem={problem('description')}
          hint="A sentence or two for readers, on its page."
        />
        <Button type="submit" isPending={pending} className="justify-self-start">
          Add
        </Button>
      </form>
    </details>
  )
}
