'use client'

import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/text-field'
import { isFootnote } from './footnote-in-text'

type Props = { editor: Editor; onClose: () => void }

/** The words of the footnote that is selected, or of a new one behind the cursor. */
export function FootnoteDialog({ editor, onClose }: Props) {
  const [before] = useState(() => {
    const { selection } = editor.state
    return isFootnote(selection) ? { at: selection.from, text: String(selection.node.attrs.text) } : undefined
  })
  const [words, setWords] = useState(before?.text ?? '')
  const [problem, setProblem] = useState<string>()

  function set() {
    const text = words.replace(/\s+/g, ' ').trim()
    if (!text)
      return setProblem(before ? 'Write what the footnote says, or remove it.' : 'Write what the footnote says.')
    if (before)
      editor
        .chain()
        .command(({ tr }) => Boolean(tr.setNodeAttribute(before.at, 'text', text)))
        .focus(before.at + 1)
        .run()
    else insert(editor, text)
    onClose()
  }

  function remove() {
    if (before)
      editor
        .chain()
        .deleteRange({ from: before.at, to: before.at + 1 })
        .focus(before.at)
        .run()
    onClose()
  }

  return (
    <Dialog title="Footnote" open onOpenChange={onClose}>
      <DialogForm
        onSubmit={set}
        verb={before ? 'Change' : 'Add footnote'}
        beside={
          before && (
            <Button kind="danger" onPress={remove}>
              Remove footnote
            </Button>
          )
        }
      >
        <TextField
          label="What it says"
          value={words}
          onChange={setWords}
          problem={problem}
          hint="At the foot of the text, with a number that leads there and back. Web addresses become links."
          rows={4}
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
              event.preventDefault()
              set()
            }
          }}
        />
      </DialogForm>
    </Dialog>
  )
}

function insert(editor: Editor, text: string) {
  const { to } = editor.state.selection
  editor
    .chain()
    .insertContentAt(to, { type: 'footnote', attrs: { text } })
    .focus(to + 1)
    .run()
}
