'use client'

import { WouldLose } from '@/components/admin/consents/would-lose'
import type { People } from './use-people'

/** Asks before readers lose a text by its mark. */
export function AskBeforeMark({ people: { mark, people, say, keep } }: { people: People }) {
  return (
    <WouldLose
      question={mark.problem('confirm')}
      pending={mark.pending}
      onKeep={keep}
      onGoOn={() => people && void say(people, true)}
    />
  )
}
