import type { Base, Conflict, SavedRevision } from '@/domain/writing/drafts'
import { withoutRefusedField } from './without-refused-field'
import { SaveStatus, type SaveState, type SaveTrouble } from './save-status'
import type { SaveOutcome, DraftSave, ConflictDecision } from './send-draft'

type AutosaveStart = { entryId?: number; base?: Base; savedAt?: number; session: string }

type AutosaveDeps = {
  /** The current text as JSON, read only when it is sent. */
  read(): string
  /** Never throws: a missing answer is an outcome too. */
  send(saving: DraftSave): Promise<SaveOutcome>
  /** Merges a text that somebody else saved; calls `continueFromNewer`. False: someone has to choose. Never throws. */
  merge?(): Promise<boolean>
}

/** Milliseconds: a pause in typing, and the longest time without a save. */
export const savePauseMs = 800
export const maxWaitMs = 10_000
const maxBackoffMs = 30_000
/** The number of merges in a row without a save, after which someone has to choose. */
const maxMergesBetweenSaves = 5

/** Saves until the server has the newest text. Merges others' saves; in a conflict, the server keeps both texts. */
export class Autosave extends SaveStatus {
  private edits = 0
  private sentEdits = 0
  private firstUnsent = 0
  private failures = 0
  private asideEdits = -1
  private decision: ConflictDecision | undefined
  private acknowledged: string | undefined
  private common: string | undefined
  private sending: Promise<void> | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private base: Base | undefined
  private merges = 0

  constructor(
    private readonly start: AutosaveStart,
    private readonly deps: AutosaveDeps,
  ) {
    const { entryId, savedAt, base } = start
    super({ is: base ? 'saved' : 'untouched', entryId, revisionId: base?.revisionId, savedAt })
    this.base = base
  }

  setAcknowledged(acknowledged: string) {
    this.acknowledged = this.common = acknowledged
  }

  /** The revision and text that this text started from: a conflict is compared against them. */
  get origin(): { base: Base | undefined; common: string | undefined } {
    return { base: this.base, common: this.common }
  }

  /** Starts from an older revision, on which a copy in the browser was written. */
  startFrom(base: Base) {
    this.base = base
    this.acknowledged = this.common = undefined
  }

  get unsaved() {
    return this.edits !== this.sentEdits || this.sending !== undefined
  }

  /** Runs for every key, so it must stay cheap. */
  touch() {
    if (this.edits === this.sentEdits) this.firstUnsent = Date.now()
    this.edits++
    const { trouble } = this.current
    if (!trouble) this.update({ is: 'saving' })
    if (this.sending || this.failures > 0) return
    this.schedule(Math.min(savePauseMs, this.firstUnsent + maxWaitMs - Date.now()))
  }

  retry() {
    if (this.unsaved && !this.sending && !this.isKeptAside) void this.run()
  }

  /** Returns whether, in a conflict, the server has stored everything typed so far next to the newest text. */
  private get isKeptAside() {
    return this.current.trouble?.is === 'conflict' && this.asideEdits === this.edits
  }

  async flush(): Promise<Base | undefined> {
    for (let turn = 0; turn < 5; turn++) {
      await this.sending
      if (this.isKeptAside) return undefined
      if (this.base && !this.unsaved) return this.base
      await this.run()
      if (this.current.trouble) return undefined
    }
    return undefined
  }

  /** Waits, in a conflict, until the server has stored this text next to the newest one. False after a failure. */
  async keepAside(): Promise<boolean> {
    await this.flush()
    return this.isKeptAside
  }

  /** Ends a conflict with a revision on top of `head`. False if someone has saved again, or saving failed. */
  async endConflict(how: 'kept' | 'merged', head: Base): Promise<boolean> {
    await this.sending
    const { trouble } = this.current
    if (trouble?.is !== 'conflict') return false
    this.base = head
    this.decision = { how, fromRevision: trouble.conflict.aside?.revisionId }
    this.update({ is: 'saving', trouble: undefined })
    await this.run()
    return this.current.is === 'saved'
  }

  continueFromSaved(saved: SavedRevision, text: string) {
    clearTimeout(this.timer)
    this.sentEdits = this.edits
    this.acknowledge(saved, text, { is: 'saved', trouble: undefined })
  }

  /** Continues from `text`: a newer revision merged with the words typed in this window. */
  continueFromNewer({ revisionId, counter, savedAt }: Omit<SavedRevision, 'entryId' | 'slug'>, text: string) {
    this.base = { revisionId, counter }
    this.acknowledged = this.common = text
    this.update({ revisionId, savedAt })
  }

