'use client'

import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { isSafeHref } from '@/domain/content/body/schema'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/text-field'

type Props = { editor: Editor; onClose: () => void }

/** Makes, changes or removes the link at the cursor. */
export function LinkDialog({ editor, onClose }: Props) {
  const before = String(editor.getAttributes('link').href ?? '')
  const { empty } = editor.state.selection
  const [to, setTo] = useState(before)
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string>()

  function set() {
    const href = completed(to)
    if (!isSafeHref(href)) return setProblem(href ? unsafe : 'Say where the link leads.')
    const chain = editor.chain().focus().extendMarkRange('link')
    if (before || !empty) chain.setLink({ href }).run()
    else {
      const link = { type: 'text', text: words.trim() || href, marks: [{ type: 'link', attrs: { href } }] }
      chain.insertContent(link).unsetMark('link').run() // what is typed next is no part of it
    }
    onClose()
  }

  function remove() {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    onClose()
  }

  return (
    <Dialog title={before ? 'Change the link' : 'Link'} open onOpenChange={onClose}>
      <DialogForm
        onSubmit={set}
        verb={before ? 'Change' : 'Add link'}
        beside={
          before && (
            <Button kind="danger" onPress={remove}>
              Remove link
            </Button>
          )
        }
      >
        <TextField
          label="Link to"
          value={to}
          onChange={setTo}
          problem={problem}
          hint="A web page (https://…), a page of this site (/2014/10/…) or mail (mailto:…)."
          inputMode="url"
          autoFocus
        />
        {!before && empty && <TextField label="Words to click" value={words} onChange={setWords} />}
      </DialogForm>
    </Dialog>
  )
}

const unsafe =
  'A link can lead to a web page (https://…), a page of this site (/…), mail (mailto:…) or a telephone (tel:…), nothing else.'

/** What people type without its beginning: www.example.org, name@example.org. */
export function completed(typed: string) {
  const href = typed.trim()
  if (/^[^\s@/:]+@[^\s@/:.]+(\.[^\s@/:.]+)+$/.test(href)) return `mailto:${href}`
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/|$|\?|#)/i.test(href) ? `https://${href}` : href
}
