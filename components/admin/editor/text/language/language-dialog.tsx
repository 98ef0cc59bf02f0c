'use client'

import type { Editor } from '@tiptap/react'
import { Dialog } from '@/components/ui/dialog'
import { later } from '@/components/ui/later'
import type { Language } from '@/lib/languages'
import { isFootnote } from '../footnote-in-text'

export const LanguageForm = later(() => import('./language-form').then((part) => part.LanguageForm))

type Props = { editor: Editor; language: Language; onClose: () => void }

/** Says in which language the selected words are. */
export function LanguageDialog(props: Props) {
  const { selection } = props.editor.state
  const what = isFootnote(selection) ? 'this footnote' : selection.empty ? 'this passage' : 'the selected words'
  return (
    <Dialog title={`Language of ${what}`} open onOpenChange={props.onClose}>
      <LanguageForm {...props} />
    </Dialog>
  )
}
