export type CropRect = { left: number; top: number; width: number; height: number }
export type Size = { width: number; height: number }
export type Point = { x: number; y: number }

export const minSide = 32

/** Width divided by height; undefined for any ratio. */
export const ratios = { free: undefined, square: 1, wide: 16 / 9, standard: 4 / 3 } as const
export type RatioName = keyof typeof ratios

export function largestRect(picture: Size, ratio: RatioName): CropRect {
  const by = ratios[ratio] ?? picture.width / picture.height
  const width = Math.min(picture.width, Math.floor(picture.height * by))
  const height = Math.min(picture.height, Math.round(width / by))
  return { left: centredOffset(picture.width, width), top: centredOffset(picture.height, height), width, height }
}

function centredOffset(whole: number, part: number) {
  return Math.floor((whole - part) / 2)
}

export function moveRect(part: CropRect, by: Point, picture: Size): CropRect {
  return {
    ...part,
    left: clamp(0, part.left + Math.round(by.x), picture.width - part.width),
    top: clamp(0, part.top + Math.round(by.y), picture.height - part.height),
  }
}

type CropLimits = { picture: Size; ratio: RatioName }

/** The corner `fixed` stays; the picture's edge limits the size. */
export function spanRect(fixed: Point, to: Point, { picture, ratio }: CropLimits): CropRect {
  const right = to.x >= fixed.x
  const down = to.y >= fixed.y
  const room = { width: right ? picture.width - fixed.x : fixed.x, height: down ? picture.height - fixed.y : fixed.y }
  const { width, height } = fitSize({ width: Math.abs(to.x - fixed.x), height: Math.abs(to.y - fixed.y) }, room, ratio)
  return { left: right ? fixed.x : fixed.x - width, top: down ? fixed.y : fixed.y - height, width, height }
}

function fitSize(requested: Size, room: Size, ratio: RatioName): Size {
  const by = ratios[ratio]
  if (!by)
    return {
      width: clamp(minSide, requested.width, room.width),
      height: clamp(minSide, requested.height, room.height),
    }
  const maxWidth = Math.min(room.width, room.height * by)
  const width = clamp(minSide * Math.max(1, by), Math.max(requested.width, requested.height * by), maxWidth)
  return { width: Math.round(width), height: Math.min(room.height, Math.round(width / by)) }
}

/** Changes the other sides too if the ratio or the edge needs it. */
export function resizeSide(part: CropRect, side: keyof CropRect, value: number, { picture, ratio }: CropLimits) {
  const by = ratios[ratio]
  const whole = Number.isFinite(value) ? Math.round(value) : part[side]
  if (side === 'left' || side === 'top') return moveRect({ ...part, [side]: whole }, { x: 0, y: 0 }, picture)
  const requested = { width: part.width, height: part.height, [side]: whole }
  const led = by ? (side === 'width' ? { ...requested, height: 0 } : { ...requested, width: 0 }) : requested
  const room = { width: picture.width - part.left, height: picture.height - part.top }
  return { ...part, ...fitSize(led, room, ratio) }
}

function clamp(low: number, value: number, high: number) {
  return Math.max(Math.min(low, high), Math.min(value, high))
}
