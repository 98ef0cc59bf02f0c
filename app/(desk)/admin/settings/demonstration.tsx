'use client'

import { Note } from '@/components/admin/shell/note'
import { Section } from '@/components/admin/shell/section'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import type { DemonstrationContents } from '@/domain/demonstration'
import { removeDemonstration } from './actions'

/** Takes the demonstration away, after saying exactly what that is and asking for a word. */
export function Demonstration({ contents }: { contents: DemonstrationContents }) {
  const { form, pending, problems, problem } = useForm(removeDemonstration)
  const { posts, publications, pages, files, changed } = contents
  return (
    <Section title="Demonstration archive" id="demonstration" className="mt-14 scroll-mt-6">
      <p className="mb-2 max-w-[66ch]">
        The sample texts that came with this installation. Removing them erases, for good and from readers’ next request
        on:
      </p>
      <ul className="mb-4 ml-5 list-disc space-y-0.5">
        <li>
          {counted(posts, 'post')}, {counted(publications, 'publication')} and {counted(pages, 'page')}, with every
          revision and address of theirs;
        </li>
        <li>{counted(files, 'upload')} that nothing of your own uses;</li>
        <li>the topics and countries it brought that nothing of your own carries;</li>
        <li>the name, tagline and other settings it brought, where you have not changed them.</li>
      </ul>
      <p className="mb-4 max-w-[66ch]">What you began yourselves stays.</p>
      {changed > 0 && (
        <Note warn className="mb-4">
          {changed === 1 ? 'One of these entries was' : `${changed} of these entries were`} changed here. Those changes
          go too: copy what you want to keep into an entry of your own first.
        </Note>
      )}
      <form {...form} className="grid gap-4">
        <Problems problems={problems} except={['word']} />
        <TextField
          label="Write “remove” to confirm"
          name="word"
          problem={problem('word')}
          autoComplete="off"
          className="max-w-xs"
        />
        <Button type="submit" kind="danger" isPending={pending} className="justify-self-start">
          Remove the demonstration
        </Button>
      </form>
    </Section>
  )
}

function counted(n: number, what: string) {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
}
