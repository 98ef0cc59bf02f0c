import { useState } from 'react'
import type { Base } from '@/domain/writing/drafts'
import { useComments } from '../comments/use-comments'
import { usePlaces } from '../comments/use-places'
import type { EditorStart } from '../editor-start'
import { useTools } from '../text/tools'
import { useText } from '../text/use-text'
import { problemsOf } from '../save-status'
import { useDraft } from '../use-draft'
import { SuggestingExtension } from './suggesting-extension'

/** A suggestion is written, saved and commented on like a text, and is never the entry's text. */
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
