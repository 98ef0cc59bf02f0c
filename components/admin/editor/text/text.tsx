import { EditorContent, type Editor } from '@tiptap/react'
import type { Language } from '@/lib/languages/languages'
import { Count } from './count'
import './body.css'
import './blocks.css'

type Props = { editor: Editor | null; language: Language; problem?: string }

export function Text({ editor, language, problem }: Props) {
  return (
    <div className="pt-8">
      <p aria-hidden className="text-sm font-semibold text-soft">
        Body
      </p>
      {problem && <p className="mt-1 border-l-3 border-bad pl-2 text-sm font-medium text-bad">{problem}</p>}
      <EditorContent editor={editor} className="min-h-[40vh]" />
      <Count editor={editor} language={language} />
    </div>
  )
}
