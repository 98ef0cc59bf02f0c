import { useReducer } from 'react'
import type { PictureArea } from '@/lib/files/picture-areas.mjs'

/** `during`: the drag, or the key on one area, that made the newest state. */
type Drawn = { areas: PictureArea[]; earlier: PictureArea[][]; during?: string }

type Step =
  | { is: 'put'; index: number; area: PictureArea; during?: string }
  | { is: 'remove'; index: number }
  | { is: 'undo' }
  | { is: 'end' }

/** The areas and the earlier states for “Undo”. A whole drag or held key is one state. */
export function useAreas() {
  const [{ areas, earlier }, take] = useReducer(next, { areas: [], earlier: [] })
  return {
    areas,
    put: (index: number, area: PictureArea, during?: string) => take({ is: 'put', index, area, during }),
    remove: (index: number) => take({ is: 'remove', index }),
    endGesture: () => take({ is: 'end' }),
    undo: earlier.length > 0 ? () => take({ is: 'undo' }) : undefined,
  }
}

export type Areas = ReturnType<typeof useAreas>

function next(drawn: Drawn, step: Step): Drawn {
  const { areas, earlier, during } = drawn
  if (step.is === 'end') return { areas, earlier }
  if (step.is === 'undo') return { areas: earlier.at(-1) ?? areas, earlier: earlier.slice(0, -1) }
  if (step.is === 'remove') return { areas: areas.toSpliced(step.index, 1), earlier: [...earlier, areas] }
  const isSameGesture = step.during !== undefined && step.during === during
  return {
    areas: areas.toSpliced(step.index, 1, step.area),
    earlier: isSameGesture ? earlier : [...earlier, areas],
    during: step.during,
  }
}
