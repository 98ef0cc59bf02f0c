import { Fragment } from '@tiptap/pm/model'
import { closeHistory } from '@tiptap/pm/history'
import type { Editor } from '@tiptap/react'
import { draftKey } from '@/domain/content/checks/translation/draft-key'
import { draftOf } from '@/domain/content/checks/translation/placeholders'
import { comparable, wordsIn, type Passage } from '@/domain/content/checks/translation/passages'
import type { Draft } from '../../use-draft'

export type AppliedDraft = 'drafted' | 'plain' | 'lost' | 'too long' | 'changed'

type Drafted = { text: string; draft: string }

/** Replaces a passage with a draft in one undoable step. Only text is replaced. */
export function applyDraft(editor: Editor, draft: Draft, passage: Passage, drafted: Drafted): AppliedDraft {
  const { place, attribute } = passage
  if ('field' in place) return applyToField(draft, passage, drafted)
  const tr = closeHistory(editor.state.tr)
  if (attribute) {
    if (!isOf(drafted, comparable(drafted.text))) return 'changed'
    editor.view.dispatch(tr.setNodeAttribute(place.from, attribute, drafted.text))
    return 'drafted'
  }
  const block = editor.state.doc.resolve(place.from).parent
  const made = draftOf(block, drafted.text)
  if (made.is !== 'drafted') return 'lost'
  const content = Fragment.from(made.content)
  if (!isOf(drafted, comparable(wordsIn(block.copy(content))))) return 'changed'
  editor.view.dispatch(tr.replaceWith(place.from, place.to, content))
  return made.isPlain ? 'plain' : 'drafted'
}

/** The server knows drafts by the key of their words: other words would never be checked. */
function isOf({ draft }: Drafted, words: string) {
  return draftKey(words) === draft
}

const maxLength = { title: 300, summary: 1_000, contentNote: 300, lead: 1_000 }

function applyToField({ work, change }: Draft, { place, words }: Passage, drafted: Drafted): AppliedDraft {
  const { text } = drafted
  const field = (place as { field: keyof typeof maxLength }).field
  if ([...text].length > maxLength[field]) return 'too long'
  if (!isOf(drafted, comparable(text))) return 'changed'
  if (field !== 'lead') {
    change({ [field]: text })
    return 'drafted'
  }
  const { lead } = work.fields
  if (!lead) return 'changed'
  const [alt, caption] = [lead.alt, lead.caption].map((one) => (comparable(one) === words ? text : one))
  change({ lead: { ...lead, alt: alt!, caption: caption! } })
  return 'drafted'
}
