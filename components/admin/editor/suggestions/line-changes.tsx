'use client'

import type { Language } from '@/lib/languages'
import { diffWords } from '@/lib/text-diff'

type Props = { label: string; before: string; after: string; language: Language }

/** Below a field of one line: what is suggested for it. */
export function LineChanges({ label, before, after, language }: Props) {
  if (before === after) return null
  return (
    <p lang={language} className="suggested-line font-serif wrap-anywhere">
      <span lang="en" className="mr-2 font-sans text-sm font-semibold text-soft">
        {label}
      </span>
      {diffWords(before, after, language).map(({ is, value }, n) => {
        if (is === 'same') return <span key={n}>{value}</span>
        return is === 'added' ? <ins key={n}>{value}</ins> : <del key={n}>{value}</del>
      })}
    </p>
  )
}
