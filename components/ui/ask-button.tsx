import type { ComponentProps } from 'react'
import type { Result } from '@/lib/result'
import { Button } from './button'
import { ProblemList } from './form'
import { useAsk } from './use-ask'

type Props = Omit<ComponentProps<typeof Button>, 'onPress' | 'isPending'> & {
  ask: () => Promise<Result<unknown>>
  onDone?: () => void
}

/** A button that sends a request, and shows the reason beside it if the request is refused. */
export function AskButton({ ask, onDone, ...button }: Props) {
  const { send, pending, problems } = useAsk(ask, { onDone })
  return (
    <>
      <Button {...button} isPending={pending} onPress={() => void send()} />
      <div className="order-last w-full has-[:empty]:hidden">
        <ProblemList problems={problems} />
      </div>
    </>
  )
}
