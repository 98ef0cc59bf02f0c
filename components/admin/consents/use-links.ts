import { useRef, useState } from 'react'
import { useForm, type Action } from '@/components/ui/use-form'

export type ConsentLink = { consentId: number; entryId?: number; lineage?: string }

export function useConsentLinks(action: Action<undefined, ConsentLink & { confirm?: 'yes' }>, onDone?: () => void) {
  const { send, pending, answer, problems, problem } = useForm(action, { onDone })
  const last = useRef<ConsentLink>(undefined)
  const [declined, decline] = useState<typeof answer>()
  return {
    pending,
    problems: problems.filter(({ field }) => field !== 'confirm'),
    send(link: ConsentLink) {
      last.current = link
      send(link)
    },
    question: answer === declined ? undefined : problem('confirm'),
    confirm: () => last.current && send({ ...last.current, confirm: 'yes' }),
    keep: () => decline(answer),
  }
}

export type ConsentLinks = ReturnType<typeof useConsentLinks>
