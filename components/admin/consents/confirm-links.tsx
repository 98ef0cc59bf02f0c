'use client'

import type { ConsentLinks } from './use-links'
import { WouldLose } from './would-lose'

/** Asks before readers lose a text by a link, or by taking one away. */
export function ConfirmLinks({ links: { question, goOn, pending, keep } }: { links: ConsentLinks }) {
  return <WouldLose question={question} pending={pending} onKeep={keep} onGoOn={goOn} />
}
