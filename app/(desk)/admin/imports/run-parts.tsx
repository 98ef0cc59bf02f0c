'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ask } from '@/components/ui/use-ask'
import type { RunState } from '@/domain/imports/runs'
import { Button } from '@/components/ui/button'
import { ActForm, ProblemList, useForm } from '@/components/ui/form'
import { SelectField, TextField } from '@/components/ui/fields'
import { removeExport, runImport, takeSetting, tryImport, writeFilesPage } from './actions'
import { Note, Section } from '@/components/admin/shell/page-head'
import type { Language } from '@/lib/languages/languages'
import { choosableLanguages, englishName } from '@/lib/languages/language-tags'
import type { SettingNote } from '@/domain/imports/import-setting'
import { ProgressBar } from '@/components/ui/progress-bar'

type RunProgress = Extract<RunState, { is: 'running' }>

/** Milliseconds between two requests for the progress. */
const refreshInterval = 1_500

export function RunProgressNote({ id, begun }: { id: string; begun: RunProgress }) {
  const [running, setRunning] = useState(begun)
  const [problem, setProblem] = useState('')
  const router = useRouter()

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let isGone = false
    async function look() {
      const answer = await ask<RunState>(`/api/desk/imports/deliveries/${id}`)
      if (isGone) return
      setProblem(answer.ok ? '' : answer.problems.map(({ message }) => message).join(' '))
      if (answer.ok && answer.value.is !== 'running') return router.refresh()
      if (answer.ok && answer.value.is === 'running') setRunning(answer.value)
      timer = setTimeout(() => void look(), refreshInterval)
    }
    timer = setTimeout(() => void look(), refreshInterval)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [id, router])

  const { what, doing, done, of } = running
  return (
    <section aria-label={what === 'trial' ? 'The preview' : 'The import'} className="mb-8 max-w-2xl">
      <p className="mb-1.5 flex flex-wrap justify-between gap-x-4">
        <span role="status" className="font-semibold">
          {what === 'trial' ? 'Preview under way' : 'Importing'}: {doing.toLowerCase()}
        </span>
        {of > 0 && (
          <span className="text-soft tabular-nums">
            {done.toLocaleString('en')} of {of.toLocaleString('en')}
          </span>
        )}
      </p>
      <ProgressBar name="Progress" part={of ? done / of : undefined} />
      <p className="mt-2 text-sm text-soft">
        {what === 'trial' ? 'Nothing is written. ' : ''}You can leave this page; it continues without you.
      </p>
      {problem && <p className="mt-2 text-sm text-bad">{problem}</p>}
    </section>
  )
}

type Props = {
  id: string
  standing: RunState
  hasTrial: boolean
  folders: string[]
  uploads: string | null
  site?: string
  /** Undefined if each text names its language. */
  takenAs?: Language | ''
  /** True if nothing can be imported before a language is chosen. */
  lacksLanguage?: boolean
}

export function RunButtons({ id, standing, hasTrial, folders, lacksLanguage, ...saved }: Props) {
  const { uploads: chosen, site: named, takenAs } = saved
  const [uploads, choose] = useState(chosen ?? '')
  const [site, nameSite] = useState(named ?? '')
  const [language, takeAs] = useState<Language | ''>(takenAs ?? '')
  const router = useRouter()
  const trial = useForm(tryImport)
  const run = useForm(runImport)
  const remove = useForm(removeExport, { onDone: () => router.push('/admin/imports') })
  const wasImporting = standing.is === 'stopped' && standing.what === 'import'
  const isPending = trial.pending || run.pending || remove.pending
  const isOther = uploads !== (chosen ?? '') || site !== (named ?? '') || language !== (takenAs ?? '')
  return (
    <div className="mb-8 grid gap-4">
      <ProblemList problems={[...trial.problems, ...run.problems, ...remove.problems]} />
      {!wasImporting && named !== undefined && (
        <TextField
          label="Address of the old site"
          className="max-w-md"
          type="url"
          placeholder="https://www.example.org"
          value={site}
          onChange={nameSite}
          hint="Links of its texts that lead there become links within this site."
          problem={trial.problems.find(({ field }) => field === 'site')?.message}
        />
      )}
      {!wasImporting && folders.length > 0 && (
        <SelectField
          label="Pictures and files"
          className="max-w-md"
          value={uploads}
          onChange={choose}
          none="None: only the texts"
          options={folders.map((name) => ({ value: name, label: `The folder “${name}”` }))}
          hint={isOther ? 'Preview it again to see what comes with this.' : undefined}
        />
      )}
      {!wasImporting && takenAs !== undefined && (
        <SelectField
          label="Texts whose language is not given or not known are in"
          className="max-w-md"
          value={language}
          onChange={(value) => takeAs(value)}
          none={lacksLanguage ? 'Choose one' : 'The main language'}
          options={choosableLanguages().map((value) => ({ value, label: englishName(value) }))}
          hint={language === takenAs ? undefined : 'Preview it again to see what comes with this.'}
        />
      )}
      <div className="flex flex-wrap gap-3">
        {(wasImporting || (hasTrial && !isOther && !lacksLanguage)) && (
          <Button kind="primary" isPending={run.pending} isDisabled={isPending} onPress={() => run.send({ id })}>
            {wasImporting ? 'Continue' : 'Import'}
          </Button>
        )}
        {!wasImporting && (
          <Button
            isPending={trial.pending}
            isDisabled={isPending}
            onPress={() =>
              trial.send({
                id,
                uploads,
                ...(named !== undefined && { site }),
                ...(takenAs !== undefined && { takenAs: language }),
              })
            }
          >
            {hasTrial || standing.is === 'stopped' ? 'Preview again' : 'Preview'}
          </Button>
        )}
        <Button kind="danger" isPending={remove.pending} isDisabled={isPending} onPress={() => remove.send({ id })}>
          Remove the export
        </Button>
      </div>
    </div>
  )
}

export function SettingNotePart({ id, sentences: [first, ...more], offer }: SettingNote & { id: string }) {
  return (
    <Note warn={offer !== undefined} className="mb-6">
      <p className="font-semibold">{first}</p>
      {more.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {offer && (
        <ActForm
          act={takeSetting}
          values={{ id, ...offer.values }}
          className="mt-2"
          verb={`Make ${offer.name}, and preview again`}
        />
      )}
    </Note>
  )
}

export function UnofferedFiles({ importId, n }: { importId: number; n: number }) {
  const router = useRouter()
  const documents = n === 1 ? 'One document' : `${n.toLocaleString('en')} documents`
  return (
    <Section title={`${documents} without a text`} id="unoffered" className="mb-8">
      <p className="mb-2 max-w-[66ch] text-sm text-soft">
        Readers had {n === 1 ? 'it' : 'them'} at the old site, and no public text here offers {n === 1 ? 'it' : 'them'}.
        A page with {n === 1 ? 'it' : 'all of them'} brings the old {n === 1 ? 'address' : 'addresses'} back once it is
        published.
      </p>
      <ActForm
        act={writeFilesPage}
        values={{ id: importId }}
        onDone={({ entryId }) => router.push(`/admin/entries/${entryId}`)}
        verb={`Write a page with ${n === 1 ? 'it' : 'them'}`}
        button={{ small: true }}
      />
    </Section>
  )
}
