import type { Content } from '@/domain/content/content'
import type { Result } from '@/lib/result'
import type { Autosave } from '../autosave'
import { assembleContent, obviousChoices, listUndecided } from './assemble'
import type { Comparison } from './compare-texts'

export type TextSnapshot = {
  /** JSON. */
  text: string
  /** Shows `content` with the words typed since. False if someone typed in the replaced places. */
  show(content: Content): boolean
  end(): void
}

export type MergingWindow = {
  /** Notes the text of now. Undefined once the page was left: nobody would see the merge. */
  begin(): TextSnapshot | undefined
  /** Waits while a letter is being composed: a change would interrupt it. */
  ready?(): Promise<void>
  compare(text: string): Promise<Result<Comparison>>
  asJson(content: Content): string
}

/** The result of a merge. `before` and `after`: the texts of this window, as JSON. */
export type MergeResult = {
  is: 'shown' | 'merged'
  comparison: Comparison
  before: string
  after: string
}

/** The number of tries of one merge. A try fails if somebody types in the merged places. */
const maxTries = 4

/** Merges the newest text with this window's. Undefined if both changed the same words, or it is impossible now. */
export async function mergeNewestText(window: MergingWindow): Promise<MergeResult | undefined> {
  for (let turn = 0; turn < maxTries; turn++) {
    const moment = window.begin()
    if (!moment) return undefined
    try {
      const answer = await window.compare(moment.text)
      if (!answer.ok) return undefined
      await window.ready?.()
      const { mine, differences } = answer.value
      const choices = obviousChoices(differences)
      if (listUndecided(differences, choices).length > 0) return undefined
      const content = assembleContent(answer.value, mine, choices)
      if (!moment.show(content)) continue
      const is = differences.every(({ is }) => is === 'theirs') ? 'shown' : 'merged'
      return { is, comparison: answer.value, before: moment.text, after: window.asJson(content) }
    } finally {
      moment.end()
    }
  }
  return undefined
}

export function continueFromMerge(
  autosave: Autosave,
  { comparison: { head, savedAt, theirs } }: MergeResult,
  window: MergingWindow & { read(): string; entryId: number },
) {
  if (autosave.unsaved) return autosave.continueFromNewer({ ...head, savedAt }, window.asJson(theirs))
  autosave.continueFromSaved({ ...head, savedAt, entryId: window.entryId, slug: theirs.slug }, window.read())
}
