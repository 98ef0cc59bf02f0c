import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { draftKey } from '@/domain/content/checks/translation/draft-key'
import { followDrafts } from '@/domain/content/checks/translation/follow-drafts'
import { translatablePassages, type Passage } from '@/domain/content/checks/translation/passages'
import type { MachineTranslation } from '@/domain/writing/machine-drafts'
import { ask, useAsk } from '@/components/ui/use-ask'
import { refused } from '@/lib/result'
import type { EditorStart } from '../../editor-start'
import { afterTypingPause } from '../../typing-rest'
import type { Draft } from '../../use-draft'
import type { Original } from '../use-original'
import { draftMarks } from '../passage-marks'
import { useDrafting } from './use-drafting'

type Props = { opened: EditorStart; draft: Draft; editor: Editor | null; original: Original; newer: unknown }

/** Milliseconds without typing before drafts are searched. */
const refreshPause = 250

export function useMachine({ opened, draft, editor, original, newer }: Props) {
  const { work, fields, status } = draft
  const { host } = opened.machine ?? {}
  const [unsigned, setUnsigned] = useState<ReadonlySet<string>>(() => new Set(opened.machine?.unsigned))
  const [found, setFound] = useState<Passage[]>([])
  const latest = useRef({ fields, unsigned, original, last: [] as string[], turn: 0 })
  useEffect(() => void Object.assign(latest.current, { fields, original }))

  function take(keys: Iterable<string>) {
    latest.current.unsigned = new Set(keys)
    setUnsigned(latest.current.unsigned)
  }

  function look(): Passage[] {
    const now = latest.current
    if (!editor || editor.isDestroyed || (!now.unsigned.size && !host)) return []
    const passages = translatablePassages({ ...work.fields, doc: editor.state.doc })
    const keys = passages
      .filter(({ words }) => !now.original.words?.words.has(words))
      .map(({ words }) => draftKey(words))
    const followed = followDrafts(now.last, keys, (key) => now.unsigned.has(key))
    now.last = keys
    if (followed.length) take([...now.unsigned, ...followed.map(({ to }) => to)])
    const drafts = passages.filter(({ words }) => now.unsigned.has(draftKey(words)))
    setFound(drafts)
    draftMarks.show(editor.view, drafts)
    return drafts
  }

  useEffect(() => {
    if (!editor) return
    return afterTypingPause(editor, () => void look(), { pause: refreshPause, first: 0 })
    // oxlint-disable-next-line react/exhaustive-deps -- it reads the newest of everything by itself
  }, [editor, fields, original.words, unsigned])

  const path = `/api/desk/entries/${status.entryId}/translations`
  // After each save, and after a merge, the server says which drafts are signed.
  useEffect(() => {
    if (!status.entryId || !opened.machine || (!latest.current.unsigned.size && !host)) return
    let isOld = false
    const { turn } = latest.current
    void ask<MachineTranslation>(`${path}/machine-drafts`).then((answer) => {
      if (isOld || !answer.ok || turn !== latest.current.turn) return
      take(work.autosave.unsaved ? [...latest.current.unsigned, ...answer.value.unsigned] : answer.value.unsigned)
    })
    return () => void (isOld = true)
  }, [status.savedAt, newer, status.entryId, path, host, opened.machine, work])

  const signing = useAsk(
    async (passages: Passage[]) => {
      // The words have to be saved before they are signed.
      if (!(await work.saveNow())) return refused('The text has to be saved before a draft is signed.')
      latest.current.turn++
      const keys = [...new Set(passages.map(({ words }) => draftKey(words)))]
      return ask<{ unsigned: string[] }>(`${path}/sign-drafts`, { keys, isSigned: true })
    },
    {
      onDone: ({ unsigned }) => {
        latest.current.turn++
        take(unsigned)
        look()
      },
    },
  )

  const drafting = useDrafting({
    editor,
    draft,
    original,
    onDrafted: (keys) => take([...latest.current.unsigned, ...keys]),
  })
  return {
    host,
    /** True if this person can draft, or the text had drafts when it was opened. */
    isShown: host !== undefined || (opened.machine?.unsigned.length ?? 0) > 0,
    unsigned,
    found,
    look,
    sign: (passages: Passage[]) => signing.send(passages),
    isSigning: signing.pending,
    problems: signing.problems,
    ...drafting,
  }
}
