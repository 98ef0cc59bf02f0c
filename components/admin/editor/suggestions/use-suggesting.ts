import { useState } from 'react'
import type { Base } from '@/domain/writing/drafts'
import { useComments } from '../comments/use-comments'
import { usePlaces } from '../comments/use-places'
import type { EditorStart } from '../editor-start'
import { useTools } from '../text/tools'
import { useText } from '../text/use-text'
import { problemsOf } from '../save-status'
import { useDraft } from '../use-draft'
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { createDocument } from '@tiptap/react'
import { changesIn, type Change } from '@/domain/content/changes/changes'
import { blocksIn, domOf, isInline, withoutLineAtEnd } from './suggested-dom'

/** Writes, saves and comments on a suggestion as on a text; never changes the entry's text. */
export function useSuggesting(opened: EditorStart) {
  const draft = useDraft(opened)
  const { work, status, fields } = draft
  const tools = useTools()
  const comments = useComments(draft)
  const [inBody, setInBody] = useState(0)
  const [isOlder, setOlder] = useState(false)
  const { base } = opened.suggestion!
  const [extensions] = useState(() => [
    ...comments.marks.extensions,
    SuggestingExtension.configure({ base: base.body as object, language: opened.language, onCount: setInBody }),
  ])
  const editor = useText({ work, language: opened.language, tools, extensions })
  const placedIds = usePlaces(editor, comments.threads[comments.shows])
  return {
    opened,
    draft,
    tools,
    comments,
    editor,
    placedIds,
    isSuggesting: inBody > 0 || fields.title !== base.title || fields.summary !== base.summary,
    isOlder,
    onNewest(newest: Base | undefined) {
      const { revisionId, counter } = opened.base!
      setOlder(newest !== undefined && (newest.revisionId !== revisionId || newest.counter !== counter))
    },
    problem: problemsOf(status.trouble),
    zones: { zone: opened.zone, viewer: opened.me.zone },
  }
}

export type SuggestingScreen = ReturnType<typeof useSuggesting>

type Options = {
  base: object
  language: string
  onCount: (changes: number) => void
}

const key = new PluginKey<DecorationSet>('suggesting')

/** Milliseconds after a key until marks are made again; until then they move with the text. */
const delay = 120

const SuggestingExtension = Extension.create<Options>({
  name: 'suggesting',
  addOptions: () => ({ base: {}, language: 'en', onCount: () => {} }),
  addProseMirrorPlugins() {
    const { base: body, language, onCount } = this.options
    const base = createDocument(body as never, this.editor.schema)
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, before) => (tr.getMeta(key) as DecorationSet | undefined) ?? before.map(tr.mapping, tr.doc),
        },
        props: { decorations: (state) => key.getState(state) },
        view(view) {
          let timer: ReturnType<typeof setTimeout>
          const mark = () => {
            // Marks around a letter that is being composed would interrupt the composition.
            if (view.composing) return void (timer = setTimeout(mark, delay))
            const now = withoutLineAtEnd(view.state.doc)
            const changes = changesIn(base, now, language)
            view.dispatch(view.state.tr.setMeta(key, marksOf(view, base, changes)).setMeta('addToHistory', false))
            onCount(changes.length)
          }
          timer = setTimeout(mark)
          return {
            update(view: EditorView, before: EditorState) {
              if (view.state.doc.eq(before.doc)) return
              clearTimeout(timer)
              timer = setTimeout(mark, delay)
            },
            destroy: () => clearTimeout(timer),
          }
        },
      }),
    ]
  },
})

function marksOf({ state: { doc, schema } }: EditorView, base: Node, changes: Change[]) {
  const marks: Decoration[] = []
  let moved = 0
  for (const { from, to, content } of changes) {
    const [start, end] = [from + moved, from + moved + content.size]
    moved += content.size - (to - from)
    if (to > from) marks.push(deletion(start, base.slice(from, to).content, schema))
    if (!content.size) continue
    marks.push(Decoration.inline(start, end, { nodeName: 'ins', class: 'suggested' }))
    if (isInline(content)) continue
    for (const block of blocksIn(doc, start, end))
      marks.push(Decoration.node(block.from, block.to, { class: 'suggested-in' }))
  }
  return DecorationSet.create(doc, marks)
}

function deletion(at: number, content: Node['content'], schema: Node['type']['schema']) {
  const dom = () => {
    const inline = isInline(content)
    const outer = document.createElement(inline ? 'span' : 'div')
    const deleted = outer.appendChild(document.createElement('del'))
    deleted.className = inline ? 'suggested' : 'suggested suggested-blocks'
    deleted.append(domOf(content, schema))
    return outer
  }
  return Decoration.widget(at, dom, {
    side: -1,
    ignoreSelection: true,
    key: `${at} ${JSON.stringify(content.toJSON())}`,
  })
}
