import { useRef, useState, type FormEvent, type ReactNode, useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { FileField } from '@/components/ui/file-field'
import { ProblemList, StatusLine } from '@/components/ui/form'
import { TextField } from '@/components/ui/fields'
import { ask, useAsk } from '@/components/ui/use-ask'
import { done } from '@/lib/result'

export type ListAnswer<Report> = {
  report: Report
  isWritten: boolean
  isPending: boolean
  write: () => void
  forget: () => void
}

type Props<Report> = {
  label: string
  address: string
  accept: string
  hint: string
  verb: string
  children: (answer: ListAnswer<Report>) => ReactNode
}

export function ListForm<Report>({ label, address, accept, hint, verb, children }: Props<Report>) {
  const [file, setFile] = useState<File>()
  const [pastedText, setPastedText] = useState('')
  const fileInput = useRef<HTMLInputElement>(null)
  const list = file ?? pastedText
  const { send, waiting, answer, problems, forget } = useAsk(async (what: 'try' | 'write', list: File | string) => {
    const text = new Blob([list], { type: 'text/plain' })
    const report = await ask<Report>(`${address}${what === 'write' ? '?write=yes' : ''}`, text)
    return report.ok ? done({ report: report.value, isWritten: what === 'write', list }) : report
  })
  /** Hides the result for an earlier version of the list: only the list that was tried may be written. */
  const shown = answer?.ok && (answer.value.isWritten || answer.value.list === list) ? answer.value : undefined

  function beginAnew() {
    forget()
    setFile(undefined)
    setPastedText('')
    if (fileInput.current) fileInput.current.value = ''
  }

  return (
    <>
      <form
        aria-label={label}
        className="grid gap-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void send('try', list)
        }}
      >
        <FileField
          ref={fileInput}
          label="File"
          accept={accept}
          onChange={(event) => {
            setFile(event.target.files?.[0])
            forget()
          }}
        />
        {!file && (
          <TextField
            label="Or paste the lines here"
            rows={6}
            value={pastedText}
            onChange={(text) => {
              setPastedText(text)
              forget()
            }}
            hint={hint}
            spellCheck="false"
          />
        )}
        <Button
          type="submit"
          kind={shown ? 'plain' : 'primary'}
          isPending={waiting?.[0] === 'try'}
          className="justify-self-start"
        >
          {verb}
        </Button>
      </form>
      <div className="mt-6">
        {problems.length > 0 && <ProblemList problems={problems} />}
        {shown &&
          children({
            ...shown,
            isPending: waiting?.[0] === 'write',
            write: () => void send('write', shown.list),
            forget: beginAnew,
          })}
      </div>
    </>
  )
}

type ReportFrameProps = { title: string; status: string; isWritten: boolean; children: ReactNode }

export function ReportFrame({ title, status, isWritten, children }: ReportFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // The pressed button is gone once the list is written: the heading takes the focus.
  useEffect(() => heading.current?.focus(), [isWritten])
  return (
    <section aria-labelledby="report">
      <h2 ref={heading} id="report" tabIndex={-1} className="mb-2 text-base outline-none">
        {title}
      </h2>
      <StatusLine className="mb-3">{status}</StatusLine>
      {children}
    </section>
  )
}

type ReportLinesProps<L> = {
  title: string
  lines: L[]
  total: number
  children: (line: L) => ReactNode
}

export function ReportLines<L extends { line: number }>({ title, lines, total, children }: ReportLinesProps<L>) {
  if (lines.length === 0) return null
  const more = total - lines.length
  return (
    <section aria-label={title} className="mt-6 border-t-3 border-rule pt-2.5">
      <h3 className="mb-2 text-base">{title}</h3>
      <ul>
        {lines.map((line, n) => (
          <li key={n} className="border-t border-line py-2 text-sm first:border-t-0 wrap-anywhere">
            <span className="text-soft">Line {line.line}: </span>
            {children(line)}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-2 text-sm text-soft">And {more.toLocaleString('en')} more.</p>}
    </section>
  )
}
