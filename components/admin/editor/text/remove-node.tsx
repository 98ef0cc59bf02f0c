import { X } from 'lucide-react'
import { Button } from '@/components/ui/button'

export function RemoveNode({ what, onPress }: { what: string; onPress: () => void }) {
  return (
    <Button small kind="danger" onPress={onPress}>
      <X aria-hidden className="size-4" />
      Remove {what}
    </Button>
  )
}
