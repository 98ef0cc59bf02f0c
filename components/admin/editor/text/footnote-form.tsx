import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogForm } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/fields'
import { isFootnote } from './footnote-in-text'

type Props = { editor: Editor; onClose: () => void }

export function FootnoteForm({ editor, onClose }: Props) {
  const [before] = useState(() => {
    const { selection } = editor.state
    return isFootnote(selection) ? { text: String(selection.node.attrs.text) } : undefined
  })
  const [words, setWords] = useState(before?.text ?? '')
  const [problem, setProblem] = useState<string>()

  function set() {
    const text = words.replace(/\s+/g, ' ').trim()
    if (!text)
      return setProblem(before ? 'Write what the footnote says, or remove it.' : 'Write what the footnote says.')
    if (!before) insert(editor, text)
    else {
      const at = placeNow()
      if (at === undefined) return setProblem('This footnote is not in the text any more.')
      editor
        .chain()
        .command(({ tr }) => Boolean(tr.setNodeAttribute(at, 'text', text)))
        .focus(at + 1)
        .run()
    }
    onClose()
  }

  function remove() {
    const at = placeNow()
    if (at !== undefined)
      editor
        .chain()
        .deleteRange({ from: at, to: at + 1 })
        .focus(at)
        .run()
    onClose()
  }

  /** Returns the present position of the footnote: the text above it may have grown since the dialog opened. */
  function placeNow() {
    const { selection } = editor.state
    return isFootnote(selection) ? selection.from : undefined
  }

  return (
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
