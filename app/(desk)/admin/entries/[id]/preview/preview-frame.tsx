'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { Button } from '@/components/ui/button'
import { widths, type Width } from './widths'

type Props = {
  /** The document's address. */
  source: string
  title: string
  first: Width
}

/** The readers' page itself in a frame, as wide as a phone, a tablet or the room there is. */
export function PreviewFrame({ source, title, first }: Props) {
  const [width, setWidth] = useState(first)
  const [loads, setLoads] = useState(0)
  const { refresh } = useRouter()

  function choose(width: Width) {
    setWidth(width)
    const here = new URL(location.href)
    here.searchParams.set('width', width)
    history.replaceState(null, '', here)
  }

  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <ToggleButtonGroup
          aria-label="Width"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[width]}
          onSelectionChange={([chosen]) => choose(chosen as Width)}
          className="flex"
        >
          {(Object.keys(widths) as Width[]).map((key) => (
            <ToggleButton
              key={key}
              id={key}
              className="-ml-px min-h-9 cursor-pointer border border-edge bg-sheet px-3 text-sm font-semibold first:ml-0 hover:bg-wash focus-visible:z-10 selected:border-ink selected:bg-ink selected:text-paper forced-colors:selected:bg-[Highlight]"
            >
              {widths[key]}
              {key !== 'full' && <span className="font-normal max-sm:sr-only"> {key}</span>}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Button
          small
          onPress={() => {
            refresh()
            setLoads(loads + 1)
          }}
        >
          Show again
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
