'use client'

import type { ReactNode } from 'react'
import { setLanguages, type LanguageSetting } from '@/lib/languages/languages'

type Props = { setting: LanguageSetting; children: ReactNode }

/** Sets the languages of the site in the browser before the desk is drawn: only the server can read the setting. */
export function WithLanguages({ setting, children }: Props) {
  if (typeof window !== 'undefined') setLanguages(setting)
  return children
}
