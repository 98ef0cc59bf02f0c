import { useEffect, useRef, useState } from 'react'
import { blurAreas, scaledArea, withMargin, type PictureArea } from '@/lib/files/picture-areas.mjs'
import type { Size } from '../crop/crop-math'

type Props = { src: string; picture: Size; areas: PictureArea[] }

/** Uses the code that blurs on the server, at the width of the desk. */
export function BlurredCanvas({ src, picture, areas }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [original, setOriginal] = useState<ImageData>()

  useEffect(() => {
    const image = new Image()
    image.onload = () => setOriginal(pixelsOf(image))
    image.src = src
    return () => void (image.onload = null)
  }, [src])

  useEffect(() => {
    if (!original || !canvas.current) return
    const { width, height } = original
    const shown = new ImageData(new Uint8ClampedArray(original.data), width, height)
    const scaled = areas.map((area) => scaledArea(withMargin(area, picture), width / picture.width))
    blurAreas(
      shown.data,
      { width, height, channels: 4 },
      scaled.map((area) => areaWithin(area, original)),
    )
    canvas.current.width = width
    canvas.current.height = height
    canvas.current.getContext('2d', { willReadFrequently: true })!.putImageData(shown, 0, 0)
  }, [original, areas, picture])

  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label="The picture as it will be"
      width={picture.width}
      height={picture.height}
      className="block h-auto max-h-[70vh] w-auto max-w-full"
    />
  )
}

function pixelsOf(image: HTMLImageElement) {
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  const context = canvas.getContext('2d')!
  context.drawImage(image, 0, 0)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

/** The sides of a smaller picture are rounded, so an area at the edge can reach one pixel beyond. */
function areaWithin(area: PictureArea, { width, height }: Size): PictureArea {
  const [left, top] = [Math.min(area.left, width - 1), Math.min(area.top, height - 1)]
  return { ...area, left, top, width: Math.min(area.width, width - left), height: Math.min(area.height, height - top) }
}
