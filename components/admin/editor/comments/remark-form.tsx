import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ProblemList } from '@/components/ui/form'
import { TextField } from '@/components/ui/fields'
import { useAsk } from '@/components/ui/use-ask'
import type { Result } from '@/lib/result'

type Props = {
  label: string
  verb: string
  initial?: string
  /** Each new number moves the focus into the field. */
  begun?: number
  children?: ReactNode
  onSend: (text: string) => Promise<Result<unknown>>
  onCancel: () => void
}

export function RemarkForm({ label, verb, initial = '', begun, children, onSend, onCancel }: Props) {
  const [text, setText] = useState(initial)
  const { send, pending, problems, problem } = useAsk(onSend)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [begun])

  /** Keeps words that were typed while the text was sent. */
  async function sendText() {
    const answer = await send(text)
    if (answer?.ok) setText((now) => (now.startsWith(text) ? now.slice(text.length).trimStart() : now))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void sendText()
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
        void sendText()
      }}
    >
      {children}
      <TextField label={label} value={text} onChange={setText} rows={3} problem={problem('text')} />
      <ProblemList problems={problems} except={['text']} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" small isPending={pending}>
          {verb}
        </Button>
        <Button small kind="quiet" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
