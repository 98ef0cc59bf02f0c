import type { Base, Conflict, SavedRevision } from '@/domain/writing/drafts'
import { withoutRefusedField } from './without-refused-field'
import { SaveStatus, type Status, type Trouble } from './save-status'
import type { SaveOutcome, DraftSave, ConflictDecision } from './send-draft'

type Start = { entryId?: number; base?: Base; savedAt?: number; session: string }

type AutosaveDeps = {
  /** The text as it stands now, as JSON. Asked only when something is sent. */
  read(): string
  /** Sends it. Never throws: no answer is an outcome too. */
  send(saving: DraftSave): Promise<SaveOutcome>
  /**
   * Somebody saved in between: brings their text and this one together in the window, which then goes on from theirs
   * (`goOnUpon`). False where someone has to choose, or where it cannot be done now. Never throws. Left out, someone always chooses.
   */
  merge?(): Promise<boolean>
}

/** The length (ms) of a pause, and how long someone may type before a save is made in any case. */
export const pause = 800
export const maxWait = 10_000
const maxBackoff = 30_000
/** The number of times that a text is merged without being saved in between, before someone is asked. */
const maxMerges = 5

/**
 * Brings what is typed to the server: one save at a time, each of the newest text, until the newest is acknowledged. It
 * holds no text itself and drops none. After a failure it tries again. Where somebody saved in between, both texts are merged and
 * saved upon theirs; where they cannot be, it is a conflict: the server lays each further text beside the newest one until
 * someone decides. Of a text with a refused field the rest is saved.
 */
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
    private readonly start: Start,
    private readonly deps: AutosaveDeps,
  ) {
    const { entryId, savedAt, base } = start
    super({ is: base ? 'saved' : 'untouched', entryId, revisionId: base?.revisionId, savedAt })
    this.base = base
  }

  /** The text that the server has, as JSON: what equals it need not be sent. */
  setAcknowledged(acknowledged: string) {
    this.acknowledged = this.common = acknowledged
  }

  /** The revision that this text started from, and what it held: a conflict is compared against it. */
  get origin(): { base: Base | undefined; common: string | undefined } {
    return { base: this.base, common: this.common }
  }

  /** Goes on from an earlier revision than the newest: a text that was kept in the browser, written on that one. */
  startFrom(base: Base) {
    this.base = base
    this.acknowledged = this.common = undefined
  }

  get unsaved() {
    return this.edits !== this.sentEdits || this.sending !== undefined
  }

  /** Something was typed. Cheap: it is called for every key. */
  touch() {
    if (this.edits === this.sentEdits) this.firstUnsent = Date.now()
    this.edits++
    const { trouble } = this.current
    if (!trouble) this.update({ is: 'saving' })
    if (this.sending || this.failures > 0) return
    this.schedule(Math.min(pause, this.firstUnsent + maxWait - Date.now()))
  }

  /** Tries at once: the network came back, someone signed in again, the page is about to be left. */
  retry() {
    if (this.unsaved && !this.sending && !this.isLaidAside) void this.run()
  }

  /** After a conflict, everything typed so far lies beside the newest text. */
  private get isLaidAside() {
    return this.current.trouble?.is === 'conflict' && this.asideEdits === this.edits
  }

  /** Saves what is there; answers with the acknowledged revision, or nothing when that failed. */
  async flush(): Promise<Base | undefined> {
    for (let turn = 0; turn < 5; turn++) {
      await this.sending
      if (this.isLaidAside) return undefined
      if (this.base && !this.unsaved) return this.base
      await this.run()
      if (this.current.trouble) return undefined
    }
    return undefined
  }

  /** After a conflict: waits until the newest words lie beside the other text. False where they cannot. */
  async layAside(): Promise<boolean> {
    await this.flush()
    return this.isLaidAside
  }

  /**
   * After a conflict: the text as it now stands becomes a revision on top of `head`, the one it was compared with. False
   * when someone saved again in the meantime, which is a new conflict, or when nothing could be saved.
   */
  async settle(how: 'kept' | 'merged', head: Base): Promise<boolean> {
    await this.sending
    const { trouble } = this.current
    if (trouble?.is !== 'conflict') return false
    this.base = head
    this.decision = { how, fromRevision: trouble.conflict.aside?.revisionId }
    this.update({ is: 'saving', trouble: undefined })
    await this.run()
    return this.current.is === 'saved'
  }

  /** The editor now shows a text that the server saved by other means. */
  goOnFrom(saved: SavedRevision, text: string) {
    clearTimeout(this.timer)
    this.sentEdits = this.edits
    this.rebase(saved, text, { is: 'saved', trouble: undefined })
  }

  /** The text in the window now comes from a newer one, `text`, with what was typed here upon it. */
  goOnUpon({ revisionId, counter, savedAt }: Omit<SavedRevision, 'entryId' | 'slug'>, text: string) {
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
    if (isOfAnother && this.mayMerge) return this.mergeOrLayAside(outcome.conflict)
    const final = outcome.is === 'refused' ? await this.sendRest(content, outcome) : outcome
    this.sending = undefined
    this.apply(final, edits, content)
  }

  private get mayMerge() {
    const isUndecided = this.decision !== undefined || this.current.trouble?.is === 'conflict'
    return !!this.deps.merge && !isUndecided && this.merges < maxMerges
  }

  /** Merges and sends at once. Where someone has to choose, the text is laid aside before they are asked. */
  private async mergeOrLayAside({ aside }: Conflict['conflict']) {
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

  /** One field is refused: the others are saved, with that field as it was. */
  private async sendRest(content: string, refused: SaveOutcome & { is: 'refused' }): Promise<Trouble> {
    const contentWithoutField = withoutRefusedField(content, refused.problems, this.common)
    if (contentWithoutField === undefined) return refused
    if (contentWithoutField === this.acknowledged) return { ...refused, isPartial: true }
    const outcome = await this.send(contentWithoutField)
    if (outcome.is === 'refused') return refused
    if (outcome.is !== 'saved') return { ...outcome, isPartial: true }
    this.rebase(outcome.saved, contentWithoutField)
    return { ...refused, isPartial: true }
  }

  private apply(outcome: SaveOutcome, edits: number, content: string) {
    if (outcome.is === 'saved') {
      this.sentEdits = edits
      this.rebase(outcome.saved, content, { is: 'saved', trouble: undefined })
      if (this.edits === edits) return
      this.update({ is: 'saving' })
      this.schedule(pause)
    } else if (outcome.is === 'conflict' && outcome.conflict.session === this.start.session) {
      // Our own save, whose acknowledgement never came.
      this.base = outcome.conflict.head
      this.current = { ...this.current, entryId: outcome.conflict.entryId }
      this.acknowledged = this.common = this.decision = undefined
      this.schedule(0)
    } else {
      this.stop(outcome, edits)
    }
  }

  /** The server has this text, saved by other means or in part: what was typed since is still to be sent. */
  rebase(saved: SavedRevision, text: string, more: Partial<Status> = {}) {
    const { entryId, revisionId, counter, savedAt, slug } = saved
    this.base = { revisionId, counter }
    this.acknowledged = this.common = text
    this.failures = this.merges = 0
    this.decision = undefined
    this.update({ entryId, revisionId, savedAt, slug, ...more })
  }

  private stop(trouble: Trouble, edits: number) {
    if (trouble.is !== 'refused') this.acknowledged = undefined // the server may have more than it could say
    if (trouble.is === 'conflict') {
      this.asideEdits = trouble.isPartial ? -1 : edits
      this.decision = undefined
    }
    this.update({ is: 'stopped', trouble })
    if (trouble.is === 'refused' || trouble.is === 'conflict') {
      this.failures = 0
      if (this.edits !== edits) this.schedule(pause)
      return
    }
    this.schedule(Math.min(maxBackoff, 1_000 * 2 ** this.failures++))
  }
}
