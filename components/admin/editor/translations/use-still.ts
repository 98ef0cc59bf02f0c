import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { alignBlocks, shapeOf } from '@/domain/content/checks/translation/alignment'
import { stillOriginal, type StillOriginal } from '@/domain/content/checks/translation/still-original'
import type { CheckedText } from '@/domain/content/checks/check'
import type { Language } from '@/lib/languages/languages'
import type { Fields } from '../fields'
import { stillMarks } from './passage-marks'

type Props = {
  editor: Editor | null
  fields: Fields
  language: Language
  original: CheckedText['original']
}

/** `partners`: the block of the original for each block of this text. */
export type TextBeside = StillOriginal & { partners: (number | undefined)[] }

/** Milliseconds without typing before the two texts are compared. */
const pause = 250

export function useStill({ editor, fields, language, original }: Props) {
  const [still, setStill] = useState<TextBeside>()
  const latest = useRef({ fields, language, original })
  useEffect(() => void (latest.current = { fields, language, original }))

  function compareNow(): TextBeside | undefined {
    const { fields, language, original } = latest.current
    if (!editor || editor.isDestroyed || !original) return undefined
    const { doc } = editor.state
    const found = stillOriginal({ ...fields, doc, language }, original)
    const now = { ...found, partners: alignBlocks(original.blocks ?? [], doc.children.map(shapeOf)) }
    setStill(now)
    stillMarks.show(editor.view, found.passages)
    return now
  }

  useEffect(() => {
    if (!editor || !original) return
    const compare = () => void compareNow()
    let timer = setTimeout(compare, 0)
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(compare, pause)
    }
    editor.on('update', later)
    return () => {
      clearTimeout(timer)
      editor.off('update', later)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- it reads the newest of everything by itself
  }, [editor, fields, language, original])
  useEffect(() => {
    if (!original && editor && !editor.isDestroyed) stillMarks.show(editor.view, [])
  }, [editor, original])
  return { still: original && still, compareNow }
}
