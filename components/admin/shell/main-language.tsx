'use client'

import type { ReactNode } from 'react'
import { setMainLanguage, type MainLanguage } from '@/lib/languages/languages'

type Props = { main: MainLanguage; children: ReactNode }

/** Sets the main language in the browser before the desk is drawn: only the server can read it. */
export function WithMainLanguage({ main, children }: Props) {
  if (typeof window !== 'undefined') setMainLanguage(main)
  return children
}
