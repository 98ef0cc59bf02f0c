import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useForm, type Action } from '@/components/ui/form'
import { ConfirmDialog } from '@/components/ui/ask-first'

export function ConfirmLinks({ links: { question, confirm, pending, keep } }: { links: ConsentLinks }) {
  return <LostTextsDialog question={question} pending={pending} onKeep={keep} onConfirm={confirm} />
}

type ConsentLink = { consentId: number; entryId?: number; lineage?: string }

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

type Props = {
  question: string | undefined
  pending: boolean
  onKeep: () => void
  onConfirm: () => void
}

export function LostTextsDialog({ question, pending, onKeep, onConfirm }: Props) {
  return (
    <ConfirmDialog
      title="Readers would lose a text"
      open={question !== undefined}
      onOpenChange={onKeep}
      keep="Leave it as it is"
      verb="Continue, and take it from readers"
      pending={pending}
      onConfirm={onConfirm}
    >
      <p>{question}</p>
      <p className="text-sm text-soft">
        Nothing is deleted. A text can be published again once its consents hold and a second person has checked it.
      </p>
    </ConfirmDialog>
  )
}

type UnlinkProps = { name: string; links: Pick<ConsentLinks, 'pending'>; onPress: () => void }

export function UnlinkButton({ name, links, onPress }: UnlinkProps) {
  return (
    <Button small kind="quiet" aria-label={`Unlink ${name}`} isPending={links.pending} onPress={onPress}>
      Unlink
    </Button>
  )
}