  private schedule(wait: number) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.run(), Math.max(0, wait))
  }

  private async run() {
    clearTimeout(this.timer)
    if (this.sending) return this.sending
    const edits = this.edits
    const content = this.deps.read()
    if (content === this.acknowledged && this.base && !this.decision) {
      this.sentEdits = edits
      return this.update({ is: 'saved', trouble: undefined })
    }
    this.sending = this.exchange(edits, content)
    return this.sending
  }

  private async exchange(edits: number, content: string) {
    this.firstUnsent = Date.now()
    if (!this.current.trouble) this.update({ is: 'saving' })
    const outcome = await this.send(content, this.mayMerge || undefined)
    const isOfAnother = outcome.is === 'conflict' && outcome.conflict.session !== this.start.session
    if (isOfAnother && this.mayMerge) return this.mergeOrKeepAside(outcome.conflict)
    const final = outcome.is === 'refused' ? await this.sendRest(content, outcome) : outcome
    this.sending = undefined
    this.apply(final, edits, content)
  }

  private get mayMerge() {
    const isUndecided = this.decision !== undefined || this.current.trouble?.is === 'conflict'
    return !!this.deps.merge && !isUndecided && this.merges < maxMergesBetweenSaves
  }

  private async mergeOrKeepAside({ aside }: Conflict['conflict']) {
    if (await this.deps.merge!()) {
      this.merges++
      if (aside) this.decision = { how: 'merged', fromRevision: aside.revisionId }
      this.sending = undefined
      return this.schedule(0)
    }
    const [edits, content] = [this.edits, this.deps.read()]
    const outcome = await this.send(content)
    this.sending = undefined
    this.apply(outcome, edits, content)
  }

  private send(content: string, mergesFirst?: true) {
    const [{ session }, { entryId }] = [this.start, this.current]
    return this.deps.send({ entryId, base: this.base, session, content, mergesFirst, ...this.decision })
  }

  /** Saves all fields but the refused one, which stays as last saved. */
  private async sendRest(content: string, refused: SaveOutcome & { is: 'refused' }): Promise<SaveTrouble> {
    const contentWithoutField = withoutRefusedField(content, refused.problems, this.common)
    if (contentWithoutField === undefined) return refused
    if (contentWithoutField === this.acknowledged) return { ...refused, isPartial: true }
    const outcome = await this.send(contentWithoutField)
    if (outcome.is === 'refused') return refused
    if (outcome.is !== 'saved') return { ...outcome, isPartial: true }
    this.acknowledge(outcome.saved, contentWithoutField)
    return { ...refused, isPartial: true }
  }

  private apply(outcome: SaveOutcome, edits: number, content: string) {
    if (outcome.is === 'saved') {
      this.sentEdits = edits
      this.acknowledge(outcome.saved, content, { is: 'saved', trouble: undefined })
      if (this.edits === edits) return
      this.update({ is: 'saving' })
      this.schedule(savePauseMs)
    } else if (outcome.is === 'conflict' && outcome.conflict.session === this.start.session) {
      // The server has our own save, but its acknowledgement never came.
      this.base = outcome.conflict.head
      this.current = { ...this.current, entryId: outcome.conflict.entryId }
      this.acknowledged = this.common = this.decision = undefined
      this.schedule(0)
    } else {
      this.stop(outcome, edits)
    }
  }

  /** Notes that the server has this text; words typed since are still unsent. */
  acknowledge(saved: SavedRevision, text: string, more: Partial<SaveState> = {}) {
    const { entryId, revisionId, counter, savedAt, slug } = saved
    this.base = { revisionId, counter }
    this.acknowledged = this.common = text
    this.failures = this.merges = 0
    this.decision = undefined
    this.update({ entryId, revisionId, savedAt, slug, ...more })
  }

  private stop(trouble: SaveTrouble, edits: number) {
    if (trouble.is !== 'refused') this.acknowledged = undefined // unknown: the server may have saved without answering
    if (trouble.is === 'conflict') {
      this.asideEdits = trouble.isPartial ? -1 : edits
      this.decision = undefined
    }
    this.update({ is: 'stopped', trouble })
    if (trouble.is === 'refused' || trouble.is === 'conflict') {
      this.failures = 0
      if (this.edits !== edits) this.schedule(savePauseMs)
      return
    }
    this.schedule(Math.min(maxBackoffMs, 1_000 * 2 ** this.failures++))
  }
}
