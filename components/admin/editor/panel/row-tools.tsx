import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { Button } from '@/components/ui/button'

type Props = {
  name: string
  isFirst: boolean
  isLast: boolean
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

export function RowTools({ name, isFirst, isLast, onMove, onRemove }: Props) {
  const tools = [
    { label: `Move ${name} up`, isOff: isFirst, press: () => onMove(-1), Icon: ArrowUp },
    { label: `Move ${name} down`, isOff: isLast, press: () => onMove(1), Icon: ArrowDown },
    { label: `Remove ${name}`, press: onRemove, Icon: X },
  ]
  return (
    <div data-tools className="flex gap-1">
      {tools.map(({ label, isOff, press, Icon }, n) => (
        <Button
          key={n}
          kind="quiet"
          small
          aria-label={label}
          isDisabled={isOff}
          onPress={press}
          className="min-w-8 px-0!"
        >
          <Icon aria-hidden className="size-4" />
        </Button>
      ))}
    </div>
  )
}

export function withRowMoved<T>(rows: T[], from: number, by: -1 | 1): T[] {
  const order = [...rows]
  order.splice(from + by, 0, ...order.splice(from, 1))
  return order
}
