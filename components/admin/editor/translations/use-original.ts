import type { Editor } from '@tiptap/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { OriginalBeside, OriginalChange } from '@/domain/writing/original-beside'
import type { CheckedText } from '@/domain/content/checks/check'
import { useAsk } from '@/components/ui/use-ask'
import { ask } from '@/components/ui/ask'
import type { Language } from '@/lib/languages/languages'
import type { Fields } from '../fields'
import type { EditorStart } from '../editor-start'
import { useStill } from './use-still'
import type { EntryTranslations } from './use-translations'

type Props = {
  opened: EditorStart
  translations: EntryTranslations
  editor: Editor | null
  fields: Fields
  language: Language
}

type Decision =
  | { step: 'leave-passages'; body: { keys: string[]; isLeft: boolean } }
  | { step: 'change'; body: { key: string; from: number; to: number; decision: OriginalChange['decision'] } }

/** Milliseconds after which the original is loaded again on focus: a colleague may have changed it. */
const oldAfter = 30_000

export function useOriginal({ opened, translations, editor, fields, language }: Props) {
  const { entryId, group } = translations
  const source = group ? group.source : opened.translates
  const path = `/api/desk/entries/${entryId}/translations`
  const [original, setOriginal] = useState<OriginalBeside>()
  const load = useAsk(() => ask<OriginalBeside | null>(`${path}/original`), {
    onDone: (loaded) => setOriginal(loaded ?? undefined),
  })
  const { send } = load
  const which = source && `${source.entryId} ${source.from}`
  // oxlint-disable-next-line react/exhaustive-deps -- asked when the source becomes another one, and by nothing else
  useEffect(() => void (which ? send() : setOriginal(undefined)), [which])
  useLookedAtAgain(() => void (which && send()))

  const decision = useAsk(({ step, body }: Decision) => ask<OriginalBeside>(`${path}/${step}`, body), {
    onDone(now) {
      const isUpToDate = original && now.from !== original.from
      setOriginal(now)
      if (isUpToDate) void translations.refresh()
    },
  })
  const { sendInTurn, waiting } = useTurns(decision.send)

  const words = useMemo(() => original && wordsFor(original), [original])
  const { still, compareNow } = useStill({ editor, fields, language, original: words })
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

function changesOf({ fields, blocks }: OriginalBeside) {
  return [...fields, ...blocks].flatMap(({ change }) => (change ? [change] : []))
}

function useTurns(send: (decision: Decision) => Promise<unknown>) {
  const [waiting, setWaiting] = useState<Decision[]>([])
  const last = useRef<Promise<unknown>>(Promise.resolve())
  function sendInTurn(decision: Decision) {
    setWaiting((all) => [...all, decision])
    last.current = last.current
      .then(() => send(decision))
      .finally(() => setWaiting((all) => all.filter((one) => one !== decision)))
    return last.current
  }
  return { sendInTurn, waiting }
}

function wordsFor({ language, passages, left, blocks, terms }: OriginalBeside): NonNullable<CheckedText['original']> {
  const leftKeys = new Set(left)
  return {
    language,
    words: new Set(passages.map(({ words }) => words)),
    left: new Set(passages.flatMap(({ key, words }) => (leftKeys.has(key) ? [words] : []))),
    blocks: blocks.flatMap(({ shape, terms }) => (shape ? [{ ...shape, terms }] : [])),
    terms,
  }
}

function useLookedAtAgain(look: () => void) {
  const [state] = useState({ last: 0, look })
  useEffect(() => void (state.look = look))
  useEffect(() => {
    state.last = Date.now()
    const onFocus = () => {
      if (Date.now() - state.last < oldAfter) return
      state.last = Date.now()
      state.look()
    }
    addEventListener('focus', onFocus)
    return () => removeEventListener('focus', onFocus)
  }, [state])
}
