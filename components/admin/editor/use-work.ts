import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { textKey } from './unsaved-text'
import { waitUntilSaved, unsavedTextOf } from './save-texts'
import type { Work } from './work'

export function useWatch(work: Work) {
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

  // A layout effect runs before the effects of children: the editor still holds its text.
  useLayoutEffect(() => {
    work.enter()
    return () => work.leave()
  }, [work])
}

const shownAnswers = new Map<string, Work>()

/** Loads the page again when the browser's history brings back an old text, or when the text is still being saved. */
export function useFreshAnswer(work: Work) {
  useEffect(() => {
    const { answerId, id } = work.opened
    const shownBefore = shownAnswers.get(answerId)
    shownAnswers.set(answerId, work)
    if (!navigator.onLine || shownBefore === work) return
    const late = unsavedTextOf(id, work)
    if (late) void waitUntilSaved(late).then((saved) => (saved || shownBefore) && location.reload())
    else if (shownBefore) location.reload()
  }, [work])
}

/**
 * The first save creates the entry and its address. The router still takes the page for the one of new entries, so the
 * way to another new entry, or back, is shown by hand.
 */
export function useOwnAddress(work: Work, entryId: number | undefined) {
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
    history.replaceState(null, '', ownAddress)
  }, [ownAddress, entryId, work])

  useEffect(() => {
    if (path === ownAddress) hasReachedAddress.current = true
    else if (hasReachedAddress.current && path === '/admin/entries/new') refresh()
    else if (hasReachedAddress.current && /^\/admin\/entries\/\d+$/.test(path))
      void waitUntilSaved(work).then(() => location.reload())
  }, [path, ownAddress, refresh, work])
}
