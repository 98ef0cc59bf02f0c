'use client'

import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { FileField } from '@/components/ui/file-field'
import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import type { Result } from '@/lib/result'
import { sendList } from './send-list'

/** What came of a list, and what can be done about it. */
export type Told<Report> = {
  report: Report
  isWritten: boolean
  isPending: boolean
  write: () => void
  forget: () => void
}

type Props<Report> = {
  label: string
  /** Where it is sent. */
  address: string
  /** The files that may be chosen. */
  accept: string
  /** What a line holds. */
  hint: string
  /** What the button says that only tries. */
  ask: string
  children: (told: Told<Report>) => ReactNode
}

/** A file or pasted lines, first tried and then written. What was chosen stays until it is changed. */
export function ListForm<Report>({ label, address, accept, hint, ask, children }: Props<Report>) {
  const [file, setFile] = useState<File>()
  const [pasted, setPasted] = useState('')
  const [pending, setPending] = useState<'try' | 'write'>()
  const [answer, setAnswer] = useState<{ is: 'tried' | 'written'; of: Result<Report> }>()
  const chosen = useRef<HTMLInputElement>(null)

  async function send(what: 'try' | 'write') {
    setPending(what)
    const of = await sendList<Report>(address, file ?? pasted, what)
    setAnswer({ is: what === 'try' ? 'tried' : 'written', of })
    setPending(undefined)
  }

  function forget() {
    setAnswer(undefined)
    setFile(undefined)
    setPasted('')
    if (chosen.current) chosen.current.value = ''
  }

  return (
    <>
      <form
        aria-label={label}
        className="grid gap-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (!pending) void send('try')
        }}
      >
        <FileField
          ref={chosen}
          label="File"
          accept={accept}
          onChange={(event) => {
            setFile(event.target.files?.[0])
            setAnswer(undefined)
          }}
        />
        {!file && (
          <TextField
            label="Or paste the lines here"
            rows={6}
            value={pasted}
            onChange={(text) => {
              setPasted(text)
              setAnswer(undefined)
            }}
            hint={hint}
            spellCheck="false"
          />
        )}
        <Button
          type="submit"
          kind={answer?.of.ok ? 'plain' : 'primary'}
          isPending={pending === 'try'}
          className="justify-self-start"
        >
          {ask}
        </Button>
      </form>
      <div className="mt-6">
        {answer && !answer.of.ok && <Problems problems={answer.of.problems} />}
        {answer?.of.ok &&
          children({
            report: answer.of.value,
            isWritten: answer.is === 'written',
            isPending: pending === 'write',
            write: () => void send('write'),
            forget,
          })}
      </div>
    </>
  )
}
