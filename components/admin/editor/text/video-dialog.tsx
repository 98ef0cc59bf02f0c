import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { hostOf } from '@/domain/content/body/schema'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/text-field'
import { placeBelow } from './insert'
import { completed } from './completed-address'

type Props = { editor: Editor; onClose: () => void }

export function VideoDialog({ editor, onClose }: Props) {
  const [address, setAddress] = useState('')
  const [title, setTitle] = useState('')
  const [problem, setProblem] = useState<string>()

  function add() {
    const href = completed(address)
    if (!hostOf(href)) return setProblem('Paste the address of the page that shows the video: https://…')
    const at = placeBelow(editor, editor.state.selection.to)
    editor
      .chain()
      .focus()
      .insertContentAt(at, { type: 'video', attrs: { href, title: title.trim() } })
      .run()
    onClose()
  }

  return (
    <Dialog title="Video" open onOpenChange={onClose}>
      <DialogForm onSubmit={add} verb="Add video">
        <TextField
          label="Address of the video"
          value={address}
          onChange={setAddress}
          problem={problem}
          hint="On YouTube, Vimeo or elsewhere. Readers get a link: nothing of the other site is loaded, and it learns of nobody who only reads."
          inputMode="url"
          autoFocus
        />
        <TextField label="Title of the video" value={title} onChange={setTitle} />
      </DialogForm>
    </Dialog>
  )
}
