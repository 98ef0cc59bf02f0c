import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

type Props = {
  question: string | undefined
  pending: boolean
  onKeep: () => void
  onConfirm: () => void
}

export function WouldLose({ question, pending, onKeep, onConfirm }: Props) {
  return (
    <Dialog title="Readers would lose a text" alert open={question !== undefined} onOpenChange={onKeep}>
      <p className="mb-3">{question}</p>
      <p className="mb-5 text-sm text-soft">
        Nothing is deleted. A text can be published again once its consents hold and a second person has checked it.
      </p>
      <div className="flex flex-wrap gap-3">
        <Button onPress={onKeep} autoFocus>
          Leave it as it is
        </Button>
        <Button kind="danger" isPending={pending} onPress={onConfirm}>
          Continue, and take it from readers
        </Button>
      </div>
    </Dialog>
  )
}
