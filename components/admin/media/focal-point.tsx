'use client'

import type { MouseEvent } from 'react'
import { Button } from '@/components/ui/button'
import { positionOf } from './thumbnail'

export type Focus = { x: number; y: number } | null

type Props = {
  src: string
  alt: string
  focus: Focus
  onChange: (focus: Focus) => void
  size: { width: number; height: number }
}

/** The point of a picture that stays in sight when it is cut: set with a click or with two sliders, and what comes of it. */
export function FocalPoint({ src, alt, focus, onChange, size }: Props) {
  const { x, y } = focus ?? { x: 0.5, y: 0.5 }
  const set = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const part = (from: number, length: number) => Math.round(Math.max(0, Math.min(1, from / length)) * 1000) / 1000
    onChange({ x: part(event.clientX - box.left, box.width), y: part(event.clientY - box.top, box.height) })
  }
  return (
    <div>
      <div className="bg-wash text-center">
        <div onClick={set} className="relative inline-block max-w-full cursor-crosshair align-top">
          <img src={src} alt={alt} {...size} className="block h-auto max-h-[60vh] w-auto max-w-full" />
          {focus && (
            <span
              aria-hidden
              style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
              className="pointer-events-none absolute -m-3 size-6 rounded-[50%] border-2 border-white bg-black/30 outline-2 outline-black"
            />
          )}
        </div>
      </div>
      <fieldset className="mt-3">
        <legend className="text-sm font-semibold">Point that stays in sight when the picture is cut</legend>
        <p className="text-sm text-soft">Click on the picture, or move the sliders.</p>
        <div className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-2">
          <Slider label="From left to right" value={x} onChange={(x) => onChange({ x, y })} />
          <Slider label="From top to bottom" value={y} onChange={(y) => onChange({ x, y })} />
        </div>
        <ul aria-label="The cuts that result" className="mt-3 flex items-end gap-3">
          {cuts.map(({ name, shape }) => (
            <li key={name} className={`min-w-0 ${shape.width}`}>
              <img
                src={src}
                alt=""
                style={{ objectPosition: positionOf({ focalX: x, focalY: y }) }}
                className={`w-full object-cover ${shape.ratio}`}
              />
              <span className="text-sm text-soft">{name}</span>
            </li>
          ))}
        </ul>
        {focus && (
          <Button small onPress={() => onChange(null)} className="mt-2">
            No point: cut around the middle
          </Button>
        )}
      </fieldset>
      <input type="hidden" name="focalX" value={focus?.x ?? ''} />
      <input type="hidden" name="focalY" value={focus?.y ?? ''} />
    </div>
  )
}

const cuts = [
  { name: 'Square', shape: { width: 'flex-[9]', ratio: 'aspect-square' } },
  { name: '16:9', shape: { width: 'flex-[16]', ratio: 'aspect-video' } },
  { name: '4:3', shape: { width: 'flex-[12]', ratio: 'aspect-[4/3]' } },
]

function Slider({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
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
