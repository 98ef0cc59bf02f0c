import { Button } from '@/components/ui/button'
import type { RemovalRequest } from '@/domain/consents/removals'

type Props = { removal: RemovalRequest | undefined; what: string; pending?: boolean; onKeep?: () => void }

/** Shows that somebody asked to take a protection away. A button with `onKeep` refuses that. */
export function RemovalRequested({ removal, what, pending, onKeep }: Props) {
  if (!removal) return null
  return (
    <p role="status" className="mt-1 border-l-3 border-warn pl-3 text-sm">
      {removal.by} asked to take {what} away. It stays until somebody else does the same.{' '}
      {onKeep && (
        <Button small kind="quiet" isPending={pending} onPress={onKeep}>
          Keep it
        </Button>
      )}
    </p>
  )
}
