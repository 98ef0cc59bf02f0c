import type { Editor } from '@tiptap/react'
import { unmarkedPassages } from '@/domain/content/checks/languages'
import type { Language } from '@/lib/languages'
import { markRange } from './language-marks'

/** Marks every passage whose letters are those of a language, as they stand at this moment. */
export function markPassages(editor: Editor, own: Language, tag: string) {
  const passages = unmarkedPassages(editor.state.doc, own).filter((passage) => passage.tag === tag)
  editor.commands.command(({ tr }) => {
    for (const passage of passages) markRange(tr, passage, tag)
    return passages.length > 0
  })
}
