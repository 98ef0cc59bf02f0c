import type { Base, Saved } from '@/domain/drafts'
import type { Outcome } from './send-draft'

/** What one save says. `content` is the text as JSON, taken at the moment of sending. */
export type Saving = {
  entryId?: number
  base?: Base
  session: string
  keepBoth: boolean
  content: string
}

/** Why the newest text is not saved. */
export type Trouble = Exclude<Outcome, { is: 'saved' }>

export type Status = {
  is: 'untouched' | 'saved' | 'saving' | 'stopped'
  entryId?: number
  /** The newest acknowledged revision. */
  revisionId?: number
  /** When the newest acknowledged save was made, UTC ms. */
  savedAt?: number
  slug?: string
  trouble?: Trouble
}

type Start = { entryId?: number; base?: Base; savedAt?: number; session: string }

type World = {
  /** The text as it stands now, as JSON. Asked only when something is sent. */
  read(): string
  /** Sends it. Never throws: no answer is an outcome too. */
  send(saving: Saving): Promise<Outcome>
}

/** How long (ms) a pause is, and how long someone may type before a save is made in any case. */
export const pause = 800
export const longestWait = 10_000
const longestBackoff = 30_000

/**
 * Brings what is typed to the server: one save at a time, each of the newest text, until the newest is acknowledged.
 * It holds no text itself and drops none: after a failure it asks again, after a conflict it waits for a decision.
 */
export class Autosave {
  private edits = 0
  private sentEdits = 0
  private firstUnsent = 0
  private failures = 0
  private keepBoth = false
  private acknowledged: string | undefined
  private sending: Promise<void> | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private base: Base | undefined
  private readonly listeners = new Set<() => void>()
  private current: Status

  constructor(
    private readonly start: Start,
    private readonly world: World,
  ) {
    this.base = start.base
    const { entryId, savedAt, base } = start
    this.current = { is: base ? 'saved' : 'untouched', entryId, revisionId: base?.revisionId, savedAt }
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  readonly status = () => this.current

  /** The text that the server has, as JSON: what equals it need not be sent. */
  began(acknowledged: string) {
    this.acknowledged = acknowledged
  }

  get unsaved() {
    return this.edits !== this.sentEdits || this.sending !== undefined
  }

  /** Something was typed. Cheap: it is called for every key. */
  touch() {
    if (this.edits === this.sentEdits) this.firstUnsent = Date.now()
    this.edits++
    const { trouble } = this.current
    if (!trouble) this.tell({ is: 'saving' })
    if (this.sending || trouble?.is === 'conflict' || (this.failures > 0 && trouble?.is !== 'refused')) return
    this.schedule(Math.min(pause, this.firstUnsent + longestWait - Date.now()))
  }

  /** Tries at once: the network came back, someone signed in again, the page is about to be left. */
  retry() {
    if (this.unsaved && !this.sending && this.current.trouble?.is !== 'conflict') void this.run()
  }

  /** Saves what is there; answers with the acknowledged revision, or nothing when that failed. */
  async flush(): Promise<Base | undefined> {
    for (let turn = 0; turn < 5; turn++) {
      await this.sending
      if (this.current.trouble?.is === 'conflict') return undefined
      if (this.base && !this.unsaved) return this.base
      await this.run()
      if (this.current.trouble) return undefined
    }
    return undefined
  }

  /** After a conflict: this text becomes a revision on top of the other one, and both stay. */
  async keepMine(): Promise<boolean> {
    this.keepBoth = true
    this.tell({ is: 'saving', trouble: undefined })
    await this.run()
    return this.current.is === 'saved'
  }

  /** The editor now shows a text that the server saved by other means. */
  goOnFrom(saved: Saved, text: string) {
    clearTimeout(this.timer)
    this.sentEdits = this.edits
    this.settle(saved, text)
  }

  private schedule(wait: number) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.run(), Math.max(0, wait))
  }

  private async run() {
    clearTimeout(this.timer)
    if (this.sending) return this.sending
    const edits = this.edits
    const content = this.world.read()
    if (content === this.acknowledged && this.base && !this.keepBoth) {
      this.sentEdits = edits
      return this.tell({ is: 'saved', trouble: undefined })
    }
    this.sending = this.exchange(edits, content)
    return this.sending
  }

  private async exchange(edits: number, content: string) {
    this.firstUnsent = Date.now()
    if (!this.current.trouble) this.tell({ is: 'saving' })
    const { session } = this.start
    const { base, keepBoth } = this
    const outcome = await this.world.send({ entryId: this.current.entryId, base, session, keepBoth, content })
    this.sending = undefined
    this.take(outcome, edits, content)
  }

  private take(outcome: Outcome, edits: number, content: string) {
    if (outcome.is === 'saved') {
      this.sentEdits = edits
      this.settle(outcome.saved, content)
      if (this.edits !== edits) this.goOn()
    } else if (outcome.is === 'conflict' && outcome.conflict.session === this.start.session) {
      // Our own save, whose acknowledgement never came.
      this.base = outcome.conflict.head
      this.current = { ...this.current, entryId: outcome.conflict.entryId }
      this.acknowledged = undefined
      this.schedule(0)
    } else {
      this.stopped(outcome, edits)
    }
  }

  private settle({ entryId, revisionId, counter, savedAt, slug }: Saved, content: string) {
    this.base = { revisionId, counter }
    this.acknowledged = content
    this.failures = 0
    this.keepBoth = false
    this.tell({ is: 'saved', entryId, revisionId, savedAt, slug, trouble: undefined })
  }

  private stopped(trouble: Trouble, edits: number) {
    if (trouble.is !== 'refused') this.acknowledged = undefined // the server may have more than it could say
    this.tell({ is: 'stopped', trouble })
    if (trouble.is === 'conflict') return
    if (trouble.is === 'refused') {
      this.failures = 0
      if (this.edits !== edits) this.schedule(pause)
      return
    }
    this.schedule(Math.min(longestBackoff, 1_000 * 2 ** this.failures++))
  }

  private goOn() {
    this.tell({ is: 'saving' })
    this.schedule(pause)
  }

  private tell(change: Partial<Status>) {
    const next = { ...this.current, ...change }
    if ((Object.keys(next) as (keyof Status)[]).every((key) => next[key] === this.current[key])) return
    this.current = next
    for (const listener of this.listeners) listener()
  }
}
