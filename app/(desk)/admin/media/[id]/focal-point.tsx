import type { KeyboardEvent, MouseEvent } from 'react'
import { Button } from '@/components/ui/button'
import { setStyle } from '@/components/ui/styled'
import { objectPosition } from '@/components/admin/media/thumbnail'

export type Focus = { x: number; y: number } | null

type Props = {
  src: string
  alt: string
  focus: Focus
  onChange: (focus: Focus) => void
  size: { width: number; height: number }
}

export function FocalPoint({ src, alt, focus, onChange, size }: Props) {
  const { x, y } = focus ?? { x: 0.5, y: 0.5 }
  const set = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    onChange({
      x: clampShare((event.clientX - box.left) / box.width),
      y: clampShare((event.clientY - box.top) / box.height),
    })
  }
  const move = (event: KeyboardEvent) => {
    const step = arrowSteps[event.key]
    if (!step) return
    event.preventDefault()
    onChange({ x: clampShare(x + step.x), y: clampShare(y + step.y) })
  }
  return (
    <div>
      <div className="bg-wash text-center">
        <div onClick={set} className="relative inline-block max-w-full cursor-crosshair align-top">
          <img src={src} alt={alt} {...size} className="block h-auto max-h-[60vh] w-auto max-w-full" />
          {focus && (
            <span
              aria-hidden
              ref={setStyle({ left: `${x * 100}%`, top: `${y * 100}%` })}
              className="pointer-events-none absolute -m-3 size-6 rounded-[50%] border-2 border-[#fff] bg-[#000]/30 outline-2 outline-[#000]"
            />
          )}
        </div>
      </div>
      <fieldset className="mt-3">
        <legend className="text-sm font-semibold">Focal point</legend>
        <p className="text-sm text-soft">
          Click on the picture, or move the sliders; the arrow keys move the point where they show.
        </p>
        <div onKeyDown={move} className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-2">
          <FocusSlider label="From left to right" value={x} onChange={(x) => onChange({ x, y })} />
          <FocusSlider label="From top to bottom" value={y} onChange={(y) => onChange({ x, y })} />
        </div>
        <ul aria-label="Crops that result" className="mt-3 flex items-end gap-3">
          {previewShapes.map(({ name, shape }) => (
            <li key={name} className={`min-w-0 ${shape.width}`}>
              <img
                src={src}
                alt=""
                ref={setStyle({ objectPosition: objectPosition({ focalX: x, focalY: y }) })}
                className={`w-full object-cover ${shape.ratio}`}
              />
              <span className="text-sm text-soft">{name}</span>
            </li>
          ))}
        </ul>
        {focus && (
          <Button small onPress={() => onChange(null)} className="mt-2">
            No focal point: keep the middle
          </Button>
        )}
      </fieldset>
      <input type="hidden" name="focalX" value={focus?.x ?? ''} />
      <input type="hidden" name="focalY" value={focus?.y ?? ''} />
    </div>
  )
}

const arrowSteps: Record<string, { x: number; y: number } | undefined> = {
  ArrowLeft: { x: -0.01, y: 0 },
  ArrowRight: { x: 0.01, y: 0 },
  ArrowUp: { x: 0, y: -0.01 },
  ArrowDown: { x: 0, y: 0.01 },
}

function clampShare(share: number) {
  return Math.round(Math.max(0, Math.min(1, share)) * 1000) / 1000
}

const previewShapes = [
  { name: 'Square', shape: { width: 'flex-[9]', ratio: 'aspect-square' } },
  { name: '16:9', shape: { width: 'flex-[16]', ratio: 'aspect-video' } },
  { name: '4:3', shape: { width: 'flex-[12]', ratio: 'aspect-[4/3]' } },
]

function FocusSlider({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <label className="block text-sm">
      {label}
      <input
        type="range"
        min={0}
        max={100}
        value={Math.round(value * 100)}
        aria-valuetext={`${Math.round(value * 100)} %`}
        onChange={(event) => onChange(Number(event.target.value) / 100)}
        className="block min-h-8 w-full accent-accent"
      />
    </label>
  )
}
