'use client'

import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import type { StandingVersions } from '@/domain/writing/editing'
import { ask } from '@/components/ui/ask'
import { useAsk } from '@/components/ui/use-ask'

type Props = { entryId: number; revisionId: number; onStanding: (standing: StandingVersions) => void }

/** Undoes a withdrawal: the same text is released again, at the same address and date. */
export function BringBack({ entryId, revisionId, onStanding }: Props) {
  const { send, pending, problems } = useAsk(
    () => ask<StandingVersions>(`/api/desk/entries/${entryId}/release`, { revisionId }),
    { onDone: onStanding },
  )

  return (
    <div>
      <Button small isDisabled={pending} onPress={() => void send()}>
        Bring back
      </Button>
      <p className="mt-1 text-sm text-soft">Readers get the text again at its address, at once.</p>
      <Problems problems={problems} />
    </div>
  )
}
