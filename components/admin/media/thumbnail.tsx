'use client'

import { FileText, Play } from 'lucide-react'
import { setStyle } from '@/components/ui/styled'
import { widthsOf } from '@/lib/files/media-files'
import { isPicture, isRecording, type MediaType } from '@/lib/files/media-types'
import { formatName } from './upload-words'

type Props = {
  upload: { id: string; type: MediaType; width: number | null; focalX: number | null; focalY: number | null }
  small?: boolean
  className?: string
}

/** Shows an upload, hidden from screen readers: its name is beside it. */
export function Thumbnail({ upload: { id, type, width, focalX, focalY }, small, className = '' }: Props) {
  const Mark = isRecording(type) ? Play : FileText
  if (!width)
    return (
      <span className={`flex flex-col items-center justify-center gap-1 bg-wash text-soft ${className}`}>
        <Mark aria-hidden className="size-2/5 max-w-10" strokeWidth={1.25} />
        <span className="text-sm font-semibold max-sm:sr-only">{formatName(type)}</span>
      </span>
    )
  return (
    <img
      src={`/api/desk/media/${id}/${small ? widthsOf(width)[0] : 'shown'}.webp`}
      alt=""
      loading="lazy"
      ref={setStyle({ objectPosition: objectPosition({ focalX, focalY }) })}
      className={`bg-wash ${isPicture(type) ? 'object-cover' : 'object-contain'} ${small || isPicture(type) ? '' : 'p-2'} ${className}`}
    />
  )
}

export function objectPosition({ focalX, focalY }: { focalX: number | null; focalY: number | null }) {
  return `${(focalX ?? 0.5) * 100}% ${(focalY ?? 0.5) * 100}%`
}
