import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { type Passage, comparableText, blockWords } from '@/domain/content/checks/translation/passages'
import type { DraftedPassage } from '@/domain/writing/machine-drafts'
import { ask } from '@/components/ui/use-ask'
import { waitForComposition } from '../../two-texts/editor-window'
import type { Draft } from '../../use-draft'
import type { Original } from '../use-original'
import { Fragment } from '@tiptap/pm/model'
import { closeHistory } from '@tiptap/pm/history'
import { draftKey } from '@/domain/content/checks/translation/draft-key'
import { draftedParagraph } from '@/domain/content/checks/translation/placeholders'

/** Passages and characters of one request: results appear after some seconds, and a stop takes effect. */
const [batchesAtOnce, charactersAtOnce] = [5, 2_000]

type DraftOutcome = ApplyOutcome | Exclude<DraftedPassage['is'], 'drafted'>

export type DraftingRun = {
  total: number
  outcomes: DraftOutcome[]
  isRunning: boolean
  isStopped?: boolean
  problem?: string
}

type Props = { editor: Editor | null; draft: Draft; original: Original; onDrafted: (keys: string[]) => void }

export function useDrafting({ editor, draft, original, onDrafted }: Props) {
  const [drafting, setDrafting] = useState<DraftingRun>()
  const isStopped = useRef(false)
  const latest = useRef({ draft, original })
  useEffect(() => void (latest.current = { draft, original }))

  async function run(passages: Passage[]) {
    const { entryId } = draft.status
    const keys = untranslatedKeys(passages, original)
    if (!editor || !entryId || drafting?.isRunning || keys.length === 0) return
    isStopped.current = false
    let now: DraftingRun = { total: keys.length, outcomes: [], isRunning: true }
    setDrafting(now)
    for (const batch of batchesOfKeys(keys, original)) {
      if (isStopped.current || editor.isDestroyed) break
      const answer = await ask<DraftedPassage[]>(`/api/desk/entries/${entryId}/translations/machine-drafts`, {
        keys: batch,
      })
      if (!answer.ok) {
        now = { ...now, problem: answer.problems.map(({ message }) => message).join(' ') }
        break
      }
      // The text must not change under a letter that is being composed.
      await waitForComposition(draft)
      if (editor.isDestroyed) break
      now = { ...now, outcomes: [...now.outcomes, ...answer.value.flatMap((one) => place(editor, one))] }
      setDrafting(now)
    }
    setDrafting({ ...now, isRunning: false, isStopped: isStopped.current })
  }

  /** Equal words of the original may occur several times: each occurrence gets the draft. */
  function place(editor: Editor, one: DraftedPassage): DraftOutcome[] {
    if (one.is !== 'drafted') return [one.is]
    const { draft, original } = latest.current
    const words = original.original?.passages.find(({ key }) => key === one.key)?.words
    onDrafted([one.draft])
    const outcomes: DraftOutcome[] = []
    // From the end, and found again each time: a draft moves everything after it.
    for (const passage of (original.compareNow()?.passages ?? []).filter((it) => it.words === words).reverse())
      outcomes.push(applyDraft(editor, draft, passage, one))
    // Equal words may occur several times: the worst outcome is reported.
    return [worstFirst.find((it) => outcomes.includes(it)) ?? 'changed']
  }

  return {
    drafting,
    run,
    stop: () => void (isStopped.current = true),
    forget: () => setDrafting(undefined),
  }
}

const worstFirst: DraftOutcome[] = ['lost', 'too long', 'changed', 'plain', 'drafted']

function untranslatedKeys(passages: Passage[], { original }: Original) {
  const keys = new Map(original?.passages.map(({ key, words }) => [words, key]))
  return [...new Set(passages.flatMap(({ words }) => keys.get(words) ?? []))]
}

function batchesOfKeys(keys: string[], { original }: Original) {
  const sizes = new Map(original?.passages.map(({ key, words }) => [key, words.length]))
  const batches: string[][] = []
  let size = Infinity
  for (const key of keys) {
    size += sizes.get(key)!
    if (size > charactersAtOnce || batches.at(-1)!.length >= batchesAtOnce) {
      batches.push([])
      size = sizes.get(key)!
    }
    batches.at(-1)!.push(key)
  }
  return batches
}

type ApplyOutcome = 'drafted' | 'plain' | 'lost' | 'too long' | 'changed'

type DraftText = { text: string; draft: string }

/** Replaces a passage with a draft in one undoable step. Only text is replaced. */
function applyDraft(editor: Editor, draft: Draft, passage: Passage, drafted: DraftText): ApplyOutcome {
  const { place, attribute } = passage
  if ('field' in place) return applyToField(draft, passage, drafted)
  const tr = closeHistory(editor.state.tr)
  if (attribute) {
    if (!isDraftOf(drafted, comparableText(drafted.text))) return 'changed'
    editor.view.dispatch(tr.setNodeAttribute(place.from, attribute, drafted.text))
    return 'drafted'
  }
  const block = editor.state.doc.resolve(place.from).parent
  const made = draftedParagraph(block, drafted.text)
  if (made.is !== 'drafted') return 'lost'
  const content = Fragment.from(made.content)
  if (!isDraftOf(drafted, comparableText(blockWords(block.copy(content))))) return 'changed'
  editor.view.dispatch(tr.replaceWith(place.from, place.to, content))
  return made.isPlain ? 'plain' : 'drafted'
}

/** The server knows drafts by a key of their words: other words would never be checked. */
function isDraftOf({ draft }: DraftText, words: string) {
  return draftKey(words) === draft
}

const maxLength = { title: 300, summary: 1_000, contentNote: 300, lead: 1_000 }

function applyToField({ work, change }: Draft, { place, words }: Passage, drafted: DraftText): ApplyOutcome {
  const { text } = drafted
  const field = (place as { field: keyof typeof maxLength }).field
  if ([...text].length > maxLength[field]) return 'too long'
  if (!isDraftOf(drafted, comparableText(text))) return 'changed'
  if (field !== 'lead') {
    change({ [field]: text })
    return 'drafted'
  }
  const { lead } = work.fields
  if (!lead) return 'changed'
  const [alt, caption] = [lead.alt, lead.caption].map((one) => (comparableText(one) === words ? text : one))
  change({ lead: { ...lead, alt: alt!, caption: caption! } })
  return 'drafted'
}
