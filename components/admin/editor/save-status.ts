import type { SaveOutcome } from './send-draft'

/** The reason why a text is not saved. `isPartial`: all fields but a refused one were saved. */
export type SaveTrouble = Exclude<SaveOutcome, { is: 'saved' }> & { isPartial?: boolean }

export type SaveState = {
  is: 'untouched' | 'saved' | 'saving' | 'stopped'
  entryId?: number
  revisionId?: number
  /** UTC ms, of the newest acknowledged save. */
  savedAt?: number
  slug?: string
  trouble?: SaveTrouble
}

export class SaveStatus {
  private readonly listeners = new Set<() => void>()

  constructor(protected current: SaveState) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  readonly status = () => this.current

  protected update(change: Partial<SaveState>) {
    const next = { ...this.current, ...change }
    if ((Object.keys(next) as (keyof SaveState)[]).every((key) => next[key] === this.current[key])) return
    this.current = next
    for (const listener of this.listeners) listener()
  }
}

export function problemsOf(trouble: SaveTrouble | undefined): (field: string) => string | undefined {
  const problems = trouble?.is === 'refused' ? trouble.problems : []
  return (field) => problems.find((one) => one.field?.replace(/^(content|suggested)\./, '') === field)?.message
}
