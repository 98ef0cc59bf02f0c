'use client'

import { useEditor, type Editor, type Extensions, type UseEditorOptions } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import type { Language } from '@/lib/languages'
import type { Work } from '../work'
import { useUploads } from '../uploads'
import { editorExtensions } from './extensions'
import { uploadInto } from './insert'
import { keysOf } from './keys'
import { newerKey } from './newer-extension'
import type { Tools } from './tools'
import { cleanHtml } from './paste/clean'
import { filesIn, hasPictures, isText } from './paste/data'

type Props = {
  work: Work
  language: Language
  tools: Tools
  /** More for the text, given from outside: remarks beside it, for one. Those of the first rendering stay. */
  extensions?: Extensions
}

/** The rich text. Its options never change, or every letter of a title would set the editor up anew. */
export function useText({ work, language, tools, extensions }: Props): Editor | null {
  const uploads = useUploads()
  const latest = useRef({ uploads, tools })
  useEffect(() => void (latest.current = { uploads, tools }))

  const [options] = useState(() => optionsFor(work, latest, extensions))
  const editor = useEditor(options)

  useEffect(() => void (editor && work.begin(editor)), [editor, work])
  useEffect(() => void editor?.view.dom.setAttribute('lang', language), [editor, language])
  return editor
}

type LatestProps = { current: { tools: Tools; uploads: ReturnType<typeof useUploads> } }

function optionsFor(
  work: Work,
  latest: LatestProps,
  more: Extensions = [],
): UseEditorOptions & { immediatelyRender: false } {
  const tools = () => latest.current.tools
  function take(files: File[], at: number) {
    if (files.length && work.tiptap) void uploadInto(work.tiptap, latest.current.uploads, files, at)
    return files.length > 0
  }
  return {
    extensions: [...editorExtensions(tools, () => work.language), ...more],
    content: work.opened.content.body as never,
    immediatelyRender: false,
    injectCSS: false,
    // What came from somebody else is not written here.
    onUpdate: ({ transaction }) => void (transaction.getMeta(newerKey) ?? work.touch()),
    editorProps: {
      attributes: { role: 'textbox', 'aria-label': 'Body', 'aria-multiline': 'true', class: 'body' },
      handleDOMEvents: keysOf(tools),
      transformPastedHTML: cleanHtml,
      handlePaste(view, event) {
        const data = event.clipboardData
        if (!data) return false
        if (!isText(data)) return take(filesIn(data), view.state.selection.to)
        if (hasPictures(data.getData('text/html')))
          latest.current.uploads.say('The pictures in the pasted text were left out. Add them with “Picture”.')
        return false
      },
      handleDrop(view, event, _, moved) {
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
        return !moved && take(filesIn(event.dataTransfer), at ?? view.state.doc.content.size)
      },
    },
  }
}
