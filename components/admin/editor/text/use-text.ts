import { useEditor, type Editor, type Extensions, type UseEditorOptions } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import type { Language } from '@/lib/languages/languages'
import type { EditorWork } from '../work'
import { useUploads } from '../uploads'
import { createExtensions } from './extensions'
import { fillPlaces, uploadInto, isPlaceholder } from './insert'
import { withoutOwnLanguage } from './language/language-marks'
import { newerMarks } from './marks'
import { parseHtml } from './paste/elements'
import type { Tools } from './tools'
import { cleanPaste } from './paste/clean'
import type { EditorView } from '@tiptap/pm/view'
import { keyName } from '@/components/ui/keys'

type Props = {
  work: EditorWork
  language: Language
  tools: Tools
  /** Further extensions, such as comment marks. Later changes of this prop have no effect. */
  extensions?: Extensions
}

/** Creates the editor once. Its options never change, because each change would create a new editor. */
export function useText({ work, language, tools, extensions }: Props): Editor | null {
  const uploads = useUploads()
  const latest = useRef({ uploads, tools })
  useEffect(() => void (latest.current = { uploads, tools }))

  const [options] = useState(() => editorOptions(work, latest, extensions))
  const editor = useEditor(options)

  useEffect(() => void (editor && work.begin(editor)), [editor, work])
  useEffect(() => void editor?.view.dom.setAttribute('lang', language), [editor, language])
  return editor
}

type LatestProps = { current: { tools: Tools; uploads: ReturnType<typeof useUploads> } }

function editorOptions(
  work: EditorWork,
  latest: LatestProps,
  more: Extensions = [],
): UseEditorOptions & { immediatelyRender: false } {
  const tools = () => latest.current.tools
  function take(files: File[], at: number) {
    if (files.length && work.tiptap) void uploadInto(work.tiptap, latest.current.uploads, files, at)
    return files.length > 0
  }
  let pastedPictures: string[] = []
  return {
    extensions: [...createExtensions(tools, () => work.language), ...more],
    content: work.opened.content.body as never,
    immediatelyRender: false,
    injectCSS: false,
    // Text of somebody else is not a change of this window.
    onUpdate: ({ transaction }) => void (transaction.getMeta(newerMarks.key) ?? work.touch()),
    editorProps: {
      attributes: { role: 'textbox', 'aria-label': 'Body', 'aria-multiline': 'true', class: 'body' },
      handleDOMEvents: createKeyHandler(tools),
      transformPastedHTML(pasted) {
        const { html, pictures } = cleanPaste(pasted, work.language)
        pastedPictures = pictures
        return html
      },
      transformPasted: (slice) => withoutOwnLanguage(slice, work.language),
      handlePaste(view, event) {
        const data = event.clipboardData
        if (!data) return false
        if (!hasPastedText(data)) return take(filesIn(data), view.state.selection.to)
        const { doc, selection } = view.state
        const pasted = { pictures: pastedPictures, from: selection.from, rest: doc.content.size - selection.to }
        pastedPictures = []
        // After the paste, when the text has the places.
        if (pasted.pictures.length)
          queueMicrotask(() => work.tiptap && fillPlaces(work.tiptap, latest.current.uploads, pasted))
        return false
      },
      handleDrop(view, event, _, moved) {
        const found = view.posAtCoords({ left: event.clientX, top: event.clientY })
        const { doc } = view.state
        const place = found && found.inside >= 0 && isPlaceholder(doc.nodeAt(found.inside)) ? found.inside : found?.pos
        return !moved && take(filesIn(event.dataTransfer), place ?? doc.content.size)
      },
    },
  }
}

function filesIn(data: DataTransfer | null) {
  return [...(data?.files ?? [])].filter(({ type }) => /^(image\/(jpeg|png|webp)|application\/pdf)$/.test(type))
}

/** Returns whether there is text to paste. Word adds a picture of the text that it copies. */
function hasPastedText(data: DataTransfer) {
  const html = data.getData('text/html')
  return html ? parseHtml(html).textContent.trim() !== '' : data.getData('text/plain') !== ''
}

/** Returns the handler of keys. Escape, then Tab leaves the text (WCAG 2.1.2); Alt+F10 goes to the toolbar. */
function createKeyHandler(tools: () => Tools) {
  const combinations: Record<string, () => void> = {
    // Opens the link form even without a selection: it then asks for the words. In a text, the palette has other keys.
    k: () => tools().ask('link'),
    f: () => tools().find(),
  }
  let leaving = false
  return {
    keydown: (view: EditorView, event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) readSelection(view)
      const isPlainMod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      const act =
        event.key === 'F10' && event.altKey
          ? () => tools().toToolbar()
          : isPlainMod
            ? combinations[keyName(event)]
            : undefined
      if (act) {
        event.preventDefault()
        act()
        return true
      }
      if (event.key === 'Shift') return false
      const leaves = leaving && event.key === 'Tab'
      leaving = event.key === 'Escape'
      return leaves // handled, but not prevented: the browser moves the focus
    },
  }
}

/** Reads the selection now: browsers report it only after the key, and a quick next key would use the old one. */
function readSelection(view: EditorView) {
  if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}
