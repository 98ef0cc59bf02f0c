import { Button } from '@/components/ui/button'
import { StoppedPage } from './stopped'

type Props = { error: unknown; retry: () => void }

/** Shows the number that the failure has in the server's log. Nothing else about a failure leaves the server. */
export function FailedNote({ error, retry }: Props) {
  const { digest } = (error ?? {}) as { digest?: unknown }
  return (
    <StoppedPage title="This page could not be shown">
      <p>
        Something failed here, not with what you wrote: everything that was saved is safe. Try again; if it stays,
        report{typeof digest === 'string' ? ` number ${digest}` : ' what you did'}.
      </p>
      <div className="flex flex-wrap items-center gap-5 pt-2">
        <Button kind="primary" onPress={retry}>
          Try again
        </Button>
        <a href="/admin">To the desk</a>
      </div>
    </StoppedPage>
  )
}
