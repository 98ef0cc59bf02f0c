import { useState } from 'react'
import { useComments } from './comments/use-comments'
import { usePlaces } from './comments/use-places'
import type { EditorStart, Term } from './editor-start'
import { slugToShow } from './panel/address'
import type { PanelPart } from './panel/part'
import { problemsOf } from './save-status'
import { usePeople, type People } from './people/use-people'
import { openSection } from './publish/jump'
import type { ReleasedText } from './publish/will-happen'
import { useChecks } from './publish/use-checks'
import { useReview } from './review/use-review'
import { useSuggestionPlaces } from './suggestions/use-suggestion-places'
import { useSuggestions } from './suggestions/use-suggestions'
import { useText } from './text/use-text'
import { useTools } from './text/tools'
import { stillMarks } from './translations/passage-marks'
import { useOriginal } from './translations/use-original'
import { useShownOriginal } from './translations/use-shown-original'
import { useTranslations } from './translations/use-translations'
import { useTwoColumns } from './translations/use-two-columns'
import { useNewerText } from './two-texts/use-newer-text'
import { useDraft, type Draft } from './use-draft'
import { useEntryState } from './use-entry-state'
import { useSidePanel } from './use-side-panel'
import { ask } from '@/components/ui/use-ask'
import type { SavedRevision } from '@/domain/writing/drafts'
import type { Language } from '@/lib/languages/languages'
import { done, refused, type Result } from '@/lib/result'
import { declarationOf } from '@/lib/kinds/kinds'

export function useScreen(opened: EditorStart) {
  const draft = useDraft(opened)
  const { work, status } = draft
  const { entryId } = status
  const tools = useTools()
  const [done, setDone] = useState<ReleasedText>()
  const releasing = useEntryState(opened, draft)
  const { language, change: changeLanguage } = useLanguage(opened, draft, releasing.load)
  const newer = useNewerText(draft)
  const comments = useComments(draft)
  const review = useReview(draft, releasing)
  const suggestions = useSuggestions(draft, comments)
  const extensions = [...comments.marks.extensions, ...suggestions.extensions, stillMarks.extension]
  const editor = useText({ work, language, tools, extensions })
  useSuggestionPlaces(editor, suggestions, draft)
  const placedIds = usePlaces(editor, comments.threads[comments.shows])
  const translations = useTranslations(entryId, releasing.standing)
  const original = useOriginal({ opened, translations, editor, fields: draft.fields, language })
  const shownOriginal = useShownOriginal({
    hasOriginal: original.source !== undefined,
    hadOriginal: opened.translates !== undefined,
  })
  const sidePanel = useSidePanel({
    comments,
    shown: shownOriginal,
    sourceId: original.source?.entryId,
    isFoldedAtFirst: !opened.id && !declarationOf(opened.kind).folder,
  })
  const { isShowingOriginal } = sidePanel
  const partners = original.still?.partners
  const twoColumns = useTwoColumns({ editor, partners, shown: shownOriginal, isBeside: isShowingOriginal })
  const { kind } = opened
  const [terms, setTerms] = useState(opened.terms)
  const slug = slugToShow({ opened, draft, entryId })
  const people = usePeople(draft, releasing)
  const checkInput = { fields: draft.fields, slug, kind, language, terms, original: original.words }
  const checking = useChecks(checkInput, editor, sidePanel)
  const part: PanelPart = {
    opened,
    terms: { all: terms, add: (term: Term) => setTerms((all) => [...all, term]) },
    draft,
    standing: releasing.standing,
    entryId,
    problem: problemsOf(draft.status.trouble),
    checking,
    comments,
    suggestions,
    people: { ...people, needsAnswer: needsPeopleAnswer(people) },
    needsApproval: releasing.review?.needsApproval,
  }
  return {
    part,
    releasing,
    success: { done, setDone },
    /** Opens a section of the panel. */
    showSection(name: string) {
      sidePanel.showDetails()
      requestAnimationFrame(() => openSection(name))
    },
    newer,
    review,
    placedIds,
    translations,
    original,
    shownOriginal,
    setColumn: twoColumns.setColumn,
    toggleOriginal() {
      if (!shownOriginal.isWide) twoColumns.swapTexts()
      else if (isShowingOriginal) shownOriginal.toggle()
      else sidePanel.showOriginal()
    },
    sidePanel,
    editor,
    tools,
    language,
    changeLanguage,
  }
}

function needsPeopleAnswer({ entryId, state, people }: People) {
  return people === null && (entryId === undefined || state?.question !== undefined)
}

export type EditorScreen = ReturnType<typeof useScreen>

/** Returns the language of the text: before the first save this window's, afterwards the server's. */
function useLanguage(opened: EditorStart, { work }: Draft, loadState: () => Promise<unknown>) {
  const [language, setLanguage] = useState(opened.language)

  function show(chosen: Language) {
    work.language = chosen
    setLanguage(chosen)
  }

  async function change(chosen: Language): Promise<Result<unknown>> {
    const { entryId } = work.autosave.status()
    if (!entryId && !work.autosave.unsaved) return done(show(chosen))
    // Also waits for a first save in progress, which creates the entry.
    const saved = await work.saveNow()
    if (!saved) return refused('Not changed, because the newest text is not saved yet. See above what is in the way.')
    const text = work.read()
    const { revisionId, counter } = saved
    const answer = await ask<SavedRevision>(`/api/desk/entries/${saved.entryId}/language`, {
      language: chosen,
      base: { revisionId, counter },
      session: work.session,
    })
    if (!answer.ok) return answer
    work.autosave.acknowledge(answer.value, text)
    show(chosen)
    // A published text has a new state: readers got the new language too.
    await loadState()
    return done(undefined)
  }

  return { language, change }
}
