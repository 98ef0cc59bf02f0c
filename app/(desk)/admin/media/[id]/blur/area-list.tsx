import { Button } from '@/components/ui/button'
import { areaName } from './area-math'
import type { Areas } from './use-areas'

type Props = { areas: Areas; onRemoved: (index: number) => void }

export function AreaList({ areas, onRemoved }: Props) {
  if (areas.areas.length === 0) return <p className="text-soft">No area is drawn yet.</p>
  return (
    <ol aria-label="Areas">
      {areas.areas.map((area, index) => (
        <li key={index} className="flex items-start justify-between gap-3 border-t border-line py-2 first:border-t-0">
          <span>{areaName(area, index)}</span>
          <Button
            small
            kind="quiet"
            aria-label={`Remove area ${index + 1}`}
            onPress={() => {
              areas.remove(index)
              onRemoved(index)
            }}
          >
            Remove
          </Button>
        </li>
      ))}
    </ol>
  )
}
