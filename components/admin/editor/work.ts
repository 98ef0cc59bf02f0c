import type { Editor } from '@tiptap/react'
import { Autosave } from './autosave'
import type { Content } from '@/domain/content/content'
import { contentJson, fieldsFrom, type Fields } from './fields'
import { textKey, removeUnsavedText, saveUnsavedText, type Origin } from './unsaved-text'
import type { Base } from '@/domain/writing/drafts'
import type { EditorStart } from './editor-start'
import { sendDraft, type DraftSave, type SaveOutcome } from './send-draft'
import { withoutLineAtEnd } from './text/line-at-end'
import { suggestionSender } from './suggestions/send-suggestion'
import { registerText, forgetText } from './save-texts'

/** A text being edited. It lives until the text is saved, which can be longer than its page. */
export class EditorWork {
  /** Unique to each opened editor: the server replaces the newest revision only within one session. */
  readonly session = randomSession()
  readonly autosave: Autosave
  readonly keeper: LocalKeeper
  tiptap: Editor | undefined
  private finalText: string | undefined
  /** The last change in this window, UTC ms. */
  touchedAt: number | undefined

  merge: (() => Promise<boolean>) | undefined
  /** The number of newer texts by others shown in this window: nobody may publish unseen words. */
  newerTexts = 0
  readonly accepted = new Set<number>()
  /** Chosen before the first save of a new entry. */
  language: EditorStart['language']

  constructor(
    readonly opened: EditorStart,
    public fields: Fields,
  ) {
    this.language = opened.language
    const { id, base, savedAt, kind, me } = opened
    this.autosave = new Autosave(
      { entryId: id, base, savedAt, session: this.session },
      {
        read: () => this.read(),
        send: opened.suggestion ? suggestionSender(opened) : (saving) => this.send(saving),
        merge: async () => this.merge !== undefined && (await this.merge()),
      },
    )
    this.keeper = new LocalKeeper(
      textKey({ userId: me.id, entry: id ?? `new-${kind}`, session: this.session, isSuggestion: !!opened.suggestion }),
      () => this.read(),
      () => ({ base: this.autosave.origin.base, language: this.language }),
    )
    this.autosave.subscribe(() => {
      if (this.autosave.unsaved) return
      this.keeper.drop()
      if (this.finalText !== undefined) forgetText(this)
    })
  }

  read() {
    return this.finalText ?? contentJson(this.fields, this.tiptap ? bodyOf(this.tiptap) : this.opened.content.body)
  }

  fieldsOf(content: Content): Fields {
    const { standing, kind } = this.opened
    const next = fieldsFrom({ content, standing, kind, id: this.autosave.status().entryId })
    const { slug, ownSlug } = this.fields
    return { ...next, slug: next.slug || slug, ownSlug: ownSlug || next.ownSlug }
  }

  touch() {
    this.touchedAt = Date.now()
    this.autosave.touch()
    this.keeper.touch()
  }

  /** Sends the ids of accepted suggestions with each save until one succeeds. */
  private async send(saving: DraftSave): Promise<SaveOutcome> {
    const accepted = [...this.accepted]
    const { kind } = this.opened
    const outcome = await sendDraft(
      { ...saving, ...(accepted.length && { accepted }) },
      { kind, language: this.language },
    )
    if (outcome.is === 'saved') for (const id of accepted) this.accepted.delete(id)
    return outcome
  }

  /** Returns whether the page is gone: only `finalText` can still be saved. */
  get isLeft() {
    return this.finalText !== undefined
  }

  enter() {
    this.finalText = undefined
    registerText(this)
  }

  async saveNow(): Promise<({ entryId: number } & Base) | undefined> {
    const saved = await this.autosave.flush()
    const { entryId } = this.autosave.status()
    return saved && entryId ? { entryId, ...saved } : undefined
  }

  begin(tiptap: Editor) {
    this.tiptap = tiptap
    if (!this.autosave.unsaved) this.autosave.setAcknowledged(this.read())
  }

  /** Keeps the final text, which is still saved after the page is gone. */
  leave() {
    this.finalText = this.read()
    if (!this.autosave.unsaved) return forgetText(this)
    this.keeper.keep()
    this.autosave.retry()
  }
}

function bodyOf(tiptap: Editor) {
  return withoutLineAtEnd(tiptap.state.doc).toJSON() as unknown
}

function randomSession() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(36).padStart(2, '0')).join('')
}

/** The shortest time between a change and its copy in the browser. */
const minCopyWaitMs = 200
const maxCopyWaitMs = 3_000

/** Saves copies of unsaved text in the browser. Waits 40 times as long as the last copy took, within limits. */
class LocalKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined
  private cost = 0
  works = true

  constructor(
    public key: string,
    private readonly read: () => string,
    private readonly origin: () => Origin,
  ) {}

  touch() {
    const wait = Math.min(maxCopyWaitMs, Math.max(minCopyWaitMs, this.cost * 40))
    this.timer ??= setTimeout(() => this.keep(), wait)
  }

  keep() {
    this.cancel()
    const began = performance.now()
    this.works = saveUnsavedText(this.key, this.read(), { at: Date.now(), ...this.origin() })
    this.cost = performance.now() - began
  }

  drop() {
    this.cancel()
    removeUnsavedText(this.key)
  }

  private cancel() {
    clearTimeout(this.timer)
    this.timer = undefined
  }
}
