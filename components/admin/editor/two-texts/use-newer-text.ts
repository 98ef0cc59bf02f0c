import { useEffect, useRef, useState } from 'react'
import type { Base } from '@/domain/writing/drafts'
import { useAsk } from '@/components/ui/use-ask'
import { done, refused, type Result } from '@/lib/result'
import { newerMarks } from '../text/marks'
import { useUploads } from '../uploads'
import type { Draft } from '../use-draft'
import { mergeNewestText, continueFromMerge, type MergeResult, type MergingWindow } from './bring-together'
import { compareTexts } from './compare-texts'
import { beginMoment, waitForComposition, draftJson } from './editor-window'

export type NewerText = MergeResult & { isUndone?: boolean }

export function useNewerText(draft: Draft) {
  const { work } = draft
  const [newer, setNewer] = useState<NewerText>()
  const { add } = useUploads()
  const latest = useRef({ draft, add })
  useEffect(() => void (latest.current = { draft, add }))
  const undo = useAsk((what: NewerText) => undoMerge(draft, what), {
    onDone: (_, what) => setNewer({ ...what, isUndone: true }),
  })
  const { forget } = undo

  useEffect(() => {
    let running: Promise<boolean> | undefined
    async function merge() {
      const { draft } = latest.current
      const { entryId } = work.autosave.status()
      if (!entryId) return false
      const window = mergingWindowOf(draft, entryId, (upload) => latest.current.add(upload))
      const both = await mergeNewestText(window)
      if (!both) return false
      continueFromMerge(work.autosave, both, { ...window, entryId, read: () => work.read() })
      if (work.autosave.unsaved) work.keeper.keep()
      work.newerTexts++
      forget()
      setNewer(both)
      return true
    }
    /** An error of the merge must not prevent saving: somebody then chooses between the texts. */
    function onFault(fault: unknown) {
      console.error(fault)
      return false
    }
    const mergeOnce = () => {
      running ??= merge()
        .catch(onFault)
        .finally(() => (running = undefined))
      return running
    }
    work.merge = mergeOnce
    return () => void (work.merge = undefined)
    // The functions of `useAsk` are new ones at each rendering.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [work])

  return {
    newer,
    undo: newer?.is === 'merged' && !newer.isUndone ? () => void undo.send(newer) : undefined,
    pending: undo.pending,
    sentence: undo.sentence,
    close() {
      setNewer(undefined)
      if (work.tiptap && !work.tiptap.isDestroyed) newerMarks.show(work.tiptap.view, [])
    },
    /** While this window has unsaved changes, saving finds the newer text by itself. */
    onNewest(newest: (Base & { savedAt: number }) | undefined) {
      const { autosave } = work
      const { base } = autosave.origin
      if (newest && base && isNewer(newest, base) && !autosave.unsaved && !autosave.status().trouble)
        void work.merge?.()
    },
  }
}

function isNewer(newest: Base, base: Base) {
  if (newest.revisionId !== base.revisionId) return newest.revisionId > base.revisionId
  return newest.counter > base.counter
}

type AddUpload = ReturnType<typeof useUploads>['add']

function mergingWindowOf(draft: Draft, entryId: number, add: AddUpload): MergingWindow {
  const { work } = draft
  return {
    begin: () => beginMoment(draft),
    ready: () => waitForComposition(draft),
    asJson: (content) => draftJson(draft, content),
    async compare(text) {
      const answer = await compareTexts(entryId, { mine: text, ...work.autosave.origin })
      if (answer.ok) answer.value.uploads.forEach(add)
      return answer
    },
  }
}

async function undoMerge(draft: Draft, { before, after }: NewerText): Promise<Result> {
  const { work } = draft
  const { entryId } = work.autosave.status()
  if (!entryId) return refused(cannotUndo)
  const undone = await mergeNewestText({
    begin: () => beginMoment(draft),
    ready: () => waitForComposition(draft),
    asJson: (content) => draftJson(draft, content),
    compare: (mine) => compareTexts(entryId, { mine, common: after, theirs: before }),
  })
  if (!undone) return refused(cannotUndo)
  work.touch()
  return done(undefined)
}

const cannotUndo =
  'This cannot be undone by itself: these words have changed since. Every text is kept under Revisions.'
