import { useState } from 'react'
import { ask } from '@/components/ui/use-ask'
import type { SavedRevision } from '@/domain/writing/drafts'
import type { Language } from '@/lib/languages/languages'
import { done, refused, type Result } from '@/lib/result'
import type { EditorStart } from './editor-start'
import type { Draft } from './use-draft'

/** Before the first save the language is this window's alone; afterwards the server's. */
export function useLanguage(opened: EditorStart, { work }: Draft) {
  const [language, setLanguage] = useState(opened.language)

  function show(chosen: Language) {
    work.language = chosen
    setLanguage(chosen)
  }

  async function change(chosen: Language): Promise<Result<unknown>> {
    const { entryId } = work.autosave.status()
    if (!entryId && !work.autosave.unsaved) return done(show(chosen))
    // Covers a first save under way, which creates the entry.
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
    return done(undefined)
  }

  return { language, change }
}
