'use client'

import type { Editor } from '@tiptap/react'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Content } from '@/domain/content'
import type { Saved } from '@/domain/drafts'
import { Autosave } from './autosave'
import { asJson, fieldsOf, withoutTrailingParagraph, type Fields } from './fields'
import { Keeper } from './keeper'
import { keyOf } from './kept-text'
import type { Opened } from './opened'
import { sendDraft } from './send-draft'
import { arrived, begun, onItsWay, settled } from './settle-texts'

/** The text in the editor, its saving and its copy in the browser. */
export function useDraft(opened: Opened) {
  const [fields, setFields] = useState(() => fieldsOf(opened))
  const [work] = useState(() => new Work(opened, fields))
  const status = useSyncExternalStore(work.autosave.subscribe, work.autosave.status, work.autosave.status)

  useWatch(work)
  useFreshAnswer(work)

  useOwnAddress(work, status.entryId)

  function change(changes: Partial<Fields>) {
    work.fields = { ...work.fields, ...changes }
    setFields(work.fields)
    work.touch()
  }

  /** Shows another text in place of this one; `saved` when the server has it already. */
  function replaceWith(content: Content, saved?: Saved) {
    const { standing, kind } = opened
    work.fields = {
      ...fieldsOf({ content, standing, kind, id: status.entryId }),
      ownSlug: work.fields.ownSlug || !!content.slug,
    }
    setFields(work.fields)
    work.tiptap?.commands.setContent(content.body as never, { emitUpdate: false })
    if (saved) work.autosave.goOnFrom(saved, work.read())
    else work.touch()
  }

  /** A release takes the address for good: from now on it no longer follows the title. */
  function released() {
    if (work.fields.ownSlug) return
    work.fields = { ...work.fields, slug: work.autosave.status().slug ?? work.fields.slug, ownSlug: true }
    setFields(work.fields)
    if (!work.autosave.unsaved) work.autosave.began(work.read())
  }

  return { fields, change, status, work, replaceWith, released }
}

export type Draft = ReturnType<typeof useDraft>

/** Lives as long as the text is not saved, longer than the page that shows it where someone goes on in the desk. */
class Work {
  /** One for each opened editor: the server tells by it whose revision may still be replaced. */
  readonly session = randomSession()
  readonly autosave: Autosave
  readonly keeper: Keeper
  tiptap: Editor | undefined
  private left: string | undefined

  /** Chosen before the first save of a new entry. */
  language: Opened['language']

  constructor(
    readonly opened: Opened,
    public fields: Fields,
  ) {
    this.language = opened.language
    const { id, base, savedAt, kind, me } = opened
    this.autosave = new Autosave(
      { entryId: id, base, savedAt, session: this.session },
      { read: () => this.read(), send: (saving) => sendDraft(saving, { kind, language: this.language }) },
    )
    this.keeper = new Keeper(keyOf({ userId: me.id, entry: id ?? `new-${kind}`, session: this.session }), () =>
      this.read(),
    )
    this.autosave.subscribe(() => {
      if (this.autosave.unsaved) return
      this.keeper.drop()
      if (this.left !== undefined) settled(this)
    })
  }

  read() {
    return this.left ?? asJson(this.fields, this.tiptap ? bodyOf(this.tiptap) : this.opened.content.body)
  }

  touch() {
    this.autosave.touch()
    this.keeper.touch()
  }

  enter() {
    this.left = undefined
    begun(this)
  }

  /** The text's editor is there: what it shows now is what the server has. */
  begin(tiptap: Editor) {
    this.tiptap = tiptap
    if (!this.autosave.unsaved) this.autosave.began(this.read())
  }

  /** The editor goes away; what it held is still brought to the server. */
  leave() {
    this.left = this.read()
    if (!this.autosave.unsaved) return settled(this)
    this.keeper.keep()
    this.autosave.retry()
  }
}

export type { Work }

function bodyOf(tiptap: Editor) {
  return withoutTrailingParagraph(tiptap.getJSON())
}

function randomSession() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(36).padStart(2, '0')).join('')
}

/** Moments at which to save at once, to keep a copy, or to warn. */
function useWatch(work: Work) {
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

  // Before the effects of what is below: the editor still holds its text then.
  useLayoutEffect(() => {
    work.enter()
    return () => work.leave()
  }, [work])
}

/** Answers of the server that were shown in this window, and by which editor. */
const shown = new Map<string, Work>()

/**
 * The browser's history can bring an editor back with an old text, and a text that was left a moment ago can still be on
 * its way: a fresh page has the newest one.
 */
function useFreshAnswer(work: Work) {
  useEffect(() => {
    const { answerId, id } = work.opened
    const shownBefore = shown.get(answerId)
    shown.set(answerId, work)
    if (!navigator.onLine || shownBefore === work) return
    const late = onItsWay(id, work)
    if (late) void arrived(late).then((saved) => (saved || shownBefore) && location.reload())
    else if (shownBefore) location.reload()
  }, [work])
}

/**
 * The first save of a new entry makes it: from then on the address is its own. The router still takes the page for the one
 * of new entries, so that the way to another new one, or back to an earlier one, has to be shown by hand.
 */
function useOwnAddress(work: Work, entryId: number | undefined) {
  const { refresh } = useRouter()
  const path = usePathname()
  const own = entryId && `/admin/entries/${entryId}`
  const reached = useRef(false)

  useEffect(() => {
    const { opened, keeper, session, autosave } = work
    if (!own || opened.id) return
    keeper.drop()
    keeper.key = keyOf({ userId: opened.me.id, entry: entryId, session })
    if (autosave.unsaved) keeper.keep()
    history.replaceState(null, '', own)
  }, [own, entryId, work])

  useEffect(() => {
    if (path === own) reached.current = true
    else if (reached.current && path === '/admin/entries/new') refresh()
    else if (reached.current && /^\/admin\/entries\/\d+$/.test(path)) void arrived(work).then(() => location.reload())
  }, [path, own, refresh, work])
}
