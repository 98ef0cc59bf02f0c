'use client'

import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import type { Problem, Result } from '@/lib/result'

type Props = {
  label: string
  /** What the button does. */
  verb: string
  initial?: string
  children?: ReactNode
  onSend: (text: string) => Promise<Result>
  onCancel: () => void
}

/** Writing a comment: Ctrl+Enter sends it, Escape leaves it. What was refused stays in the field. */
export function RemarkForm({ label, verb, initial = '', children, onSend, onCancel }: Props) {
  const [text, setText] = useState(initial)
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])

  async function send() {
    if (busy) return
    setBusy(true)
    const answer = await onSend(text)
    setBusy(false)
    setProblems(answer.ok ? [] : answer.problems)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void send()
    }
  }

  return (
    <form
      ref={form}
      noValidate
      className="space-y-3"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {children}
      <TextField
        label={label}
        value={text}
        onChange={setText}
        rows={3}
        problem={problems.find((problem) => problem.field === 'text')?.message}
      />
      <Problems problems={problems} except={['text']} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" small isPending={busy}>
          {verb}
        </Button>
        <Button small kind="quiet" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
