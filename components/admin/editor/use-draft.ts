import { useState, useSyncExternalStore } from 'react'
import type { Content } from '@/domain/content/content'
import type { SavedRevision } from '@/domain/writing/drafts'
import { fieldsFrom, type Fields } from './fields'
import type { EditorStart } from './editor-start'
import { useFreshAnswer, useOwnAddress, useWatch } from './use-work'
import { Work } from './work'

export function useDraft(opened: EditorStart) {
  const [fields, setFields] = useState(() => fieldsFrom(opened))
  const [work] = useState(() => new Work(opened, fields))
  const status = useSyncExternalStore(work.autosave.subscribe, work.autosave.status, work.autosave.status)

  useWatch(work)
  useFreshAnswer(work)
  useOwnAddress(work, status.entryId)

  function change(changes: Partial<Fields>) {
    showFields({ ...work.fields, ...changes })
    work.touch()
  }

  /** `saved` is set when the server has the text already. */
  function replaceWith(content: Content, saved?: SavedRevision) {
    showFields(work.fieldsOf(content))
    work.tiptap?.commands.setContent(content.body as never, { emitUpdate: false })
    if (saved) work.autosave.continueFromSaved(saved, work.read())
    else work.touch()
  }

  function showFields(fields: Fields) {
    work.fields = fields
    setFields(fields)
  }

  /** A release fixes the address: it no longer follows the title. */
  function released() {
    if (work.fields.ownSlug) return
    showFields({ ...work.fields, slug: work.autosave.status().slug ?? work.fields.slug, ownSlug: true })
    if (!work.autosave.unsaved) work.autosave.setAcknowledged(work.read())
  }

  return { fields, change, status, work, replaceWith, showFields, released }
}

export type Draft = ReturnType<typeof useDraft>
