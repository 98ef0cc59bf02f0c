'use client'

import { EditorContent, type Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type { Language } from '@/lib/languages'
import { countWords } from '@/lib/words'
import './body.css'

type Props = { editor: Editor | null; language: Language; problem?: string }

/** The text as readers will see it. */
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

/** Counted when typing rests: a long text is not walked through for every key. */
function Count({ editor, language }: { editor: Editor | null; language: Language }) {
  const [words, setWords] = useState<number>()
  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout>
    const count = () =>
      setWords(countWords(editor.state.doc.textBetween(0, editor.state.doc.content.size, ' '), language))
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(count, 2_000)
    }
    timer = setTimeout(count, 300)
    editor.on('update', later)
    return () => {
      clearTimeout(timer)
      editor.off('update', later)
    }
  }, [editor, language])
  return (
    <p className="mt-6 border-t border-line pt-2 text-sm text-faint tabular-nums">
      {words === undefined ? ' ' : `${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'}`}
    </p>
  )
}
