import { useReducer } from 'react'
import { type PictureArea, minAreaSide } from '@/lib/files/picture-areas.mjs'
import type { Point, Size } from '../crop/crop-math'

/** `during`: the drag, or the key on one area, that made the newest state. */
type AreasState = { areas: PictureArea[]; earlier: PictureArea[][]; during?: string }

type AreasAction =
  | { is: 'put'; index: number; area: PictureArea; during?: string }
  | { is: 'remove'; index: number }
  | { is: 'undo' }
  | { is: 'end' }

/** The areas and the earlier states for “Undo”. A whole drag or held key is one state. */
export function useAreas() {
  const [{ areas, earlier }, take] = useReducer(reduceAreas, { areas: [], earlier: [] })
  return {
    areas,
    put: (index: number, area: PictureArea, during?: string) => take({ is: 'put', index, area, during }),
    remove: (index: number) => take({ is: 'remove', index }),
    endGesture: () => take({ is: 'end' }),
    undo: earlier.length > 0 ? () => take({ is: 'undo' }) : undefined,
  }
}

export type Areas = ReturnType<typeof useAreas>

function reduceAreas(drawn: AreasState, step: AreasAction): AreasState {
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

type Shape = PictureArea['shape']

export function areaBetween(from: Point, to: Point, { picture, shape }: { picture: Size; shape: Shape }): PictureArea {
  const across = spanWithin(from.x, to.x, picture.width)
  const down = spanWithin(from.y, to.y, picture.height)
  return { shape, left: across.from, top: down.from, width: across.length, height: down.length }
}

function spanWithin(a: number, b: number, whole: number) {
  const length = Math.min(whole, Math.max(minAreaSide, Math.abs(b - a)))
  return { from: clamp(Math.min(a, b), 0, whole - length), length }
}

export function areaAround({ x, y }: Point, { picture, shape }: { picture: Size; shape: Shape }): PictureArea {
  const side = Math.max(minAreaSide, Math.round(Math.min(picture.width, picture.height) / 4))
  const corner = { x: Math.round(x - side / 2), y: Math.round(y - side / 2) }
  const size = { shape, width: Math.min(side, picture.width), height: Math.min(side, picture.height) }
  return moveArea({ ...size, left: 0, top: 0 }, corner, picture)
}

export function moveArea(area: PictureArea, by: Point, picture: Size): PictureArea {
  return {
    ...area,
    left: clamp(area.left + by.x, 0, picture.width - area.width),
    top: clamp(area.top + by.y, 0, picture.height - area.height),
  }
}

export function resizeArea(area: PictureArea, by: Point, picture: Size): PictureArea {
  return {
    ...area,
    width: clamp(area.width + by.x, minAreaSide, picture.width - area.left),
    height: clamp(area.height + by.y, minAreaSide, picture.height - area.top),
  }
}

/** Pixels of one key press: a hundredth of the picture, or one for fine work. */
export function stepSize(picture: Size, isFine: boolean) {
  return isFine ? 1 : Math.max(1, Math.round(Math.max(picture.width, picture.height) / 100))
}

export function areaName({ shape, left, top, width, height }: PictureArea, index: number) {
  return `Area ${index + 1}, ${shape}, ${width} × ${height}, ${left} from the left, ${top} from the top`
}

function clamp(value: number, min: number, max: number) {
  return Math.max(min, Math.min(value, Math.max(min, max)))
}
