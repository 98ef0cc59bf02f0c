'use client'

import { Note, Section } from '@/components/admin/shell/page-head'
import { Form, useForm } from '@/components/ui/form'
import { TextField } from '@/components/ui/fields'
import type { DemonstrationContents } from '@/domain/site/demonstration'
import { removeDemonstration } from './actions'
import { countInWords } from '@/lib/text/numbers'

type Props = { contents?: DemonstrationContents }

export function Demonstration({ contents }: Props) {
  const removal = useForm(removeDemonstration)
  if (removal.answer?.ok) return <RemovedNote {...removal.answer.value} />
  if (!contents) return null
  return (
    <Section title="Demonstration archive" id="demonstration" className="mt-14 scroll-mt-6">
      <RemovedContents {...contents} />
      <Form state={removal} className="grid gap-4" verb="Remove the demonstration" button={{ kind: 'danger' }}>
        <TextField
          label="Write “remove” to confirm"
          {...removal.field('word')}
          autoComplete="off"
          className="max-w-xs"
        />
      </Form>
    </Section>
  )
}

function RemovedContents({ posts, publications, pages, files, changed }: DemonstrationContents) {
  return (
    <div className="mb-4 max-w-[66ch] space-y-3">
      <p>
        The sample texts that came with Gazette. Removing them erases, permanently and from readers’ next request on:
      </p>
      <ul className="ml-5 list-disc space-y-0.5">
        <li>
          {countInWords(posts, 'post')}, {countInWords(publications, 'publication')} and {countInWords(pages, 'page')},
          with every revision and address of theirs;
        </li>
        <li>{countInWords(files, 'upload')} that nothing of your own uses;</li>
        <li>the topics and countries it brought that nothing of your own carries;</li>
        <li>the name, tagline and other settings it brought, where you have not changed them.</li>
      </ul>
      <p>What you created yourselves stays.</p>
      {changed > 0 && (
        <Note warn>
          {changed === 1 ? 'One of these texts was' : `${changed} of these texts were`} changed here. Those changes go
          too: copy what you want to keep into a text of your own first.
        </Note>
      )}
    </div>
  )
}

function RemovedNote({ entries, files }: { entries: number; files: number }) {
  return (
    <Section title="Demonstration archive" id="demonstration" className="mt-14">
      <p role="status" tabIndex={-1} ref={(line) => line?.focus()} className="outline-none">
        Removed: {countInWords(entries, 'text')} and {countInWords(files, 'upload')}.
      </p>
      <p>
        <a href="/admin/settings">Load this page again</a> to see the settings that are left.
      </p>
    </Section>
  )
}
