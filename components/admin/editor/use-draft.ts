import { useState, useSyncExternalStore, useEffect, useLayoutEffect, useRef } from 'react'
import type { Content } from '@/domain/content/content'
import type { SavedRevision } from '@/domain/writing/drafts'
import { fieldsFrom, type Fields } from './fields'
import type { EditorStart } from './editor-start'
import { EditorWork } from './work'
import { usePathname, useRouter } from 'next/navigation'
import { textKey } from './unsaved-text'
import { saveOpenTexts, waitUntilSaved, unsavedTextOf } from './save-texts'

export function useDraft(opened: EditorStart) {
  const [fields, setFields] = useState(() => fieldsFrom(opened))
  const [work] = useState(() => new EditorWork(opened, fields))
  const status = useSyncExternalStore(work.autosave.subscribe, work.autosave.status, work.autosave.status)

  useAutosaveLifetime(work)
  useFreshAnswer(work)
  useOwnAddress(work, status.entryId)

  function change(changes: Partial<Fields>) {
    showFields({ ...work.fields, ...changes })
    work.touch()
  }

  /** `saved` is set if the server has the text already. */
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

function useAutosaveLifetime(work: EditorWork) {
  useEffect(() => {
    const { autosave, keeper } = work
    const retry = () => autosave.retry()
    const hide = () => {
      if (!autosave.unsaved) return
      keeper.keep()
      retry()
    }
    const visibility = () => (document.hidden ? hide() : retry())
    const warn = (event: BeforeUnloadEvent) => {
      if (!autosave.unsaved) return
      hide()
      event.preventDefault()
    }
    const happenings: [EventTarget, string, EventListener][] = [
      [window, 'online', retry],
      [window, 'offline', retry],
      [window, 'focus', retry],
      [window, 'pagehide', hide],
      [document, 'visibilitychange', visibility],
      [window, 'beforeunload', warn as EventListener],
    ]
    for (const [target, name, listener] of happenings) target.addEventListener(name, listener)
    return () => {
      for (const [target, name, listener] of happenings) target.removeEventListener(name, listener)
    }
  }, [work])

  // A layout effect runs before the effects of children, while the editor still has its text.
  useLayoutEffect(() => {
    work.enter()
    return () => work.leave()
  }, [work])
}

const newAddress = '/admin/entries/new'
const worksByAnswer = new Map<string, EditorWork>()

/** Reloads the page if the browser's history brings back an old text, or while the text is still being saved. */
function useFreshAnswer(work: EditorWork) {
  useEffect(() => {
    const { answerId, id } = work.opened
    const shownBefore = worksByAnswer.get(answerId)
    worksByAnswer.set(answerId, work)
    if (!navigator.onLine || shownBefore === work) return
    const late = unsavedTextOf(id, work)
    if (late) void waitUntilSaved(late).then((saved) => (saved || shownBefore) && location.reload())
    else if (shownBefore) location.reload()
  }, [work])
}

/** Shows the address that the first save gives the entry. The router does not know it, so moves are done by hand. */
function useOwnAddress(work: EditorWork, entryId: number | undefined) {
  const { refresh } = useRouter()
  const path = usePathname()
  const ownAddress = entryId && `/admin/entries/${entryId}`
  const hasReachedAddress = useRef(false)

  useEffect(() => {
    const { opened, keeper, session, autosave } = work
    if (!ownAddress || opened.id) return
    keeper.drop()
    keeper.key = textKey({ userId: opened.me.id, entry: entryId, session })
    if (autosave.unsaved) keeper.keep()
    // Somebody may have gone back meanwhile: then the address is another entry's.
    if (location.pathname === newAddress) history.replaceState(null, '', ownAddress)
  }, [ownAddress, entryId, work])

  useEffect(() => {
    if (path === ownAddress) hasReachedAddress.current = true
    else if (hasReachedAddress.current && path === newAddress) refresh()
    // The router may not yet, or never, have reported this entry's own address.
    else if (!work.opened.id && /^\/admin\/entries\/\d+$/.test(path)) void saveOpenTexts().then(() => location.reload())
  }, [path, ownAddress, refresh, work])
}
