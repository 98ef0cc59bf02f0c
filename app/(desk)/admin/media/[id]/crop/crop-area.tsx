import { useRef, type PointerEvent } from 'react'
import { setStyle } from '@/components/ui/styled'
import { moveRect, spanRect, type CropRect, type Point, type RatioName, type Size } from './crop-math'

type Props = { src: string; picture: Size; part: CropRect; ratio: RatioName; onChange: (part: CropRect) => void }

type CropDrag = { from: Point; part: CropRect } | { fixed: Point }

export function CropArea({ src, picture, part, ratio, onChange }: Props) {
  const area = useRef<HTMLDivElement>(null)
  const currentDrag = useRef<CropDrag>(undefined)

  function at({ clientX, clientY }: PointerEvent): Point {
    const box = area.current!.getBoundingClientRect()
    const along = (from: number, length: number, pixels: number) =>
      Math.round(Math.max(0, Math.min(1, from / length)) * pixels)
    return {
      x: along(clientX - box.left, box.width, picture.width),
      y: along(clientY - box.top, box.height, picture.height),
    }
  }

  function take(event: PointerEvent, what: (at: Point) => CropDrag) {
    if (event.button) return
    event.preventDefault()
    event.stopPropagation()
    area.current!.setPointerCapture(event.pointerId)
    currentDrag.current = what(at(event))
  }

  function followPointer(event: PointerEvent) {
    const drag = currentDrag.current
    if (!drag) return
    const to = at(event)
    if ('fixed' in drag) onChange(spanRect(drag.fixed, to, { picture, ratio }))
    else onChange(moveRect(drag.part, { x: to.x - drag.from.x, y: to.y - drag.from.y }, picture))
  }

  const letGo = () => void (currentDrag.current = undefined)
  const percent = (pixels: number, whole: number) => `${(pixels / whole) * 100}%`
  const place = {
    left: percent(part.left, picture.width),
    top: percent(part.top, picture.height),
    width: percent(part.width, picture.width),
    height: percent(part.height, picture.height),
  }
  return (
    <div
      ref={area}
      onPointerDown={(event) => take(event, (point) => ({ fixed: point }))}
      onPointerMove={followPointer}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      className="relative inline-block max-w-full cursor-crosshair touch-none overflow-hidden bg-wash select-none"
    >
      <img
        src={src}
        alt=""
        draggable={false}
        width={picture.width}
        height={picture.height}
        className="block h-auto max-h-[70vh] w-auto max-w-full"
      />
      <div
        ref={setStyle(place)}
        onPointerDown={(event) => take(event, (from) => ({ from, part }))}
        className="absolute cursor-move border-2 border-[#fff] shadow-[0_0_0_9999px_rgb(0_0_0/0.55)] outline-1 outline-[#000]"
      >
        {cropCorners.map(({ name, look, fixed }) => (
          <span
            key={name}
            onPointerDown={(event) => take(event, () => ({ fixed: fixed(part) }))}
            className={`absolute size-8 after:absolute after:inset-2 after:border after:border-[#000] after:bg-[#fff] ${look}`}
          />
        ))}
      </div>
    </div>
  )
}

const cropCorners = [
  {
    name: 'top left',
    look: '-top-4 -left-4 cursor-nwse-resize',
    fixed: ({ left, top, width, height }: CropRect) => ({ x: left + width, y: top + height }),
  },
  {
    name: 'top right',
    look: '-top-4 -right-4 cursor-nesw-resize',
    fixed: ({ left, top, height }: CropRect) => ({ x: left, y: top + height }),
  },
  {
    name: 'bottom left',
    look: '-bottom-4 -left-4 cursor-nesw-resize',
    fixed: ({ left, top, width }: CropRect) => ({ x: left + width, y: top }),
  },
  {
    name: 'bottom right',
    look: '-right-4 -bottom-4 cursor-nwse-resize',
    fixed: ({ left, top }: CropRect) => ({ x: left, y: top }),
  },
]
