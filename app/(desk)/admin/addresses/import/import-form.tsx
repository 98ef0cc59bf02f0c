'use client'

import { useRef, useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import { Report } from './report'
import { sendCsv, type Answer } from './send-csv'

/** A file or pasted lines, first tried and then written. What was chosen stays until it is changed. */
export function ImportForm() {
  const [file, setFile] = useState<File>()
  const [pasted, setPasted] = useState('')
  const [pending, setPending] = useState<'try' | 'write'>()
  const [answer, setAnswer] = useState<{ is: 'tried' | 'written'; of: Answer }>()
  const chosen = useRef<HTMLInputElement>(null)

  async function send(what: 'try' | 'write') {
    setPending(what)
    const of = await sendCsv(file ?? pasted, what)
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
        aria-label="Import redirects"
        className="grid gap-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (!pending) void send('try')
        }}
      >
        <div>
          <label htmlFor="csv" className="mb-1 block text-sm font-semibold">
            File
          </label>
          <input
            ref={chosen}
            id="csv"
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            className="block w-full max-w-full border border-edge bg-sheet px-3 py-2"
            onChange={(event) => {
              setFile(event.target.files?.[0])
              setAnswer(undefined)
            }}
          />
        </div>
        {!file && (
          <TextField
            label="Or paste the lines here"
            rows={6}
            value={pasted}
            onChange={(text) => {
              setPasted(text)
              setAnswer(undefined)
            }}
            hint="/old-page,/about: set apart by a comma, a semicolon or a tab; at most 20,000 lines."
            spellCheck="false"
          />
        )}
        <Button type="submit" isPending={pending === 'try'} className="justify-self-start">
          See what would happen
        </Button>
      </form>
      <div className="mt-6">
        {answer && !answer.of.ok && <Problems problems={answer.of.problems} />}
        {answer?.of.ok && (
          <Report
            report={answer.of.value}
            isWritten={answer.is === 'written'}
            isPending={pending === 'write'}
            write={() => void send('write')}
            forget={forget}
          />
        )}
      </div>
    </>
  )
}
