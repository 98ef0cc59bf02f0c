'use client'

import type { ReactNode } from 'react'
import { noteMainLanguage, type MainLanguage } from '@/lib/languages/languages'

type Props = { main: MainLanguage; children: ReactNode }

/** Tells the browser the main language before anything of the desk is drawn there: only the server can ask for it. */
export function WithMainLanguage({ main, children }: Props) {
  if (typeof window !== 'undefined') noteMainLanguage(main)
  return children
}
