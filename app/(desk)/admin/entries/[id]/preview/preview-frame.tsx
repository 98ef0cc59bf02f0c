'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { previewWidths, type PreviewWidth } from './widths'

type Props = {
  source: string
  title: string
  first: PreviewWidth
}

export function PreviewFrame({ source, title, first }: Props) {
  const [width, setWidth] = useState(first)
  const [loads, setLoads] = useState(0)
  const { refresh } = useRouter()

  function choose(width: PreviewWidth) {
    setWidth(width)
    const here = new URL(location.href)
    here.searchParams.set('width', width)
    history.replaceState(null, '', here)
  }

  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div role="radiogroup" aria-label="Width" className="flex">
          {(Object.keys(previewWidths) as PreviewWidth[]).map((key) => (
            <label
              key={key}
              className="relative -ml-px flex min-h-9 cursor-pointer items-center border border-edge bg-sheet px-3 text-sm font-semibold whitespace-pre first:ml-0 hover:bg-wash has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:z-10 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent forced-colors:has-checked:bg-[Highlight]"
            >
              <input
                type="radio"
                name="width"
                checked={key === width}
                onChange={() => choose(key)}
                className="absolute inset-0 cursor-pointer opacity-0"
              />
              {previewWidths[key]}
              {key !== 'full' && <span className="font-normal max-sm:sr-only"> {key}</span>}
            </label>
          ))}
        </div>
        <Button
          small
          onPress={() => {
            refresh()
            setLoads(loads + 1)
          }}
        >
          Refresh
        </Button>
      </div>
      <div
        role="region"
        aria-label="The page"
        tabIndex={0}
        className="-mx-4 overflow-x-auto border-y border-line bg-wash sm:mx-0 sm:border-x"
      >
        <iframe
          key={loads}
          title={`“${title}” as readers will see it`}
          src={source}
          width={width === 'full' ? undefined : width}
          className={`mx-auto block h-[calc(100dvh-11rem)] min-h-[34rem] bg-sheet ${width === 'full' ? 'w-full' : 'max-w-none'}`}
        />
      </div>
    </>
  )
}
