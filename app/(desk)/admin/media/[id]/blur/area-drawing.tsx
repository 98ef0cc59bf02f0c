import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { setStyle } from '@/components/ui/styled'
import type { PictureArea } from '@/lib/files/picture-areas.mjs'
import type { Point, Size } from '../crop/crop-math'
import { areaAround, areaBetween, areaName, moveArea, resizeArea, stepSize, type Areas } from './use-areas'
import { BlurredCanvas } from './blurred-canvas'
import { Button } from '@/components/ui/button'

type Props = {
  src: string
  picture: Size
  shape: PictureArea['shape']
  areas: Areas
  onSay: (sentence: string) => void
  onRemoved: () => void
}

type AreaDrag = { index: number; from: Point } & (
  { is: 'new'; isDrawn: boolean } | { is: 'move' | 'resize'; area: PictureArea }
)

export function AreaDrawing({ src, picture, shape, areas, onSay, onRemoved }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const drag = useRef<AreaDrag>(undefined)

  function at({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width, height } = box.current!.getBoundingClientRect()
    const along = (from: number, length: number, pixels: number) =>
      Math.round(Math.max(0, Math.min(1, from / length)) * pixels)
    return { x: along(clientX - left, width, picture.width), y: along(clientY - top, height, picture.height) }
  }

  function take(event: PointerEvent, begin: (from: Point) => AreaDrag) {
    if (event.button || drag.current) return
    event.stopPropagation()
    box.current!.setPointerCapture(event.pointerId)
    areas.endGesture()
    drag.current = begin(at(event))
  }

  function followPointer(event: PointerEvent) {
    const current = drag.current
    if (!current) return
    const to = at(event)
    const by = { x: to.x - current.from.x, y: to.y - current.from.y }
    if (current.is === 'new') {
      current.isDrawn ||= by.x !== 0 || by.y !== 0
      if (current.isDrawn) areas.put(current.index, areaBetween(current.from, to, { picture, shape }), 'drag')
    } else {
      const change = current.is === 'move' ? moveArea : resizeArea
      areas.put(current.index, change(current.area, by, picture), 'drag')
    }
  }

  function letGo() {
    const current = drag.current
    drag.current = undefined
    // A tap draws nothing: it selects the area around it.
    if (current?.is === 'new' && !current.isDrawn)
      areas.put(current.index, areaAround(current.from, { picture, shape }))
    areas.endGesture()
  }

  function followKeys(event: KeyboardEvent, index: number) {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      areas.remove(index)
      onSay(`Area ${index + 1} is removed.`)
      return onRemoved()
    }
    const direction = arrowDirections[event.key]
    if (!direction || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const step = stepSize(picture, event.altKey)
    const by = { x: direction.x * step, y: direction.y * step }
    const area = (event.shiftKey ? resizeArea : moveArea)(areas.areas[index]!, by, picture)
    areas.put(index, area, `${event.key} ${event.shiftKey} ${index}`)
    onSay(areaName(area, index))
  }

  const percent = (pixels: number, whole: number) => `${(pixels / whole) * 100}%`
  return (
    <div
      ref={box}
      role="application"
      aria-label="Areas on the picture"
      aria-describedby="area-keys"
      onPointerDown={(event) => take(event, (from) => ({ is: 'new', isDrawn: false, index: areas.areas.length, from }))}
      onPointerMove={followPointer}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      className="relative inline-block max-w-full cursor-crosshair touch-none bg-wash select-none"
    >
      <BlurredCanvas src={src} picture={picture} areas={areas.areas} />
      {areas.areas.map((area, index) => (
        <button
          key={index}
          type="button"
          aria-label={areaName(area, index)}
          onKeyDown={(event) => followKeys(event, index)}
          onPointerDown={(event) => take(event, (from) => ({ is: 'move', index, from, area }))}
          ref={setStyle({
            left: percent(area.left, picture.width),
            top: percent(area.top, picture.height),
            width: percent(area.width, picture.width),
            height: percent(area.height, picture.height),
          })}
          className={`absolute cursor-move border-2 border-[#fff] outline-1 outline-[#000] focus-visible:outline-4 focus-visible:outline-accent ${area.shape === 'oval' ? 'rounded-[50%]' : ''}`}
        >
          <span className="absolute -top-0.5 -left-0.5 min-w-5 bg-[#000] px-1 text-sm font-semibold text-[#fff]">
            {index + 1}
          </span>
          <span
            onPointerDown={(event) => take(event, (from) => ({ is: 'resize', index, from, area }))}
            className="absolute -right-4 -bottom-4 size-8 cursor-nwse-resize after:absolute after:inset-2 after:border after:border-[#000] after:bg-[#fff]"
          />
        </button>
      ))}
    </div>
  )
}

const arrowDirections: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

type AreaListProps = { areas: Areas; onRemoved: (index: number) => void }

export function AreaList({ areas, onRemoved }: AreaListProps) {
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
