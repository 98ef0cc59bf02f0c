'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { QuestionDialog } from '@/components/ui/ask-first'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/fields'
import { Form, useForm } from '@/components/ui/form'
import { Section } from '@/components/admin/shell/page-head'
import { previewNameErasure, requestNameErasure } from '../actions'
import { NameFindings } from './name-findings'

export function NameForm({ entryId }: { entryId: number }) {
  const { push } = useRouter()
  const [names, setNames] = useState('')
  const [soughtNames, setSoughtNames] = useState<string>()
  const search = useForm(previewNameErasure, { onDone: () => setSoughtNames(names) })
  const found = soughtNames === names && search.answer?.ok ? search.answer.value : undefined
  return (
    <>
      <Form state={search} values={{ entryId }} verb="Look for it" className="max-w-xl space-y-4">
        <TextField
          label="The name, and other spellings of it"
          hint="One on each line, in every language of the text: Mary Chan, M. Chan, ម៉ារី ច័ន្ទ. Capitals and accents do not matter."
          name="names"
          rows={4}
          value={names}
          onChange={setNames}
          autoComplete="off"
          problem={search.problem('names')}
        />
      </Form>
      {found && (
        <Section title="What changes" id="changes">
          <NameFindings findings={found} />
          <p className="mt-3 mb-4 max-w-[66ch] text-soft">
            Pictures and files are not changed, and neither are their names and descriptions in Media: look at them too.
          </p>
          <QuestionDialog
            title="Erase the name"
            trigger={<Button kind="danger">{found.needsSecond ? 'Ask to erase it…' : 'Erase it permanently…'}</Button>}
            act={requestNameErasure}
            values={{ entryId, names }}
            verb={found.needsSecond ? 'Ask to erase it' : 'Erase it permanently'}
            keep="Not now"
            onDone={({ id }) => push(`/admin/erasures/${id}`)}
          >
            <p>
              {found.needsSecond
                ? 'Another editor or administrator is told and looks at it. Only then is the name erased.'
                : 'Nobody else here may confirm it, so it is erased now. Nobody can bring it back.'}
            </p>
          </QuestionDialog>
        </Section>
      )}
    </>
  )
}
