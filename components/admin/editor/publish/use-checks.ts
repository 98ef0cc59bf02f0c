import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { markRange } from '@/components/admin/editor/text/language/language-marks'
import type { Check, CheckPosition } from '@/domain/content/checks/check'
import { checksOf, readingEaseOf } from '@/domain/content/checks/content'
import { unmarkedPassages } from '@/domain/content/checks/languages'
import { easeInWords } from '@/domain/content/checks/reading-ease'
import { ask } from '@/components/ui/use-ask'
import type { Language } from '@/lib/languages/languages'
import { onTypingPause } from '../typing-rest'
import { useUploads } from '../uploads'
import type { SidePanelState } from '../use-side-panel'
import { openSection, goToCheck } from './jump'
import { checkedText, referencesOf, type ArchiveResult, type CheckInput } from './checks-of-draft'

/** The time without typing before the check. */
const checkPauseMs = 900

/** Checks the text when typing pauses. A new text shows no errors before its first words or a call of `begin`. */
export function useChecks(input: CheckInput, editor: Editor | null, panel: SidePanelState) {
  const uploads = useUploads()
  const [result, setResult] = useState<{ checks: Check[]; readabilitySentence?: string }>()
  const [archive, setArchive] = useState<ArchiveResult>()
  const [moment, checkForMoment] = useState<number>()
  const [hasBegun, setBegun] = useState(false)
  const latest = useRef({ input, uploads, archive })
  useEffect(() => void (latest.current = { input, uploads, archive }))
  const lastQuestion = useRef('')
  const going = useRef(0)

  function textNow() {
    const { input, uploads, archive } = latest.current
    return editor && checkedText(editor, input, uploads.find, archive)
  }

  useEffect(() => {
    if (!editor) return
    const check = () => {
      const { input, uploads, archive } = latest.current
      if (!hasBegun) {
        if (isBlank(editor, input)) return
        setBegun(true)
      }
      const text = checkedText(editor, input, uploads.find, archive)
      const readability = input.language === 'en' ? readingEaseOf(text.doc) : undefined
      setResult({ checks: checksOf(text), readabilitySentence: readability && easeInWords(readability) })
      void lookUp(text)
    }
    async function lookUp(text: ReturnType<typeof checkedText>) {
      const body = { ...referencesOf(text), at: moment }
      const question = JSON.stringify(body)
      if (question === lastQuestion.current || (!body.hrefs.length && !body.mediaIds.length)) return
      lastQuestion.current = question
      const answer = await ask<ArchiveResult>('/api/desk/check', body)
      if (answer.ok) setArchive(answer.value)
      else lastQuestion.current = '' // asked again at the next pause in typing
    }
    return onTypingPause(editor, check, { pause: checkPauseMs, first: checkPauseMs })
  }, [editor, archive, moment, hasBegun, input.fields, input.slug, input.language, input.original])

  function checkNow(): Check[] {
    const text = textNow()
    const checks = text ? checksOf(text) : []
    setResult((before) => ({ ...before, checks }))
    return checks
  }

  return {
    checks: result?.checks,
    readabilitySentence: result?.readabilitySentence,
    /** Waits for the next frame; of two calls before it, the last one counts. */
    goToPlace(place: CheckPosition) {
      if ('field' in place && place.field !== 'title' && place.field !== 'summary') panel.showDetails()
      cancelAnimationFrame(going.current)
      going.current = requestAnimationFrame(() => goToCheck(place, editor))
    },
    fix({ language }: Check) {
      if (!editor || !language) return
      markPassages(editor, latest.current.input.language, language.tag)
      checkNow()
      requestAnimationFrame(() => openSection('Checks'))
    },
    openList() {
      panel.showDetails()
      requestAnimationFrame(() => openSection('Checks'))
    },
    begin() {
      setBegun(true)
      const isMissing = checkNow().some(({ level }) => level === 'blocking')
      if (isMissing && panel.isFolded) panel.showDetails()
    },
    checkNow,
    /** When links must lead somewhere (UTC ms); undefined for now. */
    checkForMoment,
  }
}

function isBlank({ state: { doc } }: Editor, { fields: { files, lead } }: CheckInput) {
  const isEmpty = doc.textContent.trim() === '' && doc.children.every(({ isTextblock }) => isTextblock)
  return isEmpty && files.length === 0 && !lead
}

function markPassages(editor: Editor, own: Language, tag: string) {
  const passages = unmarkedPassages(editor.state.doc, own).filter((passage) => passage.tag === tag)
  editor.commands.command(({ tr }) => {
    for (const passage of passages) markRange(tr, passage, tag)
    return passages.length > 0
  })
}

export type DraftChecks = ReturnType<typeof useChecks>
