import type { Content } from '@/domain/content/content'
import type { Result } from '@/lib/result'
import type { Autosave } from '../autosave'
import { assemble, obvious, open } from './assemble'
import type { Comparison } from './compare-texts'

/** The text of a window at one moment. */
export type WindowMoment = {
  /** The text as JSON. */
  text: string
  /** Shows another text made of it, under what was typed since. False where something was typed in the same places. */
  show(content: Content): boolean
  end(): void
}

export type MergingWindow = {
  /** Undefined where the page has been left: nobody would see what is merged. */
  begin(): WindowMoment | undefined
  /** Waits until no letter is being composed, which a change of the text would break off. */
  ready?(): Promise<void>
  compare(text: string): Promise<Result<Comparison>>
  /** Another text as JSON, as this window would write it. */
  asJson(content: Content): string
}

/** The result: their text is shown, or both are in one. `before` and `after` are the texts of the window, as JSON. */
export type BroughtTogether = {
  is: 'shown' | 'merged'
  comparison: Comparison
  before: string
  after: string
}

/** The number of times that somebody may type in the same places, until it has to wait for the next time. */
const maxTurns = 4

/**
 * Brings the newest text and the one of this window together, each change of both where it belongs. Undefined where both changed
 * the same words, so that someone has to choose, and where it cannot be done now; then nothing has changed.
 */
export async function bringTogether(window: MergingWindow): Promise<BroughtTogether | undefined> {
  for (let turn = 0; turn < maxTurns; turn++) {
    const moment = window.begin()
    if (!moment) return undefined
    try {
      const answer = await window.compare(moment.text)
      if (!answer.ok) return undefined
      await window.ready?.()
      const { mine, differences } = answer.value
      const choices = obvious(differences)
      if (open(differences, choices).length > 0) return undefined
      const content = assemble(answer.value, mine, choices)
      if (!moment.show(content)) continue
      const is = differences.every(({ is }) => is === 'theirs') ? 'shown' : 'merged'
      return { is, comparison: answer.value, before: moment.text, after: window.asJson(content) }
    } finally {
      moment.end()
    }
  }
  return undefined
}

/** Goes on from their text, with what this window has more. */
export function continueFromMerge(
  autosave: Autosave,
  { comparison: { head, savedAt, theirs } }: BroughtTogether,
  window: MergingWindow & { read(): string; entryId: number },
) {
  if (autosave.unsaved) return autosave.goOnUpon({ ...head, savedAt }, window.asJson(theirs))
  autosave.goOnFrom({ ...head, savedAt, entryId: window.entryId, slug: theirs.slug }, window.read())
}
