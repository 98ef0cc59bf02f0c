import { vi } from 'vitest'
import { Autosave } from './autosave'
import type { SaveOutcome, DraftSave } from './send-draft'

export const base = { revisionId: 1, counter: 1 }

export function editor({ isNew = false, merge }: { isNew?: boolean; merge?: () => Promise<boolean> } = {}) {
  const sent: DraftSave[] = []
  let answer!: (outcome: SaveOutcome) => void
  let text = 'opened'
  const autosave = new Autosave(isNew ? { session: 'mine' } : { session: 'mine', entryId: 7, base, savedAt: 0 }, {
    read: () => text,
    merge,
    send: (saving) => (sent.push(saving), new Promise<SaveOutcome>((resolve) => (answer = resolve))),
  })
  autosave.setAcknowledged('opened')
  return {
    autosave,
    sent,
    text: () => text,
    shows: (words: string) => void (text = words),
    type: (words: string) => ((text = words), autosave.touch()),
    passes: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    answers: async (outcome: SaveOutcome) => (answer(outcome), await vi.advanceTimersByTimeAsync(0)),
  }
}

export const saved = (counter: number, revisionId = 1): SaveOutcome => ({
  is: 'saved',
  saved: { entryId: 7, revisionId, counter, savedAt: counter * 1000, slug: 'a' },
})
const beside = (session: string) => (session === 'mine' ? {} : { aside: { revisionId: 4, counter: 1 } })
export const conflict = (session: string, counter = 2): SaveOutcome => ({
  is: 'conflict',
  conflict: { entryId: 7, head: { revisionId: 1, counter }, session, author: 'Boran', savedAt: 5, ...beside(session) },
})
