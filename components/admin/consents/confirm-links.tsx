'use client'

import type { ConsentLinks } from './use-links'
import { WouldLose } from './would-lose'

/** Asks before a link, or its removal, takes a text from readers. */
export function ConfirmLinks({ links: { question, goOn, pending, keep } }: { links: ConsentLinks }) {
  return <WouldLose question={question} pending={pending} onKeep={keep} onGoOn={goOn} />
}
