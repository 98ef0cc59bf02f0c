import type { SaveOutcome } from './send-draft'

/** The reason why the newest text is not saved. `isPartial`: one field was refused, and the others were sent without it. */
export type Trouble = Exclude<SaveOutcome, { is: 'saved' }> & { isPartial?: boolean }

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

/** The state of the saving of one editor, for whoever shows it. */
export class SaveStatus {
  private readonly listeners = new Set<() => void>()

  constructor(protected current: Status) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  readonly status = () => this.current

  protected update(change: Partial<Status>) {
    const next = { ...this.current, ...change }
    if ((Object.keys(next) as (keyof Status)[]).every((key) => next[key] === this.current[key])) return
    this.current = next
    for (const listener of this.listeners) listener()
  }
}
