import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react'
import { dropAt, type DropTarget, type MenuRow } from './line-order'

const indentPixels = 28

type LineDrag = DropTarget & { at: number }
type LineDragOptions = {
  box: RefObject<HTMLElement | null>
  rows: MenuRow[]
  nests: boolean | undefined
  onDrop: (at: number, drop: DropTarget) => void
}

/** Moves a line by its grip, with mouse, finger or pen, to the gap in `drag`. Escape cancels. */
export function useLineDrag({ box, rows, nests, onDrop }: LineDragOptions) {
  const [drag, setDrag] = useState<LineDrag>()
  const latest = useRef({ rows, onDrop })
  useEffect(() => {
    latest.current = { rows, onDrop }
  })
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])

  function begin(at: number, event: ReactPointerEvent<HTMLElement>) {
    if (event.button !== 0) return
    // Prevents a text selection, and scrolling under a finger.
    event.preventDefault()
    const startX = event.clientX
    const wasSub = rows[at]?.isSub === true
    let drop: LineDrag | undefined

    const onMove = ({ clientX, clientY }: PointerEvent) => {
      const lines = Array.from(box.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])
      const above = lines.filter((line) => {
        const { top, height } = line.getBoundingClientRect()
        return clientY > top + height / 2
      })
      const pulled = clientX - startX
      const isSub = nests === true && (wasSub ? pulled > -indentPixels : pulled > indentPixels)
      drop = { at, ...dropAt(latest.current.rows, at, { to: above.length, isSub }) }
      setDrag(drop)
    }
    const end = (isDropped: boolean) => {
      controller.abort()
      stop.current = undefined
      setDrag(undefined)
      if (isDropped && drop) latest.current.onDrop(at, drop)
    }
    const controller = new AbortController()
    const { signal } = controller
    window.addEventListener('pointermove', onMove, { signal })
    window.addEventListener('pointerup', () => end(true), { signal })
    window.addEventListener('pointercancel', () => end(false), { signal })
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(false), { signal })
    stop.current = () => end(false)
  }

  return { drag, begin }
}
