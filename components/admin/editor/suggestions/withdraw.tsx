import { useRouter } from 'next/navigation'
import { ask } from '@/components/ui/ask'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Problems } from '@/components/ui/problems'
import { useAsk } from '@/components/ui/use-ask'
import { refused, type Result } from '@/lib/result'

type Props = { entryId: number; isDisabled: boolean; save: () => Promise<unknown> }

export function Withdraw(props: Props) {
  const trigger = (
    <Button isDisabled={props.isDisabled} className="w-full">
      Withdraw…
    </Button>
  )
  return (
    <Dialog title="Withdraw your suggestions" trigger={trigger}>
      {(close) => <Form {...props} onCancel={close} />}
    </Dialog>
  )
}

function Form({ entryId, save, onCancel }: Props & { onCancel: () => void }) {
  const router = useRouter()
  const { send, pending, problems } = useAsk(
    async (): Promise<Result> => {
      if (!(await save())) return refused('What you wrote last is not saved yet. Try again.')
      return ask(`/api/desk/entries/${entryId}/suggestions/own`, { act: 'withdraw' })
    },
    { onDone: () => router.push(`/admin/entries/${entryId}`) },
  )
  return (
    <div className="space-y-4">
      <p>What you suggested here and nobody has accepted yet is deleted. The text itself stays as it is.</p>
      <Problems problems={problems} />
      <div className="flex flex-wrap gap-2">
        <Button kind="danger" isPending={pending} onPress={() => void send()}>
          Withdraw
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </div>
  )
}
