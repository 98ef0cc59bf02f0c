'use client'

import { useEffect, useState } from 'react'
import { unsavedTextAddress, findTexts, type UnsavedText } from '@/components/admin/editor/unsaved-text'
import { momentWords } from '@/components/admin/editor/unsaved-notice'

export function UnsavedTexts({ userId, zone }: { userId: number; zone: string }) {
  const [texts, setTexts] = useState<UnsavedText[]>([])
  useEffect(() => setTexts(findTexts({ userId })), [userId])
  if (texts.length === 0) return null
  return (
    <section aria-label="Texts that were not saved" className="mb-8 border-l-3 border-warn bg-warn-wash px-4 py-3">
      <h2 className="text-base">Not saved yet, and kept in this browser</h2>
      <ul className="mt-1 space-y-1">
        {texts.map((text) => (
          <li key={text.key}>
            <a href={unsavedTextAddress(text)}>“{text.content.title.slice(0, 80) || 'Untitled'}”</a>{' '}
            <span className="text-sm text-soft">from {momentWords(text.at, zone)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
