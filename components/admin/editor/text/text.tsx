import { EditorContent, type Editor } from '@tiptap/react'
import { type Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import './body.css'
import './blocks.css'
import type { Node } from '@tiptap/pm/model'
import { useEffect, useState } from 'react'
import { leafText } from '@/domain/content/body/schema'
import { minutesToRead, countWords } from '@/lib/text/word-count'
import { onTypingPause } from '../typing-rest'

type Props = { editor: Editor | null; language: Language; problem?: string; onLanguage?: () => void }

export function EditorText({ editor, language, problem, onLanguage }: Props) {
  return (
    <div className="pt-8">
      <p aria-hidden className="text-sm font-semibold text-soft">
        Body
      </p>
      {problem && <p className="mt-1 border-l-3 border-bad pl-2 text-sm font-medium text-bad">{problem}</p>}
      <EditorContent editor={editor} className="min-h-[40vh]" />
      <div className="mt-6 flex flex-wrap gap-x-4 border-t border-line pt-2 text-sm text-faint">
        <WordCount editor={editor} language={language} />
        {onLanguage && (
          <button type="button" onClick={onLanguage} className="cursor-pointer hover:underline">
            <span className="sr-only">Language of this text: </span>
            {englishName(language)}
          </button>
        )}
      </div>
    </div>
  )
}

type CountProps = { editor: Editor | null; language: Language }

function WordCount({ editor, language }: CountProps) {
  const [words, setWords] = useState<number>()
  useEffect(() => {
    if (!editor) return
    const counted = wordCounter(language)
    return onTypingPause(editor, () => setWords(counted(editor.state.doc)), { pause: countPauseMs, first: 300 })
  }, [editor, language])
  if (words === undefined) return null
  return (
    <p className="tabular-nums">
      {words.toLocaleString('en')} {words === 1 ? 'word' : 'words'}
      {words > 0 && ` · ${minutesToRead(words)} ${minutesToRead(words) === 1 ? 'minute' : 'minutes'} to read`}
    </p>
  )
}

/** Returns a function that counts words. Only edited blocks are counted again: an unchanged one is the same object. */
export function wordCounter(language: string) {
  const counts = new WeakMap<Node, number>()
  return function count(node: Node): number {
    let words = counts.get(node)
    if (words === undefined) {
      words = node.isTextblock || node.isLeaf ? countWords(nodeText(node), language) : sumOverChildren(node, count)
      counts.set(node, words)
    }
    return words
  }
}

function sumOverChildren(node: Node, count: (child: Node) => number) {
  let words = 0
  node.forEach((child) => void (words += count(child)))
  return words
}

function nodeText(node: Node) {
  return node.isLeaf ? leafText(node) : node.textBetween(0, node.content.size, ' ', leafText)
}

/** The time without typing before words are counted, so that the count does not flicker. */
const countPauseMs = 700
