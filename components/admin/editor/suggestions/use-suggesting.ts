import { useState } from 'react'
import type { Base } from '@/domain/writing/drafts'
import { useComments } from '../comments/use-comments'
import { usePlaces } from '../comments/use-places'
import type { EditorStart } from '../editor-start'
import { useTools } from '../text/tools'
import { marksOver } from '../text/marks'
import { useText } from '../text/use-text'
import { problemsOf } from '../save-status'
import { useDraft } from '../use-draft'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { Decoration, type EditorView } from '@tiptap/pm/view'
import { createDocument } from '@tiptap/react'
import { changesIn, type TextChange } from '@/domain/content/changes/changes'
import { withoutLineAtEnd } from '../text/line-at-end'
import { blockRanges, suggestedDom, isInline } from './suggested-dom'

/** Returns the state of an editor in which a suggestion is written; the entry's text stays unchanged. */
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
    suggestingMarks({ base: base.body as object, language: opened.language, onCount: setInBody }),
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
  }
}

export type SuggestingScreen = ReturnType<typeof useSuggesting>

type SuggestingOptions = {
  base: object
  language: string
  onCount: (changes: number) => void
}

const marks = marksOver<Decoration[]>('suggesting', (_, drawn) => drawn)

/** The time after a key until marks are made again; until then they move with the text. */
const countDelayMs = 120

function suggestingMarks({ base: body, language, onCount }: SuggestingOptions) {
  return marks.extension({
    view(view) {
      const base = createDocument(body as never, view.state.schema)
      let timer: ReturnType<typeof setTimeout>
      const mark = () => {
        // Marks around a letter that is being composed would interrupt the composition.
        if (view.composing) return void (timer = setTimeout(mark, countDelayMs))
        const changes = changesIn(base, withoutLineAtEnd(view.state.doc), language)
        marks.show(view, marksOf(view, base, changes))
        onCount(changes.length)
      }
      timer = setTimeout(mark)
      return {
        update(view: EditorView, before: EditorState) {
          if (view.state.doc.eq(before.doc)) return
          clearTimeout(timer)
          timer = setTimeout(mark, countDelayMs)
        },
        destroy: () => clearTimeout(timer),
      }
    },
  })
}

function marksOf({ state: { doc, schema } }: EditorView, base: Node, changes: TextChange[]) {
  const drawn: Decoration[] = []
  let moved = 0
  for (const { from, to, content } of changes) {
    const [start, end] = [from + moved, from + moved + content.size]
    moved += content.size - (to - from)
    if (to > from) drawn.push(deletionWidget(start, base.slice(from, to).content, schema))
    if (!content.size) continue
    drawn.push(Decoration.inline(start, end, { nodeName: 'ins', class: 'suggested' }))
    if (isInline(content)) continue
    for (const block of blockRanges(doc, start, end))
      drawn.push(Decoration.node(block.from, block.to, { class: 'suggested-in' }))
  }
  return drawn
}

function deletionWidget(at: number, content: Node['content'], schema: Node['type']['schema']) {
  const dom = () => {
    const inline = isInline(content)
    const outer = document.createElement(inline ? 'span' : 'div')
    const deleted = outer.appendChild(document.createElement('del'))
    deleted.className = inline ? 'suggested' : 'suggested suggested-blocks'
    deleted.append(suggestedDom(content, schema))
    return outer
  }
  return Decoration.widget(at, dom, {
    side: -1,
    ignoreSelection: true,
    key: `${at} ${JSON.stringify(content.toJSON())}`,
  })
}
