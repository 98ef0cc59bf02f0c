'use client'

import type { Editor } from '@tiptap/react'
import { Dialog } from '@/components/ui/dialog'
import { later } from '@/components/ui/later'

export const LinkForm = later(() => import('./link-form').then((part) => part.LinkForm))

type Props = {
  editor: Editor
  /** The entry that is written, once it has been saved. */
  entryId?: number
  onClose: () => void
}

/** Makes, changes or removes the link at the cursor. */
export function LinkDialog(props: Props) {
  const before = String(props.editor.getAttributes('link').href ?? '')
  return (
    <Dialog title={before ? 'Change the link' : 'Link'} open onOpenChange={props.onClose}>
      <LinkForm {...props} before={before} />
    </Dialog>
  )
}
