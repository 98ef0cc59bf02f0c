'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { inputClass } from '@/components/ui/button-class'
import { Labelled } from '@/components/ui/labelled'
import { ProblemList, useForm } from '@/components/ui/form'
import { RadioGroup } from '@/components/ui/radio-group'
import { CropArea } from './crop-area'
import { largestRect, resizeSide, type CropRect, type RatioName, type Size } from './crop-math'
import { ReplacementReport } from '../replacement-report'
import { saveCrop } from '../../actions'

type Props = { id: string; picture: Size }

export function CropForm({ id, picture }: Props) {
  const [ratio, setRatio] = useState<RatioName>('free')
  const [part, setPart] = useState(() => largestRect(picture, 'free'))
  const cropping = useForm(saveCrop)
  if (cropping.answer?.ok) return <ReplacementReport report={cropping.answer.value} />
  const choose = (next: RatioName) => {
    setRatio(next)
    setPart(largestRect(picture, next))
  }
  return (
    <form {...cropping.form} className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <input type="hidden" name="id" value={id} />
      <div>
        <CropArea
          src={`/api/desk/media/${id}/shown.webp`}
          picture={picture}
          part={part}
          ratio={ratio}
          onChange={setPart}
        />
      </div>
      <div className="space-y-5">
        <RadioGroup
          label="Shape"
          value={ratio}
          onChange={(value) => choose(value as RatioName)}
          choices={{ free: 'Any', square: 'Square', wide: '16:9', standard: '4:3' }}
          hint="Draw on the picture, move the part or pull its corners; or write the numbers."
        />
        <div className="grid grid-cols-2 gap-3">
          {sideFields.map(({ side, label }) => (
            <PixelsField
              key={side}
              side={side}
              label={label}
              value={part[side]}
              onChange={(value) => setPart(resizeSide(part, side, value, { picture, ratio }))}
            />
          ))}
        </div>
        <p className="text-sm text-soft">
          Of {picture.width} × {picture.height} pixels. The picture stays as it is: the part becomes its next version,
          in the newest version of every text that uses it. Readers get it once those are published.
        </p>
        <ProblemList problems={cropping.problems} />
        <Button type="submit" kind="primary" isPending={cropping.pending}>
          {cropping.pending ? 'Cropping…' : 'Save crop'}
        </Button>
      </div>
    </form>
  )
}

const sideFields: { side: keyof CropRect; label: string }[] = [
  { side: 'left', label: 'From the left' },
  { side: 'top', label: 'From the top' },
  { side: 'width', label: 'Width' },
  { side: 'height', label: 'Height' },
]

type PixelsProps = { side: keyof CropRect; label: string; value: number; onChange: (value: number) => void }

/** Uses the typed number when the field is left or an arrow changes it. */
function PixelsField({ side, label, value, onChange }: PixelsProps) {
  const [text, setText] = useState<string>()
  const take = (text: string) => {
    setText(undefined)
    onChange(text.trim() === '' ? Number.NaN : Number(text))
  }
  return (
    <Labelled id={`crop-${side}`} label={label} className="min-w-0">
      <input
        id={`crop-${side}`}
        name={side}
        inputMode="numeric"
        value={text ?? String(value)}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => text !== undefined && take(text)}
        onKeyDown={(event) => {
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
          if (step) {
            event.preventDefault()
            take(String(Number(text ?? value) + step * (event.shiftKey ? 10 : 1)))
          }
          if (event.key === 'Enter' && text !== undefined) take(text)
        }}
        className={inputClass}
      />
    </Labelled>
  )
}
