'use client'

import { useState } from 'react'
import type { Language } from '@/lib/languages'
import { useComments } from './comments/use-comments'
import { usePlaces } from './comments/use-places'
import type { EditorStart } from './editor-start'
import { shownSlug } from './panel/address'
import type { PanelPart } from './panel/part'
import { useChecks } from './publish/use-checks'
import { useReview } from './review/use-review'
import { useText } from './text/use-text'
import { useTools } from './text/tools'
import { useTranslations } from './translations/use-translations'
import { useDraft } from './use-draft'
import { useSidePanel } from './use-side-panel'
import { useStanding } from './use-standing'

/** One entry that is being written: its text, where it stands, its comments, its review and its checks. */
export function useScreen(opened: EditorStart) {
  const draft = useDraft(opened)
  const { work, status } = draft
  const { entryId } = status
  const [language, setLanguage] = useState(opened.language)
  const tools = useTools()
  const releasing = useStanding(opened, draft)
  const comments = useComments(draft)
  const review = useReview(draft, releasing.standing)
  const editor = useText({ work, language, tools, extensions: comments.marks.extensions })
  const placedIds = usePlaces(editor, comments.threads[comments.shows])
  const translations = useTranslations(entryId, releasing.standing)
  const sidePanel = useSidePanel(comments)
  const { kind, terms } = opened
  const slug = shownSlug({ opened, draft, entryId })
  const checking = useChecks({ fields: draft.fields, slug, kind, language, terms }, editor, sidePanel.showDetails)
  const part: PanelPart = {
    opened,
    draft,
    standing: releasing.standing,
    entryId,
    problem: problemsOf(draft.status.trouble),
    checking,
    needsApproval: review.review?.needsApproval,
  }
  return {
    part,
    releasing,
    review,
    comments,
    placedIds,
    translations,
    sidePanel,
    editor,
    tools,
    language,
    chooseLanguage(chosen: Language) {
      work.language = chosen
      setLanguage(chosen)
    },
    zones: { zone: opened.zone, viewer: opened.me.zone },
  }
}

export type EditorScreen = ReturnType<typeof useScreen>

/** The sentence for one field, where it was refused. */
function problemsOf(trouble: PanelPart['draft']['status']['trouble']): PanelPart['problem'] {
  const problems = trouble?.is === 'refused' ? trouble.problems : []
  return (field) => problems.find((one) => one.field?.replace(/^content\./, '') === field)?.message
}
