'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import type { Check, CheckPosition } from '@/domain/content/checks/check'
import { checksOf, easeOf } from '@/domain/content/checks/content'
import { easeInWords } from '@/domain/content/checks/reading-ease'
import { ask } from '@/components/ui/ask'
import { useUploads } from '../uploads'
import { intoPanel, jumpTo } from './jump'
import { checkedText, questionsOf, type ArchiveAnswer, type CheckInput } from './checks-of-draft'

/** Typing rests (ms). */
const pause = 900

/**
 * What the publish check finds in the text as it is written: looked at again whenever typing rests. Links and uploads are
 * asked of the archive where they changed; while there is no answer, the rest is said all the same. `reveal` shows the panel.
 */
export function useChecks(looked: CheckInput, editor: Editor | null, reveal: () => void) {
  const uploads = useUploads()
  const [found, setFound] = useState<{ checks: Check[]; ease?: string }>()
  const [known, setKnown] = useState<ArchiveAnswer>()
  const [at, lookAt] = useState<number>()
  const latest = useRef({ looked, uploads, known })
  useEffect(() => void (latest.current = { looked, uploads, known }))
  const asked = useRef('')

  function textNow() {
    const { looked, uploads, known } = latest.current
    return editor && checkedText(editor, looked, uploads.find, known)
  }

  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout>
    const look = () => {
      const { looked, uploads, known } = latest.current
      const text = checkedText(editor, looked, uploads.find, known)
      const ease = looked.language === 'en' ? easeOf(text.doc) : undefined
      setFound({ checks: checksOf(text), ease: ease && easeInWords(ease) })
      void lookUp(text)
    }
    async function lookUp(text: ReturnType<typeof checkedText>) {
      const body = { ...questionsOf(text), at }
      const question = JSON.stringify(body)
      if (question === asked.current || (!body.hrefs.length && !body.mediaIds.length)) return
      asked.current = question
      const answer = await ask<ArchiveAnswer>('/api/desk/check', body)
      if (answer.ok) setKnown(answer.value)
      else asked.current = '' // asked again when typing rests next
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(look, pause)
    }
    later()
    editor.on('update', later)
    return () => {
      clearTimeout(timer)
      editor.off('update', later)
    }
  }, [editor, known, at, looked.fields, looked.slug, looked.language])

  return {
    /** Undefined before the first look. */
    checks: found?.checks,
    /** How hard an English text is to read, in words. */
    ease: found?.ease,
    /** Goes to the place of a finding. */
    jump(place: CheckPosition) {
      if ('field' in place && place.field !== 'title' && place.field !== 'summary') reveal()
      requestAnimationFrame(() => jumpTo(place, editor))
    },
    /** Goes to the list of them all. */
    open() {
      reveal()
      requestAnimationFrame(() => intoPanel('Checks'))
    },
    /** Looks at once, and answers. */
    now(): Check[] {
      const text = textNow()
      const checks = text ? checksOf(text) : []
      setFound((before) => ({ ...before, checks }))
      return checks
    },
    /** The moment (UTC ms) at which links must lead somewhere; undefined for now. */
    lookAt,
  }
}

export type DraftChecks = ReturnType<typeof useChecks>
