import type { X } from 'lucide-react'
import { Button } from '@/components/ui/button'

type Props = { label: string; off?: boolean; onPress: () => void; icon: typeof X }

export function RowTool({ label, off, onPress, icon: Icon }: Props) {
  return (
    <Button kind="quiet" small aria-label={label} isDisabled={off} onPress={onPress} className="min-w-8 px-0!">
      <Icon aria-hidden className="size-4" />
    </Button>
  )
}

export function withRowMoved<T>(rows: T[], from: number, by: -1 | 1): T[] {
  const order = [...rows]
  order.splice(from + by, 0, ...order.splice(from, 1))
  return order
}
