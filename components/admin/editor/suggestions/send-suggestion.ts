import type { Content } from '@/domain/content/content'
import type { SavedSuggestion } from '@/domain/review/suggestions/suggestions'
import type { Problem } from '@/lib/result'
import type { EditorStart } from '../editor-start'
import { failureOf, sendText, type DraftSave, type SaveOutcome } from '../send-draft'

export function suggestionSender({ id, base: head, savedAt, suggestion }: EditorStart) {
  let { counter, isNewBase } = suggestion!
  return async ({ content, session }: DraftSave): Promise<SaveOutcome> => {
    const { title, summary, body } = JSON.parse(content) as Content
    const save = {
      counter,
      session,
      base: isNewBase ? suggestion!.base : undefined,
      suggested: { title, summary, body },
    }
    const answer = await sendText(`/api/desk/entries/${id}/suggestions/own`, 'PUT', JSON.stringify(save))
    if (!answer.came) return answer.outcome
    const reply = (answer.body ?? {}) as { value?: SavedSuggestion; problems?: Problem[] }
    const { value } = reply
    if (answer.status !== 200 || typeof value?.counter !== 'number') return failureOf(answer.status, reply)
    // The server stores no suggestion that equals the text: the next save then sends its base again.
    isNewBase = value.counter === 0 || value.counter === counter
    counter = value.counter
    const saved = { entryId: id!, revisionId: head!.revisionId, counter: head!.counter, slug: '' }
    return { is: 'saved', saved: { ...saved, savedAt: value.savedAt ?? savedAt } }
  }
}
