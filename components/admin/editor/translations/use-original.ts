import type { Editor } from '@tiptap/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { OriginalView, OriginalChange } from '@/domain/writing/original-beside'
import type { CheckedText } from '@/domain/content/checks/check'
import { useAsk, ask } from '@/components/ui/use-ask'
import type { Language } from '@/lib/languages/languages'
import type { Fields } from '../fields'
import type { EditorStart } from '../editor-start'
import type { EntryTranslations } from './use-translations'
import { alignBlocks, shapeOf } from '@/domain/content/checks/translation/alignment'
import { stillOriginal, type StillOriginal } from '@/domain/content/checks/translation/still-original'
import { stillMarks } from './passage-marks'
import { onTypingPause } from '../typing-rest'

type Props = {
  opened: EditorStart
  translations: EntryTranslations
  editor: Editor | null
  fields: Fields
  language: Language
}

type PassageDecision =
  | { step: 'leave-passages'; body: { keys: string[]; isLeft: boolean } }
  | { step: 'change'; body: { key: string; from: number; to: number; decision: OriginalChange['decision'] } }

/** The time after which the original is loaded again on focus: a colleague may have changed it. */
const reloadAfterMs = 30_000

export function useOriginal({ opened, translations, editor, fields, language }: Props) {
  const { entryId, group } = translations
  const source = group ? group.source : opened.translates
  const path = `/api/desk/entries/${entryId}/translations`
  const [original, setOriginal] = useState<OriginalView>()
  const load = useAsk(() => ask<OriginalView | null>(`${path}/original`), {
    onDone: (loaded) => setOriginal(loaded ?? undefined),
  })
  const { send } = load
  const which = source && `${source.entryId} ${source.from}`
  // oxlint-disable-next-line react/exhaustive-deps -- asked when the source becomes another one, and by nothing else
  useEffect(() => void (which ? send() : setOriginal(undefined)), [which])
  useReloadOnFocus(() => void (which && send()))

  const decision = useAsk(({ step, body }: PassageDecision) => ask<OriginalView>(`${path}/${step}`, body), {
    onDone(now) {
      const isUpToDate = original && now.from !== original.from
      setOriginal(now)
      if (isUpToDate) void translations.refresh()
    },
  })
  const { sendInTurn, waiting } = useSendQueue(decision.send)

  const words = useMemo(() => original && wordsFor(original), [original])
  const { still, compareNow } = useUntranslated({ editor, fields, language, original: words })
  return {
    source,
    original,
    words,
    still,
    compareNow,
    changes: original ? changesOf(original) : [],
    problems: [...load.problems, ...decision.problems],
    isDeciding: waiting.length > 0,
    isLeaving: (keys: string[]) =>
      waiting.some(({ step, body }) => step === 'leave-passages' && body.keys.join() === keys.join()),
    isDecidingOn: ({ key }: OriginalChange) => waiting.some(({ step, body }) => step === 'change' && body.key === key),
    leave: (keys: string[], isLeft: boolean) => sendInTurn({ step: 'leave-passages', body: { keys, isLeft } }),
    decide: ({ key }: OriginalChange, decided: OriginalChange['decision']) =>
      original &&
      sendInTurn({ step: 'change', body: { key, from: original.from, to: original.to, decision: decided } }),
  }
}

export type Original = ReturnType<typeof useOriginal>

function changesOf({ fields, blocks }: OriginalView) {
  return [...fields, ...blocks].flatMap(({ change }) => (change ? [change] : []))
}

function useSendQueue(send: (decision: PassageDecision) => Promise<unknown>) {
  const [waiting, setWaiting] = useState<PassageDecision[]>([])
  const last = useRef<Promise<unknown>>(Promise.resolve())
  function sendInTurn(decision: PassageDecision) {
    setWaiting((all) => [...all, decision])
    last.current = last.current
      .then(() => send(decision))
      .finally(() => setWaiting((all) => all.filter((one) => one !== decision)))
    return last.current
  }
  return { sendInTurn, waiting }
}

function wordsFor({ language, passages, left, blocks, terms }: OriginalView): NonNullable<CheckedText['original']> {
  const leftKeys = new Set(left)
  return {
    language,
    words: new Set(passages.map(({ words }) => words)),
    left: new Set(passages.flatMap(({ key, words }) => (leftKeys.has(key) ? [words] : []))),
    blocks: blocks.flatMap(({ shape, terms }) => (shape ? [{ ...shape, terms }] : [])),
    terms,
  }
}

function useReloadOnFocus(look: () => void) {
  const [state] = useState({ last: 0, look })
  useEffect(() => void (state.look = look))
  useEffect(() => {
    state.last = Date.now()
    const onFocus = () => {
      if (Date.now() - state.last < reloadAfterMs) return
      state.last = Date.now()
      state.look()
    }
    addEventListener('focus', onFocus)
    return () => removeEventListener('focus', onFocus)
  }, [state])
}

type UseStillProps = {
  editor: Editor | null
  fields: Fields
  language: Language
  original: CheckedText['original']
}

/** The parts that are still in the original's words. `partners`: the original's block for each block here. */
type TextBeside = StillOriginal & { partners: (number | undefined)[] }

/** The time without typing before the two texts are compared. */
const refreshPauseMs = 250

function useUntranslated({ editor, fields, language, original }: UseStillProps) {
  const [still, setStill] = useState<TextBeside>()
  const latest = useRef({ fields, language, original })
  useEffect(() => void (latest.current = { fields, language, original }))

  function compareNow(): TextBeside | undefined {
    const { fields, language, original } = latest.current
    if (!editor || editor.isDestroyed || !original) return undefined
    const { doc } = editor.state
    const found = stillOriginal({ ...fields, doc, language }, original)
    const now = { ...found, partners: alignBlocks(original.blocks ?? [], doc.children.map(shapeOf)) }
    setStill(now)
    stillMarks.show(editor.view, found.passages)
    return now
  }

  useEffect(() => {
    if (!editor || !original) return
    return onTypingPause(editor, () => void compareNow(), { pause: refreshPauseMs, first: 0 })
    // oxlint-disable-next-line react/exhaustive-deps -- it reads the newest of everything by itself
  }, [editor, fields, language, original])
  useEffect(() => {
    if (!original && editor && !editor.isDestroyed) stillMarks.show(editor.view, [])
  }, [editor, original])
  return { still: original && still, compareNow }
}
